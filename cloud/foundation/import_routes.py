"""The two routes of a list that is brought from elsewhere: an empty file of it, and the list itself."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from fastapi import APIRouter, Request, Response

from cloud.foundation.imports import (
    CSV_BODY,
    FileKind,
    ImportReport,
    IsDryRun,
    Row,
    WriteRow,
    csv_body,
    run_import,
    template_of,
)
from cloud.foundation.messages import language_of
from cloud.foundation.request import Context, RequestContext

PrepareFor = Callable[[RequestContext, Sequence[Row]], Awaitable[WriteRow[Row]]]
"""Looks once at all rows that can be read, for who brings them, and returns what writes one of them."""


def add_import_routes(
    router: APIRouter,
    *,
    path: str,
    template_path: str,
    things: str,
    words: str,
    file: FileKind[Row],
    example: Row,
    prepare: PrepareFor[Row],
    dependencies: Sequence[Any],
    proofs: Sequence[Any] = (),
) -> None:
    """Add both routes to a slice's router; `things` are what the list holds, `words` say how one is found again.

    Who may bring a list may have the empty one; `proofs` are asked of the list alone.
    """

    async def get_template() -> Response:
        return template_of(example)

    async def import_list(request: Request, context: Context, is_dry_run: IsDryRun = False) -> ImportReport:
        return await run_import(
            context.transaction,
            kind=file,
            content=await csv_body(request),
            is_dry_run=is_dry_run,
            language=language_of(request),
            prepare=lambda rows: prepare(context, rows),
        )

    head = ",".join(list(type(example).model_fields)[:3])
    router.add_api_route(
        template_path,
        get_template,
        methods=["GET"],
        name=f"get_{things}_template",
        response_class=Response,
        dependencies=list(dependencies),
        summary=f"An empty file of {things}",
        description=f"Return a CSV file with the columns of {things} and one row as an example.",
        responses={200: {"content": {"text/csv": {"schema": {"type": "string"}, "example": f"{head}\n"}}}},
    )
    router.add_api_route(
        path,
        import_list,
        methods=["POST"],
        name=f"import_{things}",
        response_model=ImportReport,
        dependencies=[*dependencies, *proofs],
        summary=f"Import {things}",
        description=words,
        openapi_extra=CSV_BODY,
    )
