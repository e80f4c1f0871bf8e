"""The runner of all checks: a whole set has a limit of its own."""

import sys

import pytest

from deploy.checks import __main__ as checks


@pytest.mark.parametrize(("limit_s", "code"), [(60, 0), (0, 1)])
def test_a_whole_set_fails_at_its_limit_though_every_part_is_in_time(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], limit_s: int, code: int
) -> None:
    part = checks.Part("nothing", (sys.executable, "-c", "print('1 passed')"), budget_s=60)
    monkeypatch.setitem(checks.SETS, "check", (part,))
    monkeypatch.setitem(checks.LIMIT_S, "check", limit_s)
    monkeypatch.setattr(sys, "argv", ["checks", "check"])

    assert checks.main() == code
    assert capsys.readouterr().out.splitlines()[-1] == f"1 passed, {code} failed"
