"""Routes of lists brought from elsewhere: branches, technicians with their skills, sites, machines.

Customers and parts have theirs in their own slices; all of them are tried first, then taken in wholly or not at all.
"""

from typing import Any, Final

from fastapi import APIRouter, Request, Response

from cloud.foundation.imports import CSV_BODY, ImportReport, IsDryRun, csv_body, run_import, template_of
from cloud.foundation.messages import language_of
from cloud.foundation.request import ActorRoute, Context, RequestContext, allowed, fresh_proof
from cloud.organisation import asset_file, branch_file, people_file, site_file, technician_file
from cloud.organisation.api import require_whole_company

router = APIRouter(prefix="/imports", tags=["imports"], route_class=ActorRoute)
TEMPLATE: Final[dict[int | str, dict[str, Any]]] = {
    200: {"content": {"text/csv": {"schema": {"type": "string"}, "example": "external_id,branch,name\n"}}}
}
SHAPES = [allowed("organisation.write")]
TECHNICIANS = [allowed("technician.write")]
SITES = [allowed("site.write")]
PEOPLE = [allowed(people_file.PERMISSION)]
ASSETS = [allowed("asset.write")]


@router.get(
    "/branches/template",
    response_class=Response,
    dependencies=SHAPES,
    summary="An empty file of branches",
    responses=TEMPLATE,
)
async def get_branches_template() -> Response:
    """Return a CSV file with the columns of branches and one row as an example."""
    return template_of(branch_file.EXAMPLE)


@router.post(
    "/branches",
    response_model=ImportReport,
    dependencies=SHAPES,
    summary="Import branches",
    openapi_extra=CSV_BODY,
)
async def import_branches(request: Request, context: Context, is_dry_run: IsDryRun = False) -> ImportReport:
    """Add and change branches, found by their code; a new one works like the company's first."""
    require_whole_company(context)
    return await _run(
        request,
        context,
        branch_file.FILE,
        is_dry_run,
        lambda _: branch_file.prepare(context.transaction, actor=context.actor, now=context.now),
    )


@router.get(
    "/technicians/template",
    response_class=Response,
    dependencies=TECHNICIANS,
    summary="An empty file of technicians",
    responses=TEMPLATE,
)
async def get_technicians_template() -> Response:
    """Return a CSV file with the columns of technicians and one row as an example."""
    return template_of(technician_file.EXAMPLE)


@router.post(
    "/technicians",
    response_model=ImportReport,
    dependencies=TECHNICIANS,
    summary="Import technicians with their skills",
    openapi_extra=CSV_BODY,
)
async def import_technicians(request: Request, context: Context, is_dry_run: IsDryRun = False) -> ImportReport:
    """Add and change technicians, found by branch and external id."""
    return await _run(
        request,
        context,
        technician_file.FILE,
        is_dry_run,
        lambda rows: technician_file.prepare(context.transaction, actor=context.actor, rows=rows, now=context.now),
    )


@router.get(
    "/sites/template",
    response_class=Response,
    dependencies=SITES,
    summary="An empty file of sites",
    responses=TEMPLATE,
)
async def get_sites_template() -> Response:
    """Return a CSV file with the columns of sites and one row as an example."""
    return template_of(site_file.EXAMPLE)


@router.post("/sites", response_model=ImportReport, dependencies=SITES, summary="Import sites", openapi_extra=CSV_BODY)
async def import_sites(request: Request, context: Context, is_dry_run: IsDryRun = False) -> ImportReport:
    """Add and change sites, found by branch and external id."""
    return await _run(
        request,
        context,
        site_file.FILE,
        is_dry_run,
        lambda rows: site_file.prepare(context.transaction, actor=context.actor, rows=rows),
    )


@router.get(
    "/assets/template",
    response_class=Response,
    dependencies=ASSETS,
    summary="An empty file of machines",
    responses=TEMPLATE,
)
async def get_assets_template() -> Response:
    """Return a CSV file with the columns of machines and one row as an example."""
    return template_of(asset_file.EXAMPLE)


@router.post(
    "/assets", response_model=ImportReport, dependencies=ASSETS, summary="Import machines", openapi_extra=CSV_BODY
)
async def import_assets(request: Request, context: Context, is_dry_run: IsDryRun = False) -> ImportReport:
    """Add and change machines, found by branch and external id; a part stands below the machine it belongs to."""
    return await _run(
        request,
        context,
        asset_file.FILE,
        is_dry_run,
        lambda rows: asset_file.prepare(context.transaction, actor=context.actor, rows=rows),
    )


@router.get(
    "/people/template",
    response_class=Response,
    dependencies=PEOPLE,
    summary="An empty file of people",
    responses=TEMPLATE,
)
async def get_people_template() -> Response:
    """Return a CSV file with the columns of people and one row as an example."""
    return template_of(people_file.EXAMPLE)


@router.post(
    "/people",
    response_model=ImportReport,
    dependencies=[*PEOPLE, fresh_proof()],
    summary="Import people and their roles",
    openapi_extra=CSV_BODY,
)
async def import_people(request: Request, context: Context, is_dry_run: IsDryRun = False) -> ImportReport:
    """Add people within your own rights, found by their e-mail address; they set a password as for a forgotten one."""
    return await _run(
        request,
        context,
        people_file.FILE,
        is_dry_run,
        lambda _: people_file.prepare(context.transaction, actor=context.actor),
    )


async def _run(request: Request, context: RequestContext, kind: Any, is_dry_run: bool, prepare: Any) -> ImportReport:
    return await run_import(
        context.transaction,
        kind=kind,
        content=await csv_body(request),
        is_dry_run=is_dry_run,
        language=language_of(request),
        prepare=prepare,
    )
