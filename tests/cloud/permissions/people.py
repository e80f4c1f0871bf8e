"""People of the ground with whatever roles a test wants."""

from uuid import UUID

import httpx
from fastapi import FastAPI

from cloud.foundation.database import Database, act_as_system
from cloud.foundation.identifiers import new_id
from cloud.identity.operations import add_person
from cloud.permissions.models import RoleAssignmentRow
from cloud.permissions.rules import Grant
from tests.cloud.place import PASSWORD, signed_in


async def somebody(app: FastAPI, *grants: Grant, email: str = "somebody@example.com") -> tuple[UUID, httpx.AsyncClient]:
    """Add a person with these roles and return who it is, signed in."""
    database: Database = app.state.database
    async with database.transaction() as transaction:
        await act_as_system(transaction)
        person = await add_person(transaction, name="Somebody", email=email, password=PASSWORD, roles=[])
        for grant in grants:
            transaction.add(
                RoleAssignmentRow(
                    id=new_id(),
                    person_id=person.id,
                    role=grant.role,
                    branch_id=grant.branch_id,
                    region_id=grant.region_id,
                    site_id=grant.site_id,
                )
            )
        person_id = person.id
    return person_id, await signed_in(app, email=email)
