"""Routes of the office: the log of what was sent, who is told next in a branch, and the mail server."""

import smtplib
from asyncio import to_thread
from typing import Any
from uuid import UUID

from fastapi import APIRouter, Request, Response

from cloud.audit import operations as audit
from cloud.branches.operations import set_mail
from cloud.branches.queries import mail_version
from cloud.foundation.concurrency import SeenVersion, set_etag
from cloud.foundation.messages import language_of, text_of
from cloud.foundation.paging import Page, PageDependency
from cloud.foundation.request import ActorRoute, Context, DetachedRoute, allowed, own_transaction
from cloud.identity.queries import person_by_id
from cloud.notifications import escalation, mail, queries
from cloud.notifications.errors import MailNotSetUp, MailNotTaken
from cloud.notifications.models import MessageRow
from cloud.notifications.payloads import (
    BranchEscalation,
    ChainPerson,
    Escalation,
    MailSettings,
    MailSettingsNow,
    Message,
    TestMail,
    Way,
)

router = APIRouter(tags=["notifications"], route_class=ActorRoute)
trials = APIRouter(tags=["notifications"], route_class=DetachedRoute)


@router.get("/messages", response_model=Page[Message], dependencies=[allowed("message.read")], summary="What was sent")
async def list_messages(
    context: Context,
    page: PageDependency,
    branch_id: UUID | None = None,
    channel: Way | None = None,
    about_id: UUID | None = None,
) -> Page[Message]:
    """Return mails and pushes of your branches, newest first, with what became of each."""
    rows, next_cursor = await queries.list_messages(
        context.transaction, branch_ids=context.branches(branch_id), channel=channel, about_id=about_id, page=page
    )
    items = [
        Message.model_validate({**_columns(row), "state": state, "tries": tries, "reason": reason})
        for row, state, tries, reason in rows
    ]
    return Page(items=items, next_cursor=next_cursor)


@router.get(
    "/branches/{branch_id}/escalation",
    response_model=BranchEscalation,
    dependencies=[allowed("message.read")],
    summary="Who is told if nobody looks",
)
async def get_escalation(branch_id: UUID, context: Context, response: Response) -> BranchEscalation:
    """Return the branch's chain; without one dispatchers are told, then managers."""
    context.require_branch(branch_id)
    return await _escalation(context, branch_id, response)


@router.put(
    "/branches/{branch_id}/escalation",
    response_model=BranchEscalation,
    dependencies=[allowed("notification.configure")],
    summary="Set who is told if nobody looks",
)
async def set_escalation(
    branch_id: UUID, body: Escalation, context: Context, response: Response, seen_version: SeenVersion
) -> BranchEscalation:
    """Set the people in their order and the minutes each has to look."""
    context.require_branch(branch_id)
    await escalation.set_chain(
        context.transaction,
        actor=context.actor,
        branch_id=branch_id,
        minutes=body.minutes,
        person_ids=body.person_ids,
        seen_version=seen_version,
    )
    return await _escalation(context, branch_id, response)


@router.get(
    "/organisation/mail",
    response_model=MailSettingsNow,
    dependencies=[allowed("mail.read")],
    summary="The mail server",
)
async def get_mail_settings(context: Context, request: Request, response: Response) -> MailSettingsNow:
    """Return the mail settings, without the password."""
    settings = await queries.mail_settings(context.transaction)
    return _mail_settings(settings, request, response)


@router.put(
    "/organisation/mail",
    response_model=MailSettingsNow,
    dependencies=[allowed("mail.write")],
    summary="Set the mail server",
)
async def set_mail_settings(
    body: MailSettings, context: Context, request: Request, response: Response, seen_version: SeenVersion
) -> MailSettingsNow:
    """Set where mail is handed in; its password is a setting of the installation."""
    before = await queries.mail_settings(context.transaction)
    company = await set_mail(context.transaction, mail=body.model_dump(), seen_version=seen_version)
    audit.record(
        context.transaction,
        actor=context.actor,
        action="organisation.mail_set",
        object_kind="organisation",
        object_id=company.id,
        branch_id=None,
        before=before,
        after=body.model_dump(),
    )
    return _mail_settings(company.mail, request, response)


@trials.post(
    "/organisation/mail/test", status_code=204, dependencies=[allowed("mail.write")], summary="Send a test mail"
)
async def send_test_mail(body: TestMail, request: Request) -> None:
    """Hand one message in at the mail server, now, and say what it answered."""
    async with own_transaction(request) as context:
        settings = await queries.mail_settings(context.transaction)
        to = body.to or (await person_by_id(context.transaction, person_id=context.actor.person_id)).email
    server = mail.server_of(settings, password=request.app.state.settings.mail_password)
    if server is None:
        raise MailNotSetUp
    language = language_of(request)
    message = mail.compose(
        sender=server.sender,
        to=to,
        subject=text_of("mail.test.subject", language=language),
        body=text_of("mail.test.body", language=language),
        message_id=request.state.request_id,
    )
    try:
        await to_thread(mail.send, message, server=server)
    except (mail.NotTaken, smtplib.SMTPException, OSError) as error:
        raise MailNotTaken(host=server.host, port=server.port, reason=_reason(error)) from error


async def _escalation(context: Context, branch_id: UUID, response: Response) -> BranchEscalation:
    within, person_ids, version = await queries.escalation_of(context.transaction, branch_id=branch_id)
    people = await queries.people_to_choose(context.transaction, branch_id=branch_id)
    set_etag(response, version)
    return BranchEscalation(
        minutes=int(within.total_seconds() // 60),
        person_ids=person_ids,
        people=[ChainPerson.model_validate(one) for one in people],
        version=version,
    )


def _mail_settings(settings: dict[str, object] | None, request: Request, response: Response) -> MailSettingsNow:
    version = mail_version(settings)
    set_etag(response, version)
    return MailSettingsNow(
        settings=MailSettings.model_validate(settings) if settings else None,
        has_password=bool(request.app.state.settings.mail_password),
        version=version,
    )


def _columns(row: MessageRow) -> dict[str, Any]:
    names = ("id", "branch_id", "channel", "address", "subject", "about_kind", "about_id", "created_at", "outcome_at")
    return {name: getattr(row, name) for name in names}


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        told = error.smtp_error
        return f"{error.smtp_code} {told.decode(errors='replace') if isinstance(told, bytes) else told}"
    return str(error) or type(error).__name__
