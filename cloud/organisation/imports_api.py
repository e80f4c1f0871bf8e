"""Routes of lists brought from elsewhere: branches, technicians with their skills, sites, machines, people.

Customers and parts have theirs in their own slices; all of them are tried first, then taken in wholly or not at all.
"""

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter

from cloud.foundation.import_routes import add_import_routes
from cloud.foundation.imports import WriteRow
from cloud.foundation.request import ActorRoute, RequestContext, allowed, fresh_proof
from cloud.organisation import asset_file, branch_file, people_file, site_file, technician_file
from cloud.organisation.api import require_whole_company

router = APIRouter(prefix="/imports", tags=["imports"], route_class=ActorRoute)


async def _branches(context: RequestContext, rows: Sequence[Any]) -> WriteRow[branch_file.BranchInFile]:
    del rows
    require_whole_company(context)
    return await branch_file.prepare(context.transaction, actor=context.actor, now=context.now)


async def _people(context: RequestContext, rows: Sequence[Any]) -> WriteRow[people_file.PersonInFile]:
    del rows
    return await people_file.prepare(context.transaction, actor=context.actor)


add_import_routes(
    router,
    path="/branches",
    template_path="/branches/template",
    things="branches",
    words="Add and change branches, found by their code; a new one works like the company's first.",
    file=branch_file.FILE,
    example=branch_file.EXAMPLE,
    prepare=_branches,
    dependencies=[allowed("organisation.write")],
)
add_import_routes(
    router,
    path="/technicians",
    template_path="/technicians/template",
    things="technicians",
    words="Add and change technicians with their skills, found by branch and external id.",
    file=technician_file.FILE,
    example=technician_file.EXAMPLE,
    prepare=lambda context, rows: technician_file.prepare(
        context.transaction, actor=context.actor, rows=rows, now=context.now
    ),
    dependencies=[allowed("technician.write")],
)
add_import_routes(
    router,
    path="/sites",
    template_path="/sites/template",
    things="sites",
    words="Add and change sites, found by branch and external id.",
    file=site_file.FILE,
    example=site_file.EXAMPLE,
    prepare=lambda context, rows: site_file.prepare(context.transaction, actor=context.actor, rows=rows),
    dependencies=[allowed("site.write")],
)
add_import_routes(
    router,
    path="/assets",
    template_path="/assets/template",
    things="machines",
    words="Add and change machines, found by branch and external id; a part stands below the machine it belongs to.",
    file=asset_file.FILE,
    example=asset_file.EXAMPLE,
    prepare=lambda context, rows: asset_file.prepare(context.transaction, actor=context.actor, rows=rows),
    dependencies=[allowed("asset.write")],
)
add_import_routes(
    router,
    path="/people",
    template_path="/people/template",
    things="people",
    words="Add people within your own rights, found by their e-mail address; new ones ask for a new password.",
    file=people_file.FILE,
    example=people_file.EXAMPLE,
    prepare=_people,
    dependencies=[allowed(people_file.PERMISSION)],
    proofs=[fresh_proof()],
)
