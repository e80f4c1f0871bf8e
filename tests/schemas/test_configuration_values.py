"""Values that a document cannot be kept with are refused with their place, whichever way they come."""

import tomllib

import pytest

from schemas.configuration import BadConfiguration, configuration_from, decode_configuration


@pytest.mark.parametrize("number", ["inf", "-inf", "nan", "1e999"])
@pytest.mark.parametrize("field", ["deadband", "heartbeat_s"])
def test_a_number_without_an_end_is_refused(number: str, field: str) -> None:
    other = "deadband = 1.0" if field == "heartbeat_s" else ""
    text = f'[[points]]\nkey = "p/a"\n[[points]]\nkey = "p/b"\n{other}\n{field} = {number}\n'

    with pytest.raises(BadConfiguration) as refusal:
        configuration_from(tomllib.loads(text))

    assert f"$.points[1].{field}" in str(refusal.value)


def test_a_limit_without_an_end_is_refused() -> None:
    text = '[[rules]]\nid = "r"\nversion = 1\npoint_key = "p/a"\npoint_unit = "1"\n'
    text += '[rules.params]\nkind = "limit"\ndirection = "high"\nlimit = inf\n'

    with pytest.raises(BadConfiguration, match=r"rules\[0\]\.params\.limit"):
        configuration_from(tomllib.loads(text))


def test_a_number_too_large_for_json_is_refused_there_too() -> None:
    with pytest.raises(BadConfiguration):
        decode_configuration(b'{"points": [{"key": "p/a", "deadband": 1e999}]}')


def test_a_point_that_stands_twice_is_refused_by_its_name() -> None:
    twice = [{"key": "p/a", "deadband": 1.0}, {"key": "p/a", "deadband": 2.0}]

    with pytest.raises(BadConfiguration, match="point key used twice: p/a"):
        configuration_from({"points": twice})
