"""Routes of edge agents."""

import json
from uuid import UUID

from fastapi import APIRouter, Request, Response

from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.foundation.settings import WebSettings
from cloud.gateways import operations, queries
from cloud.gateways.edge_file import EdgeIdentity, by_broker, by_https
from cloud.gateways.models import GatewayRow
from cloud.gateways.payloads import (
    Configuration,
    ConfigurationVersion,
    Credential,
    EnrolledGateway,
    Gateway,
    GatewayState,
    LogLine,
    NewConfiguration,
    NewGateway,
)
from schemas.configuration import encode_configuration

router = APIRouter(prefix="/gateways", tags=["gateways"], route_class=ActorRoute)


@router.get("", response_model=Page[Gateway], dependencies=[allowed("gateway.read")], summary="List edge agents")
async def list_gateways(context: Context, page: PageDependency, branch_id: UUID | None = None) -> Page[Gateway]:
    """Return edge agents of your branches, newest first."""
    rows, next_cursor = await queries.list_gateways(
        context.transaction, branch_ids=context.branches(branch_id), page=page
    )
    return Page(items=await _gateways(context, rows), next_cursor=next_cursor)


@router.post(
    "",
    response_model=EnrolledGateway,
    status_code=201,
    dependencies=[allowed("gateway.write")],
    summary="Enrol an edge agent",
)
async def enrol_gateway(body: NewGateway, request: Request, context: Context, response: Response) -> EnrolledGateway:
    """Create an edge agent and its credential, which is shown this once."""
    context.require_branch(body.branch_id)
    row, password = await operations.enrol_gateway(
        context.transaction,
        actor=context.actor,
        accounts=request.app.state.broker_accounts,
        branch_id=body.branch_id,
        name=body.name,
    )
    settings: WebSettings = request.app.state.settings
    set_etag(response, row.version)
    return EnrolledGateway(
        gateway=(await _gateways(context, [row]))[0],
        credential=Credential(username=str(row.id), password=password),
        **_edge_files(settings, EdgeIdentity(str(row.id), row.name, password)),
    )


@router.get("/{gateway_id}", response_model=Gateway, dependencies=[allowed("gateway.read")], summary="An edge agent")
async def get_gateway(gateway_id: UUID, context: Context, response: Response) -> Gateway:
    """Return one edge agent."""
    row = await queries.get_gateway(context.transaction, gateway_id=gateway_id, branch_ids=context.actor.branch_ids)
    set_etag(response, row.version)
    return (await _gateways(context, [row]))[0]


@router.delete(
    "/{gateway_id}", status_code=204, dependencies=[allowed("gateway.write")], summary="Revoke an edge agent"
)
async def revoke_gateway(gateway_id: UUID, request: Request, context: Context) -> None:
    """Shut an edge agent out; what it sent stays."""
    row = await queries.get_gateway(context.transaction, gateway_id=gateway_id, branch_ids=context.actor.branch_ids)
    await operations.revoke_gateway(
        context.transaction,
        actor=context.actor,
        accounts=request.app.state.broker_accounts,
        gateway=row,
        now=context.now,
    )


@router.get(
    "/{gateway_id}/log",
    response_model=Page[LogLine],
    dependencies=[allowed("gateway.read")],
    summary="What an edge agent said",
)
async def list_log(gateway_id: UUID, context: Context, page: PageDependency) -> Page[LogLine]:
    """Return lost and recovered ports, garbage on a line, refused commands and the like, newest first."""
    row = await queries.get_gateway(context.transaction, gateway_id=gateway_id, branch_ids=context.actor.branch_ids)
    lines, next_cursor = await queries.list_log(context.transaction, gateway_id=row.id, page=page)
    return Page(items=[LogLine.model_validate(line) for line in lines], next_cursor=next_cursor)


@router.get(
    "/{gateway_id}/configuration",
    response_model=Configuration,
    dependencies=[allowed("gateway.read")],
    summary="An edge agent's configuration",
)
async def get_configuration(gateway_id: UUID, context: Context, response: Response) -> Configuration:
    """Return the newest configuration document."""
    row = await queries.get_gateway(context.transaction, gateway_id=gateway_id, branch_ids=context.actor.branch_ids)
    return await _configuration(context, response, row)


@router.put(
    "/{gateway_id}/configuration",
    response_model=Configuration,
    dependencies=[allowed("gateway.write")],
    summary="Replace an edge agent's configuration",
)
async def put_configuration(
    gateway_id: UUID, body: NewConfiguration, context: Context, response: Response, seen_version: SeenVersion
) -> Configuration:
    """Replace ports, equipment and points; the edge agent gets the new document at once."""
    row = await queries.get_gateway(context.transaction, gateway_id=gateway_id, branch_ids=context.actor.branch_ids)
    await operations.write_document(
        context.transaction, actor=context.actor, gateway=row, document=body.document, seen_version=seen_version
    )
    return await _configuration(context, response, row)


def _edge_files(settings: WebSettings, identity: EdgeIdentity) -> dict[str, str | None]:
    """Return the file for each way that this service offers; the first one is over the broker, where there is one."""
    https = by_https(identity, url=settings.edge_url) if settings.edge_url else None
    if not settings.edge_broker_host:
        return {"edge_toml": https, "edge_toml_https": https}
    broker = by_broker(
        identity, host=settings.edge_broker_host, port=settings.edge_broker_port, is_tls=settings.edge_broker_tls
    )
    return {"edge_toml": broker, "edge_toml_https": https}


async def _configuration(context: Context, response: Response, row: GatewayRow) -> Configuration:
    document = await queries.desired_document(context.transaction, gateway=row)
    set_etag(response, row.version)
    return Configuration(document=json.loads(encode_configuration(document)), version=row.version)


def _state(row: GatewayRow) -> GatewayState:
    if row.revoked_at is not None:
        return "revoked"
    if row.last_seen_at is None:
        return "never_seen"
    return "online" if row.is_online else "offline"


async def _gateways(context: Context, rows: list[GatewayRow]) -> list[Gateway]:
    pending = await queries.count_pending_points(context.transaction, gateway_ids=[row.id for row in rows])
    return [
        Gateway.model_validate(
            {
                **row.__dict__,
                "state": _state(row),
                "desired_configuration": ConfigurationVersion(version=row.desired_version, hash=row.desired_hash)
                if row.desired_version
                else None,
                "reported_configuration": ConfigurationVersion(version=row.reported_version, hash=row.reported_hash)
                if row.reported_version is not None
                else None,
                "pending_points": pending.get(row.id, 0),
            }
        )
        for row in rows
    ]
