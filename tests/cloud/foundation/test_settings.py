"""Settings: from the environment, from files, never misspelt in silence, and written down for people."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from cloud.foundation.settings import IngestSettings, WebSettings
from cloud.foundation.settings_file import FILE_VARIABLE, BadSettingsFile
from cloud.foundation.settings_text import as_markdown, explain

PAGE = Path(__file__).resolve().parents[3] / "docs" / "settings.md"
DSN = "postgresql://mafundi_app@db/mafundi"


@pytest.fixture(autouse=True)
def _empty_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    for name in [name for name in os.environ if name.startswith("MAFUNDI_")]:
        monkeypatch.delenv(name)


@pytest.fixture
def settings_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    file = tmp_path / "mafundi.toml"
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    return file


def test_the_page_for_people_is_what_the_classes_say() -> None:
    assert PAGE.read_text() == as_markdown(), "run: mafundi-cloud settings-doc --target docs/settings.md"


def test_the_environment_goes_before_the_file(settings_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings_file.write_text(f'database_url = "{DSN}"\nhttp_port = 9001\nlog_format = "json"\n')
    monkeypatch.setenv("MAFUNDI_HTTP_PORT", "9002")

    settings = WebSettings()

    assert (settings.database_url, settings.http_port, settings.log_format) == (DSN, 9002, "json")


def test_one_file_serves_all_programs(settings_file: Path) -> None:
    settings_file.write_text(f'database_url = "{DSN}"\ningest_database_url = "{DSN}-ingest"\nhttp_port = 9001\n')

    assert IngestSettings().database_url == f"{DSN}-ingest"
    assert WebSettings().database_url == DSN


@pytest.mark.parametrize(
    ("text", "told"), [("htpp_port = 1", "did you mean 'http_port'?"), ("http_port = ", "Invalid"), ("x = 1", "'x'")]
)
def test_a_mistake_in_the_file_is_named(settings_file: Path, text: str, told: str) -> None:
    settings_file.write_text(text)

    with pytest.raises(BadSettingsFile, match=str(settings_file)) as refused:
        WebSettings(database_url=DSN)

    assert told in str(refused.value)


def test_a_secret_comes_from_a_file_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "dsn"
    secret.write_text(f"{DSN}\n")
    monkeypatch.setenv("MAFUNDI_DATABASE_URL_FILE", str(secret))
    monkeypatch.setenv("MAFUNDI_INGEST_DATABASE_URL_FILE", str(secret))

    assert WebSettings().database_url == DSN
    assert IngestSettings().database_url == DSN


def test_a_secret_file_that_is_not_there_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAFUNDI_DATABASE_URL_FILE", str(tmp_path / "gone"))

    with pytest.raises(BadSettingsFile, match="MAFUNDI_DATABASE_URL_FILE"):
        WebSettings()


def test_what_is_missing_or_wrong_is_told_by_the_variables_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MAFUNDI_HTTP_PORT", "many")

    with pytest.raises(ValidationError) as refused:
        WebSettings()

    told = explain(refused.value, WebSettings)
    assert "MAFUNDI_DATABASE_URL: is not set" in told
    assert "MAFUNDI_HTTP_PORT: " in told
