"""Every cell of the permission table, in every scope and place: what the document says is what the rules decide."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cloud.foundation.actor import Actor
from cloud.permissions import matrix, rules
from cloud.permissions.matrix import MATRIX, ROLES, Row
from cloud.permissions.rules import Grant, Ground, held_by
from tests.cloud.permissions.expected import PLACES, REACHED, SHORT, table

REGION, OWN, NEAR, FAR, SITE, OTHER_SITE, FAR_SITE = (uuid4() for _ in range(7))
GROUND = Ground(frozenset({OWN, NEAR, FAR}), of_region={REGION: frozenset({OWN, NEAR})})
AT: Mapping[str, tuple[UUID | None, UUID | None]] = dict(
    zip(
        PLACES,
        [(None, None), (OWN, None), (NEAR, None), (FAR, None), (OWN, SITE), (OWN, OTHER_SITE), (FAR, FAR_SITE)],
        strict=True,
    )
)
SCOPES: Mapping[str, dict[str, UUID]] = {
    "organisation": {},
    "region": {"region_id": REGION},
    "branch": {"branch_id": OWN},
    "site": {"branch_id": OWN, "site_id": SITE},
}
LETTERS = {"+", "t", "o", "."}


def actor(*grants: Grant) -> Actor:
    held = held_by(grants, ground=GROUND)
    return Actor(uuid4(), "Somebody", "en", rules.branches_of(held), frozenset(held), held=held)


def decided(role: str, scope: str) -> Iterator[tuple[str, str, bool]]:
    """Yield permission, place, and whether the role, given in that scope, may."""
    somebody = actor(Grant(role, **SCOPES[scope]))
    for word in MATRIX:
        for place, (branch_id, site_id) in AT.items():
            yield word, place, somebody.may(word, branch_id, site_id=site_id)


def wrong_cells() -> list[str]:
    """Return every cell in which rules and document differ."""
    written = table()
    wrong = [f"{word} is not written down" for word in MATRIX.keys() - written.keys()]
    for role in ROLES:
        for scope in SCOPES:
            for word, place, may in decided(role, scope):
                level, letters = written.get(word, ("branch", dict.fromkeys(ROLES, ".")))
                wanted = letters[role] != "." and place in REACHED[level, scope]
                if may != wanted:
                    wrong.append(f"{role} in one {scope}: {word} at {place} is {may}")
    return wrong


def letters_that_differ(changed: Mapping[str, Row]) -> list[str]:
    written = table()
    return [
        f"{word} of {role}"
        for word, row in changed.items()
        for role in ROLES
        if written[word][1][role] != row.cells[role] or written[word][0] != row.level
    ]


def test_no_cell_is_wrong() -> None:
    cells = len(MATRIX) * len(ROLES) * len(SCOPES) * len(PLACES)

    assert cells >= 3000
    assert wrong_cells() == []


def test_the_document_has_every_letter_and_nothing_else() -> None:
    assert table().keys() == MATRIX.keys()
    assert tuple(SHORT.values()) == ROLES
    assert {letter for row in MATRIX.values() for letter in row.cells.values()} <= LETTERS
    assert letters_that_differ(MATRIX) == []


def test_flipping_any_cell_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each cell turned round in the rules: the decisions of its role differ from the document."""
    written = table()
    missed = []
    for word, row in MATRIX.items():
        for role in ROLES:
            other = "." if row.cells[role] != "." else "+"
            flipped = replace(row, cells={**row.cells, role: other})
            assert letters_that_differ({word: flipped}) == [f"{word} of {role}"]
            words = rules.PERMISSIONS[role] ^ {word}
            with monkeypatch.context() as turned:
                turned.setitem(rules.PERMISSIONS, role, words)
                may = actor(Grant(role)).may(word, None)
            if may == (written[word][1][role] != "."):
                missed.append(f"{word} of {role}")

    assert missed == []


def test_assigned_and_own_are_told_apart() -> None:
    """A letter that becomes another one is found too: what is one's own is not everybody's."""
    for word, row in MATRIX.items():
        for role in ROLES:
            for letter in LETTERS - {row.cells[role]}:
                changed = replace(row, cells={**row.cells, role: letter})
                assert letters_that_differ({word: changed}) == [f"{word} of {role}"]


def test_an_auditor_reads_and_changes_nothing_but_the_own_inbox() -> None:
    words = rules.PERMISSIONS["auditor"]

    assert {word for word in words if not word.endswith(".read")} == {"notification.use"}
    assert MATRIX["notification.use"].cells["auditor"] == "o"


def test_an_auditor_reads_whatever_anybody_reads() -> None:
    reads = {word for word in MATRIX if word.endswith(".read")}

    assert reads == {word for word in rules.PERMISSIONS["auditor"] if word.endswith(".read")}


def test_nobody_who_writes_money_also_approves_work() -> None:
    for role in ROLES:
        assert not {"invoice.issue", "work_order.approve"} <= rules.PERMISSIONS[role], role


def test_a_phone_may_what_a_technician_may_whoever_signed_in() -> None:
    everything = held_by([Grant(role) for role in ROLES], ground=GROUND, is_phone=True)

    assert set(everything) == rules.PERMISSIONS["technician"]


def test_the_words_of_the_matrix_are_kept_in_order() -> None:
    assert list(matrix.MATRIX) == sorted(matrix.MATRIX)


GRANTS = st.builds(
    Grant,
    role=st.sampled_from([*ROLES, "unknown"]),
    branch_id=st.sampled_from([None, OWN, NEAR, FAR]),
)


@given(st.lists(GRANTS, max_size=5), GRANTS)
def test_another_role_takes_nothing_away_and_gives_only_where_it_was_given(grants: list[Grant], more: Grant) -> None:
    before, after, alone = actor(*grants), actor(*grants, more), actor(more)

    for word in MATRIX:
        for branch_id, site_id in AT.values():
            may = after.may(word, branch_id, site_id=site_id)
            assert may == (before.may(word, branch_id, site_id=site_id) or alone.may(word, branch_id, site_id=site_id))


@given(st.lists(GRANTS, max_size=5))
def test_a_request_acts_in_no_branch_in_which_its_permission_is_not_held(grants: list[Grant]) -> None:
    somebody = actor(*grants)

    for word in MATRIX:
        acting = somebody.acting(word)
        if acting is None:
            assert word not in somebody.permissions
        else:
            assert {one for one in GROUND.branch_ids if somebody.may(word, one)} == acting.branch_ids - acting.by_site
