"""edge.toml: what is wrong is said with file, key and what to do."""

from pathlib import Path

import pytest

from edge_agent.settings import BadSettings, load_settings
from edge_agent.settings_text import as_markdown

PAGE = Path(__file__).resolve().parents[2] / "docs" / "edge-settings.md"

GOOD = '[gateway]\nid = "gw-1"\n[broker]\nhost = "localhost"\npassword = "secret"\n'


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "edge.toml"
    path.write_text(text)
    return path


def test_paths_start_at_the_files_folder(tmp_path: Path) -> None:
    settings = load_settings(write(tmp_path, GOOD))

    assert settings.data_folder == tmp_path / "edge-data"
    assert (settings.username, settings.password, settings.broker_port) == ("gw-1", "secret", 1883)


def test_the_cloud_may_be_named_instead_of_a_broker(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").touch()
    text = '[gateway]\nid = "gw-1"\n[cloud]\nurl = "https://a.example/"\npassword = "secret"\nca_file = "ca.pem"\n'

    settings = load_settings(write(tmp_path, text))

    assert (settings.cloud_url, settings.username, settings.password) == ("https://a.example", "gw-1", "secret")
    assert settings.ca_file == tmp_path / "ca.pem"
    assert settings.other_side == "the cloud at https://a.example"


def test_password_may_stand_in_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "pw").write_text("hidden\n")

    settings = load_settings(write(tmp_path, GOOD.replace('password = "secret"', 'password_file = "pw"')))

    assert settings.password == "hidden"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD + "spool = 3\n", ["broker", "spool", "remove it or correct its spelling"]),
        (GOOD + "[sensors]\na = 1\n", ["sensors", "remove it or correct its spelling"]),
        (GOOD.replace('host = "localhost"\n', ""), ["broker", "host", "add it"]),
        (GOOD + 'port = "many"\n', ["broker.port", "correct the value"]),
        (GOOD + "port = 70000\n", ["broker.port", "65535", "correct the value"]),
        (GOOD.replace("gw-1", "a/b"), ["gateway.id", "'a/b'", "copy the id"]),
        (GOOD + 'password_file = "pw"\n', ["broker.password_file", "keep one of the two"]),
        (GOOD + '[configuration]\nfile = "none.toml"\n', ["configuration.file", "none.toml", "correct the path"]),
        (GOOD + '[equipment]\nfolder = "none"\n', ["equipment.folder", "none", "correct the path"]),
        (GOOD + "[data]\nspool_cap_mb = 1\n", ["data.spool_cap_mb", "16"]),
        ("gateway = [", ["is not TOML", "mend that line"]),
        (GOOD + '[cloud]\nurl = "https://a.example"\n', ["cloud", "stands beside [broker]", "keep the one"]),
        ('[gateway]\nid = "gw-1"\n', ["neither [broker] nor [cloud]", "add the one"]),
        ('[gateway]\nid = "gw-1"\n[cloud]\nurl = "http://a.example"\n', ["cloud.url", "in clear", "use https"]),
        ('[gateway]\nid = "gw-1"\n[cloud]\nurl = "a.example"\n', ["cloud.url", "no address", "https://"]),
        ('[gateway]\nid = "gw-1"\n[cloud]\nurl = "https://a.example"\nport = 1\n', ["cloud", "unknown field"]),
        (GOOD + 'key_file = "k"\n', ["broker.key_file", "go together"]),
        (GOOD + 'ca_file = "ca.pem"\n', ["broker.tls", "ca_file", "set tls = true"]),
        (GOOD + 'key_file = "k"\ncertificate_file = "c"\n', ["broker.tls", "set tls = true"]),
    ],
)
def test_a_fault_is_told_with_file_key_and_mend(tmp_path: Path, text: str, words: list[str]) -> None:
    path = write(tmp_path, text)

    with pytest.raises(BadSettings) as told:
        load_settings(path)

    assert all(word in str(told.value) for word in [str(path), *words]), str(told.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match=r"none\.toml: cannot be read .* --config"):
        load_settings(tmp_path / "none.toml")


def test_the_page_for_people_is_what_the_classes_say() -> None:
    assert PAGE.read_text() == as_markdown(), "run: mafundi-edge settings-doc --target docs/edge-settings.md"


def test_every_key_is_explained() -> None:
    rows = [line for line in as_markdown().splitlines() if line.startswith("| `")]

    assert len(rows) >= 13
    assert [row for row in rows if row.endswith("|  |")] == []
