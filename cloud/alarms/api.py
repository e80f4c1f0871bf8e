"""Routes of rules, alarms and incidents."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Response

from cloud.alarms import operations, queries, rulebook
from cloud.alarms.charts import charts_of
from cloud.alarms.models import AlarmRow, IncidentRow, RuleRow
from cloud.alarms.payloads import SETTINGS_OF_KIND, Alarm, Incident, NewRule, Rule, RuleChanges, Suspect
from cloud.alarms.rules import state_of
from cloud.assets.queries import asset_names
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.telemetry.queries import get_point, point_names

router = APIRouter(tags=["alarms"], route_class=ActorRoute)


@router.get("/alarms", response_model=Page[Alarm], dependencies=[allowed("alarm.read")], summary="List alarms")
async def list_alarms(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    asset_id: UUID | None = None,
    state: Annotated[Literal["active", "unacknowledged", "all"], Query()] = "all",
) -> Page[Alarm]:
    """Return alarms of your branches, newest first."""
    rows, next_cursor = await queries.list_alarms(
        context.transaction, branch_ids=context.branches(branch_id), state=state, asset_id=asset_id, page=page
    )
    return Page(items=await _alarms(context, rows), next_cursor=next_cursor)


@router.post(
    "/alarms/{alarm_id}/acknowledgement",
    response_model=Alarm,
    dependencies=[allowed("alarm.acknowledge")],
    summary="Acknowledge an alarm",
)
async def acknowledge(alarm_id: UUID, context: Context, response: Response) -> Alarm:
    """Say that you have seen an alarm."""
    row = await queries.get_alarm(context.transaction, alarm_id=alarm_id, branch_ids=context.actor.branch_ids)
    await operations.acknowledge_alarm(context.transaction, actor=context.actor, alarm=row, now=context.now)
    set_etag(response, row.version)
    return (await _alarms(context, [row]))[0]


@router.get(
    "/incidents", response_model=Page[Incident], dependencies=[allowed("incident.read")], summary="List incidents"
)
async def list_incidents(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    asset_id: UUID | None = None,
    state: Annotated[Literal["open", "closed", "all"], Query()] = "all",
) -> Page[Incident]:
    """Return incidents of your branches, newest first."""
    rows, next_cursor = await queries.list_incidents(
        context.transaction, branch_ids=context.branches(branch_id), state=state, asset_id=asset_id, page=page
    )
    return Page(items=await _incidents(context, rows), next_cursor=next_cursor)


@router.get(
    "/incidents/{incident_id}", response_model=Incident, dependencies=[allowed("incident.read")], summary="An incident"
)
async def get_incident(incident_id: UUID, context: Context, response: Response) -> Incident:
    """Return one incident with the points it is about, most suspect first."""
    row = await queries.get_incident(context.transaction, incident_id=incident_id, branch_ids=context.actor.branch_ids)
    set_etag(response, row.version)
    return (await _incidents(context, [row]))[0]


@router.get("/rules", response_model=Page[Rule], dependencies=[allowed("rule.read")], summary="List rules")
async def list_rules(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    point_id: int | None = None,
    gateway_id: UUID | None = None,
) -> Page[Rule]:
    """Return rules in force, newest first."""
    rows, next_cursor = await queries.list_rules(
        context.transaction,
        branch_ids=context.branches(branch_id),
        point_id=point_id,
        gateway_id=gateway_id,
        page=page,
    )
    return Page(items=[await _rule(context, row) for row in rows], next_cursor=next_cursor)


@router.post("/rules", response_model=Rule, status_code=201, dependencies=[allowed("rule.write")], summary="Add a rule")
async def add_rule(body: NewRule, context: Context, response: Response) -> Rule:
    """Watch a point: the edge agent gets a new configuration."""
    measured = await get_point(context.transaction, point_id=body.point_id, branch_ids=context.actor.branch_ids)
    row = await rulebook.add_rule(
        context.transaction, actor=context.actor, measured=measured, settings=body.model_dump(exclude={"point_id"})
    )
    return await _answer(context, response, row)


@router.patch("/rules/{rule_id}", response_model=Rule, dependencies=[allowed("rule.write")], summary="Change a rule")
async def change_rule(
    rule_id: UUID, body: RuleChanges, context: Context, response: Response, seen_version: SeenVersion
) -> Rule:
    """Change a rule: its next version."""
    row = await queries.get_rule(context.transaction, rule_id=rule_id, branch_ids=context.actor.branch_ids)
    measured = await get_point(context.transaction, point_id=row.point_id, branch_ids=context.actor.branch_ids)
    changes = {name: value for name, value in body.model_dump().items() if name in body.model_fields_set}
    await rulebook.change_rule(
        context.transaction,
        actor=context.actor,
        rule=row,
        measured=measured,
        seen_version=seen_version,
        changes=changes,
    )
    return await _answer(context, response, row)


@router.delete("/rules/{rule_id}", status_code=204, dependencies=[allowed("rule.write")], summary="Delete a rule")
async def delete_rule(rule_id: UUID, context: Context, seen_version: SeenVersion) -> None:
    """Watch no longer; alarms so far stay."""
    row = await queries.get_rule(context.transaction, rule_id=rule_id, branch_ids=context.actor.branch_ids)
    await rulebook.delete_rule(
        context.transaction, actor=context.actor, rule=row, seen_version=seen_version, now=context.now
    )


async def _answer(context: Context, response: Response, row: RuleRow) -> Rule:
    set_etag(response, row.version)
    return await _rule(context, row)


async def _rule(context: Context, row: RuleRow) -> Rule:
    measured = await get_point(context.transaction, point_id=row.point_id, branch_ids=context.actor.branch_ids)
    chart = (await charts_of(context.transaction, rule_ids=[row.id])).get(row.id)
    return Rule.model_validate(
        {
            **row.__dict__,
            "params": SETTINGS_OF_KIND[row.kind].model_validate(row.params),
            "asset_id": measured.asset_id,
            "chart": chart,
        }
    )


async def _alarms(context: Context, rows: list[AlarmRow]) -> list[Alarm]:
    names = await asset_names(context.transaction, asset_ids={row.asset_id for row in rows if row.asset_id})
    points = await point_names(context.transaction, point_ids={row.point_id for row in rows})
    return [
        Alarm.model_validate(
            {
                **row.__dict__,
                "asset_name": names.get(row.asset_id) if row.asset_id else None,
                "point_name": points[row.point_id][0],
                "unit": points[row.point_id][1],
                "text": row.rule_name,
                "state": state_of(
                    is_cleared=row.cleared_at is not None, is_acknowledged=row.acknowledged_at is not None
                ).value,
            }
        )
        for row in rows
    ]


async def _incidents(context: Context, rows: list[IncidentRow]) -> list[Incident]:
    names = await asset_names(context.transaction, asset_ids={row.asset_id for row in rows})
    counts = await queries.alarm_counts(context.transaction, incident_ids={row.id for row in rows})
    answer = []
    for row in rows:
        suspects = await queries.suspects(context.transaction, incident_id=row.id)
        answer.append(
            Incident.model_validate(
                {
                    **row.__dict__,
                    "asset_name": names[row.asset_id],
                    "state": "open" if row.closed_at is None else "closed",
                    "alarm_count": counts.get(row.id, 0),
                    "suspects": [Suspect(point_id=point_id, point_name=name) for point_id, name in suspects],
                }
            )
        )
    return answer
