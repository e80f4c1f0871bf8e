"""A slice's inside is closed: neighbours see its operations, queries, events and errors alone."""

from tests.architecture.source_tree import imported_names, python_modules

CLOSED = {"models", "rules", "payloads", "api", "jobs"}
MAY_READ_MODELS = {"phone", "portal", "reports"}
PROGRAMS = {"main", "worker", "ingest", "migrations", "set_up", "command_line"}


def closed_modules_imported(importer: str, names: set[str]) -> list[str]:
    """Return the modules of other slices that `importer` must not know."""
    slice_of_importer = importer.split(".")[1]
    found = []
    for name in sorted(names):
        parts = name.split(".")
        if len(parts) < 3 or parts[0] != "cloud" or parts[1] in {slice_of_importer, "foundation"}:
            continue
        is_allowed = slice_of_importer in PROGRAMS or (parts[2] == "models" and slice_of_importer in MAY_READ_MODELS)
        if parts[2] in CLOSED and not is_allowed:
            found.append(".".join(parts[:3]))
    return found


def test_no_slice_opens_another_ones_tables_rules_or_payloads() -> None:
    violations = {
        name: found
        for name, path in python_modules().items()
        if name.startswith("cloud.") and (found := closed_modules_imported(name, imported_names(path)))
    }

    assert violations == {}


def test_a_planted_look_into_a_neighbours_tables_is_found() -> None:
    assert closed_modules_imported("cloud.work_orders.queries", {"cloud.assets.models"}) == ["cloud.assets.models"]
    assert closed_modules_imported("cloud.reports.queries", {"cloud.assets.models"}) == []
    assert closed_modules_imported("cloud.automations.x", {"cloud.work_orders.operations"}) == []
