"""Routes of what you are told, and of how you want to be told."""

from uuid import UUID

from fastapi import APIRouter, Request

from cloud.branches.queries import list_branches
from cloud.foundation.messages import language_of
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, allowed
from cloud.notifications import choices, devices, operations, push, queries
from cloud.notifications.models import NotificationRow
from cloud.notifications.payloads import (
    Choice,
    ChoiceChange,
    NewPushSubscription,
    Notification,
    PushKey,
    PushSubscription,
    Seen,
    UnseenCount,
    Way,
)
from cloud.notifications.texts import title_and_body

router = APIRouter(tags=["notifications"], route_class=ActorRoute)
MAY = [allowed("notification.use", of_sites=True)]


@router.get("/notifications", response_model=Page[Notification], dependencies=MAY, summary="Your inbox")
async def list_notifications(
    context: Context, page: PageDependency, request: Request, is_unseen: bool = False
) -> Page[Notification]:
    """Return what you are told, newest first, in your language."""
    rows, next_cursor = await queries.list_notifications(
        context.transaction, person_id=context.actor.person_id, is_unseen=is_unseen, page=page
    )
    zones = {branch.id: branch.time_zone for branch in await list_branches(context.transaction)}
    language = language_of(request)
    items = []
    for row in rows:
        title, body = title_and_body(
            row.kind, fields=row.fields, zone=zones[row.branch_id], language=language, not_seen_by=row.not_seen_by
        )
        items.append(Notification.model_validate({**_columns(row), "title": title, "body": body}))
    return Page(items=items, next_cursor=next_cursor)


@router.get("/notifications/unseen", response_model=UnseenCount, dependencies=MAY, summary="How much is new to you")
async def get_unseen_count(context: Context) -> UnseenCount:
    """Return how much you have not looked at."""
    return UnseenCount(count=await queries.unseen_count(context.transaction, person_id=context.actor.person_id))


@router.post("/notifications/seen", status_code=204, dependencies=MAY, summary="Note that you have looked")
async def mark_seen(body: Seen, context: Context) -> None:
    """Note what you have looked at; who would have been told next is not."""
    await operations.mark_seen(
        context.transaction,
        person_id=context.actor.person_id,
        notification_ids=body.notification_ids,
        now=context.now,
    )


@router.get("/notifications/choices", response_model=Page[Choice], dependencies=MAY, summary="How you want to be told")
async def list_choices(context: Context) -> Page[Choice]:
    """Return every kind and way with your word on it."""
    found = await choices.all_of(context.transaction, actor=context.actor)
    return Page(items=[Choice.model_validate(one) for one in found])


@router.put(
    "/notifications/choices/{kind}/{channel}", status_code=204, dependencies=MAY, summary="Choose how you are told"
)
async def choose(kind: str, channel: Way, body: ChoiceChange, context: Context) -> None:
    """Be told about a kind of thing by this way, or not; the inbox keeps everything."""
    await choices.choose(context.transaction, actor=context.actor, kind=kind, channel=channel, is_on=body.is_on)


@router.get("/push/key", response_model=PushKey, dependencies=MAY, summary="The key to subscribe with")
async def get_push_key(context: Context) -> PushKey:
    """Return the installation's public key (VAPID)."""
    return PushKey(key=push.public_key_of(await push.identity_of(context.transaction)))


@router.get("/push/subscriptions", response_model=Page[PushSubscription], dependencies=MAY, summary="Your devices")
async def list_subscriptions(context: Context) -> Page[PushSubscription]:
    """Return your browsers that may be woken."""
    rows = await queries.subscriptions_of(context.transaction, person_ids=[context.actor.person_id])
    return Page(items=[PushSubscription.model_validate(row) for row in rows])


@router.post(
    "/push/subscriptions",
    response_model=PushSubscription,
    status_code=201,
    dependencies=MAY,
    summary="Let this browser be woken",
)
async def subscribe(body: NewPushSubscription, context: Context, request: Request) -> PushSubscription:
    """Remember what the browser answered; the same browser again changes nothing but its owner."""
    row = await devices.subscribe(
        context.transaction,
        actor=context.actor,
        subscription=push.Subscription(body.endpoint, body.keys.p256dh, body.keys.auth),
        user_agent=request.headers.get("user-agent", ""),
        hosts=request.app.state.settings.known_push_hosts,
    )
    return PushSubscription.model_validate(row)


@router.delete(
    "/push/subscriptions/{subscription_id}", status_code=204, dependencies=MAY, summary="Wake a browser no more"
)
async def unsubscribe(subscription_id: UUID, context: Context) -> None:
    """Forget one of your browsers."""
    await devices.unsubscribe(
        context.transaction, actor=context.actor, subscription_id=subscription_id, now=context.now
    )


def _columns(row: NotificationRow) -> dict[str, object]:
    names = ("id", "branch_id", "kind", "link", "about_kind", "about_id", "created_at", "seen_at")
    return {name: getattr(row, name) for name in names}
