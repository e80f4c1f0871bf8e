"""A slice's inside is closed: neighbours see what can be done and read, its events and its errors alone."""

import ast
from functools import cache

from tests.architecture.source_tree import imported_names, python_modules

CLOSED = {"models", "rules", "payloads", "api", "jobs"}
"""Alone or as the end of a name: `work_payloads`, `office_api`."""
PURE = "Pure."
"""Ends the sentence of a file of pure decisions beside `rules` (decision 0005)."""
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
        if is_closed(".".join(parts[:3])) and not is_allowed:
            found.append(".".join(parts[:3]))
    return found


@cache
def is_closed(module: str) -> bool:
    """Tell whether neighbours must not import this module of a slice."""
    name = module.split(".")[2]
    if name.rsplit("_", 1)[-1] in CLOSED:
        return True
    path = python_modules().get(module)
    sentence = ast.get_docstring(ast.parse(path.read_text())) if path else ""
    return (sentence or "").partition("\n")[0].endswith(PURE)


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


def test_a_planted_look_into_a_split_inside_is_found() -> None:
    planted = {"cloud.work_orders.work_payloads", "cloud.bookings.times", "cloud.work_orders.scheduling"}

    assert closed_modules_imported("cloud.dispatch.api", planted) == [
        "cloud.bookings.times",
        "cloud.work_orders.work_payloads",
    ]
