"""Equipment as data: every built-in type loads; faults are named with file and place."""

from pathlib import Path

import pytest

from firmware_bridge.equipment import BadEquipmentType, available_types, load_equipment_type

POINT = '[[points]]\nname = "level"\ntitle = "Level"\nunit = "%"\n'


@pytest.mark.parametrize("name", available_types())
def test_every_built_in_type_loads_and_shows_a_healthy_value_in_range(name: str) -> None:
    for point in load_equipment_type(name).points:
        assert point.low is not None
        assert point.high is not None
        assert point.low <= point.typical <= point.high


def test_a_type_of_ones_own_needs_a_file_and_no_code(tmp_path: Path) -> None:
    (tmp_path / "tank.toml").write_text(f'title = "Tank"\nprotocol = "cobs_frames"\n{POINT}')

    assert load_equipment_type("tank", folder=tmp_path).points[0].name == "level"
    assert "tank" in available_types(folder=tmp_path)


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ("title = ", "tank.toml"),
        (f'title = "T"\nprotocol = "cobs_frames"\ncolour = "red"\n{POINT}', "colour"),
        (f'title = "T"\nprotocol = "smoke"\n{POINT}', "smoke"),
        (f'title = "T"\nprotocol = "modbus_rtu"\n{POINT}', "register"),
        (f'title = "T"\nprotocol = "mqtt_json"\n{POINT}', "{address}"),
        ('title = "T"\nprotocol = "cobs_frames"\n' + POINT.replace('"%"', '"furlong"'), "furlong"),
        (f'title = "T"\nprotocol = "cobs_frames"\n{POINT}{POINT}', "twice"),
    ],
)
def test_a_fault_in_a_file_is_named(tmp_path: Path, content: str, named: str) -> None:
    (tmp_path / "tank.toml").write_text(content)

    with pytest.raises(BadEquipmentType) as refusal:
        load_equipment_type("tank", folder=tmp_path)

    assert "tank.toml" in str(refusal.value)
    assert named in str(refusal.value)


def test_an_unknown_type_is_answered_with_the_known_ones() -> None:
    with pytest.raises(BadEquipmentType, match="bearing-monitor"):
        load_equipment_type("no-such-type")
