"""The people's CSV file: one row a person and a role, found again by their e-mail address.

Nobody is told a password: who is new sets one by the link for a forgotten password.
"""

from typing import Final

from pydantic import ConfigDict, Field

from cloud.foundation.actor import Actor
from cloud.foundation.clock import database_now
from cloud.foundation.database import Transaction
from cloud.foundation.imports import FileKind, Outcome, WriteRow
from cloud.foundation.payloads import EmailAddress, RequestBody
from cloud.identity import people
from cloud.identity.queries import person_by_email
from cloud.organisation.errors import UnknownBranchCode
from cloud.organisation.file_rows import EXPORTED, branches_by_code
from cloud.permissions.operations import give_role
from cloud.permissions.queries import Grant, grants_of

PERMISSION: Final = "person.write"


class PersonInFile(RequestBody):
    """A row; `branch` is a code, and without one the role is given in the whole organisation."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "email": "amina@example.com",
                "name": "Amina Otieno",
                "role": "dispatch_officer",
                "branch": "NBO",
            }
        }
    )

    email: EmailAddress
    name: str = Field(min_length=1, max_length=120)
    role: str = Field(min_length=1, max_length=60)
    branch: str = Field(default="", max_length=8)


FILE: Final = FileKind(row=PersonInFile, key="email", ignored=EXPORTED)
EXAMPLE: Final = PersonInFile(email="amina@example.com", name="Amina Otieno", role="dispatch_officer", branch="NBO")


async def prepare(transaction: Transaction, *, actor: Actor) -> WriteRow[PersonInFile]:
    """Return what adds a person within the actor's own rights, or brings one to what their row says."""
    branches = await branches_by_code(transaction, actor=actor)

    async def write(row: PersonInFile, columns: frozenset[str]) -> Outcome:
        del columns  # a role without its branch would be another role: all of them are read
        branch = branches.get(row.branch.upper())
        if branch is None and row.branch:
            raise UnknownBranchCode(branch=row.branch, field_errors={"branch": UnknownBranchCode.code})
        grant = Grant(row.role, branch.id if branch else None)
        present = await person_by_email(transaction, email=row.email)
        if present is None:
            # Who may no longer sign in is refused by the database; that takes back this row alone.
            async with transaction.begin_nested():
                await people.add_colleague(
                    transaction, actor=actor, name=row.name, email=row.email, language=actor.language, grants=[grant]
                )
            return "added"
        person = await people.get_person(transaction, person_id=present.id, reach=people.reach_of(actor, PERMISSION))
        outcome: Outcome = "unchanged"
        if person.name != row.name:
            await people.change_colleague(
                transaction,
                actor=actor,
                person=person,
                seen_version=people.version_of(person),
                changes={"name": row.name},
                now=await database_now(transaction),
            )
            outcome = "changed"
        if grant not in await grants_of(transaction, person_id=person.id):
            await give_role(transaction, actor=actor, person_id=person.id, grant=grant)
            outcome = "changed"
        return outcome

    return write
