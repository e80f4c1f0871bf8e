"""What may lie in the repository: short files, telling names, no addresses, no built or foreign things."""

import re

from tests.architecture.source_tree import ROOT, python_modules, tracked_files

TOP_LEVEL = {
    ".ci", ".gitignore", ".npmrc", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile", "README.md",
    "cloud", "deploy", "docs", "edge_agent", "firmware_bridge", "schemas", "tests",
    "pyproject.toml", "requirements.lock",
}  # fmt: skip
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "base", "flows", "data", "info"}
LONGEST_FILE_LINES = 500
GENERATED_SOURCES = {"cloud/console/src/api/schema.ts"}
REGISTRIES = ("registry.npm" + "js.org", "pypi" + ".org", "files.python" + "hosted.org", "deb.debian" + ".org")
GENERATED = {"requirements.lock", "package-lock.json", "LICENSE"}


def test_the_top_level_is_the_map() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in tracked_files()} <= TOP_LEVEL


def test_no_source_file_is_longer_than_a_person_reads() -> None:
    sources = [path for path in tracked_files() if path.suffix in {".py", ".ts", ".tsx", ".css", ".sh"}]
    long = {
        str(path.relative_to(ROOT)): count
        for path in sources
        if str(path.relative_to(ROOT)) not in GENERATED_SOURCES
        and (count := len(path.read_text().splitlines())) > LONGEST_FILE_LINES
    }

    assert long == {}


def test_no_name_says_nothing() -> None:
    named = [path for path in tracked_files() if path.suffix in {".py", ".ts", ".tsx"}]

    assert [str(path.relative_to(ROOT)) for path in named if path.stem in SAYS_NOTHING] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [name for name, path in python_modules().items() if not path.read_text().lstrip().startswith('"""')]

    assert silent == []


def test_no_address_of_a_package_registry_is_kept() -> None:
    found = [
        f"{path.relative_to(ROOT)}: {registry}"
        for path in tracked_files()
        if path.stat().st_size < 4_000_000
        for registry in REGISTRIES
        if registry.encode() in path.read_bytes()
    ]

    assert found == []


def test_no_lock_file_holds_a_download_address() -> None:
    locks = [path for path in tracked_files() if path.name in {"package-lock.json", "requirements.lock"}]

    assert [
        path.name
        for path in locks
        if re.search(rb'"resolved"\s*:\s*"http|https?://\S+\.(whl|tgz|tar)', path.read_bytes())
    ] == []
    assert (ROOT / "uv.lock") not in tracked_files()


def test_nothing_built_or_carried_in_from_elsewhere() -> None:
    suspicious = {".min.js", ".whl", ".so", ".map", ".woff2", ".ttf", ".csv.gz"}

    assert [str(path) for path in tracked_files() if any(str(path).endswith(end) for end in suspicious)] == []
    assert [path for path in tracked_files() if "static" in path.parts or "node_modules" in path.parts] == []
