"""The last good configuration goes on, whatever comes; and what was refused is told with what to do."""

from pathlib import Path

import pytest

from edge_agent.commands import Commands
from edge_agent.configuration import LAST_GOOD_NAME, ConfigurationKeeper, sleeping_rules
from edge_agent.observations import Answer, NewConfiguration
from edge_agent.pipeline import Inbox
from schemas.configuration import BadConfiguration, ConfigurationDocument, Equipment, SerialPort
from schemas.downlink import Command
from schemas.records import EquipmentKind, PointDescription
from schemas.rules.rule import LimitParams, Rule
from tests.edge_agent.fake_clock import FakeClock

PUMP = {"ports": [{"type": "serial", "key": "line", "device": "/dev/x"}], "version": 4}


class OneType:
    """Knows pumps on serial lines and nothing else."""

    def findings(self, document: ConfigurationDocument) -> list[str]:
        return [
            f"equipment {machine.key!r}: type {machine.type!r} is not known; write one of pump"
            for machine in document.equipment
            if machine.type != "pump"
        ]

    def points(self, type_name: str) -> list[PointDescription]:
        return [PointDescription(key="vibration", unit="mm/s", name="Vibration", low=0, high=50)]

    def kinds(self) -> list[EquipmentKind]:
        return []


def keeper(folder: Path, *, local_file: Path | None = None) -> ConfigurationKeeper:
    return ConfigurationKeeper(folder=folder, catalogue=OneType(), local_file=local_file)


def pump(version: int = 1, kind: str = "pump") -> ConfigurationDocument:
    return ConfigurationDocument(
        version=version,
        ports=[SerialPort(key="line", device="/dev/x")],
        equipment=[Equipment(key="p-1", type=kind, port="line")],
    )


def test_without_any_document_there_is_an_empty_one(tmp_path: Path) -> None:
    assert keeper(tmp_path).load() == ConfigurationDocument()


def test_what_was_kept_is_found_at_the_next_start(tmp_path: Path) -> None:
    keeper(tmp_path).keep(pump(7))

    assert keeper(tmp_path).load() == pump(7)


def test_a_damaged_kept_document_is_put_aside(tmp_path: Path) -> None:
    (tmp_path / LAST_GOOD_NAME).write_text("{")

    assert keeper(tmp_path).load() == ConfigurationDocument()
    assert (tmp_path / "configuration.damaged").read_text() == "{"


def test_a_local_file_is_the_document(tmp_path: Path) -> None:
    local = tmp_path / "own.toml"
    local.write_text(
        'version = 2\n[[ports]]\ntype = "serial"\nkey = "line"\ndevice = "/dev/x"\n'
        '[[equipment]]\nkey = "p-1"\ntype = "pump"\nport = "line"\n'
    )

    assert keeper(tmp_path, local_file=local).load() == pump(2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("version = ", ["is not TOML"]),
        ("versio = 1\n", ["unknown field", "versio"]),
        ('[[equipment]]\nkey = "p"\ntype = "pump"\nport = "none"\n', ["'p'", "'none'", "known ports"]),
        ('[[ports]]\ntype = "serial"\nkey = "l"\ndevice = "x"\n[[equipment]]\nkey = "p"\ntype = "boat"\nport = "l"\n',
         ["equipment 'p'", "'boat' is not known", "write one of"]),
    ],
)  # fmt: skip
def test_a_bad_local_file_is_told_with_place_and_mend(tmp_path: Path, text: str, words: list[str]) -> None:
    local = tmp_path / "own.toml"
    local.write_text(text)

    with pytest.raises(BadConfiguration) as told:
        keeper(tmp_path, local_file=local).load()

    assert all(word in str(told.value) for word in [str(local), *words]), str(told.value)


def test_with_a_bad_local_file_the_last_good_document_goes_on(tmp_path: Path) -> None:
    keeper(tmp_path).keep(pump(7))
    local = tmp_path / "own.toml"
    local.write_text("version = ")

    assert keeper(tmp_path, local_file=local).load() == pump(7)


def test_points_carry_the_machines_key(tmp_path: Path) -> None:
    (point,) = keeper(tmp_path).points(pump())

    assert point == PointDescription(key="p-1/vibration", unit="mm/s", name="Vibration", low=0, high=50)


def test_rules_of_unlisted_machines_are_pointed_out() -> None:
    rule = Rule(id="r", version=1, point_key="p-2/x", point_unit="1", params=LimitParams(direction="high", limit=1.0))

    (text,) = sleeping_rules(ConfigurationDocument(rules=[rule]))

    assert "'p-2/x'" in text
    assert "remove the rule" in text


def obey(folder: Path, command: Command, *, local_file: Path | None = None) -> object:
    inbox, kept = Inbox(), keeper(folder, local_file=local_file)
    if local_file is None:
        kept.load()
    Commands(keeper=kept, inbox=inbox, clock=FakeClock()).obey(command)
    item = inbox.get(timeout_s=0)
    return item.result if isinstance(item, Answer) else item


def configure(body: object, *, expires_at_us: int = 2**62) -> Command:
    return Command(id="c-1", kind="configure", expires_at_us=expires_at_us, body=body)


def test_a_good_document_goes_to_the_pipeline(tmp_path: Path) -> None:
    item = obey(tmp_path, configure(PUMP))

    assert isinstance(item, NewConfiguration)
    assert (item.command_id, item.document.version) == ("c-1", 4)


@pytest.mark.parametrize(
    ("command", "outcome", "words"),
    [
        (configure({"version": "x"}), "refused", ["$.version", "last good configuration stays"]),
        (configure({"ports": [], "color": 1}), "refused", ["color"]),
        (configure("text"), "refused", ["Expected"]),
        (
            configure(PUMP | {"equipment": [{"key": "b", "type": "boat", "port": "line"}]}),
            "refused",
            ["equipment 'b'", "write one of"],
        ),
        (configure(PUMP, expires_at_us=1), "expired", ["send it again"]),
    ],
)
def test_what_cannot_be_done_is_answered(tmp_path: Path, command: Command, outcome: str, words: list[str]) -> None:
    result = obey(tmp_path, command)

    assert getattr(result, "outcome", None) == outcome
    assert all(word in result.text for word in words), result.text


def test_a_gateway_with_its_own_file_refuses_the_clouds(tmp_path: Path) -> None:
    local = tmp_path / "own.toml"
    local.write_text("version = 1\n")

    result = obey(tmp_path, configure(PUMP), local_file=local)

    assert result.outcome == "refused"
    assert "remove [configuration]" in result.text


def test_the_same_refusal_is_not_said_every_few_seconds(tmp_path: Path) -> None:
    inbox, clock = Inbox(), FakeClock()
    commands = Commands(keeper=keeper(tmp_path), inbox=inbox, clock=clock)

    for _ in range(5):
        commands.obey(configure("text"))
        clock.advance(15)
    clock.advance(600)
    commands.obey(configure("text"))

    assert len(inbox) == 2


def test_a_deadband_beside_a_chart_is_refused_before_the_agent_starts(tmp_path: Path) -> None:
    file = tmp_path / "configuration.toml"
    file.write_text(
        'points = [{key = "p-1/vibration", deadband = 0.1}]\n'
        '[[rules]]\nid = "usual"\nversion = 1\npoint_key = "p-1/vibration"\npoint_unit = "mm/s"\n'
        'params = {kind = "ewma"}\n'
    )

    with pytest.raises(BadConfiguration, match="watched by chart 'usual', which learns from every reading"):
        keeper(tmp_path, local_file=file).inspect()
