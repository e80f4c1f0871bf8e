"""Whoever follows what happens hears of what they may read: every kind of subject has its permission."""

import ast

from cloud.permissions.rules import HEARD_WITH, PERMISSIONS
from tests.architecture.source_tree import python_modules


def subjects_announced() -> set[str]:
    """Return the kinds of subjects of all events that leave the service."""
    found = set()
    for name, path in python_modules().items():
        if name.startswith("cloud.") and name.endswith(".events"):
            classes = [node for node in ast.parse(path.read_text()).body if isinstance(node, ast.ClassDef)]
            facts = [{_name(one): one.value for one in each.body if isinstance(one, ast.AnnAssign)} for each in classes]
            found |= {
                value.value
                for fact in facts
                if isinstance(value := fact.get("subject_kind"), ast.Constant)
                and not getattr(fact.get("is_internal"), "value", False)
            }
    return {str(one) for one in found if one}


def _name(line: ast.AnnAssign) -> str:
    return line.target.id if isinstance(line.target, ast.Name) else ""


def test_every_kind_of_subject_has_the_permission_with_which_it_is_heard() -> None:
    assert subjects_announced() - set(HEARD_WITH) == set()


def test_every_permission_to_hear_is_one_that_a_role_gives() -> None:
    known = frozenset().union(*PERMISSIONS.values())
    assert {kind for kind, wanted in HEARD_WITH.items() if not wanted <= known} == set()
