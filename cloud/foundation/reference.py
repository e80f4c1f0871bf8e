"""`/docs`: the API's reference as one plain page from our own server; no script, no foreign host."""

import json
from html import escape
from itertools import groupby
from typing import Any, Final

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from cloud.foundation.openapi import describe, operations

router = APIRouter(include_in_schema=False)

DOCUMENT_PATH: Final = "/api/v1/openapi.json"
STYLE: Final = """
:root { color-scheme: light dark; --line: light-dark(#d5d9de, #3a3f45); --quiet: light-dark(#5b636c, #9aa3ad); }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
h1, h2 { line-height: 1.2; } h2 { margin-top: 2.5rem; }
nav a { margin-right: 1rem; } a { color: inherit; }
details { border-top: 1px solid var(--line); padding: .4rem 0; }
summary { cursor: pointer; } summary code { font-weight: 600; } summary span { color: var(--quiet); }
pre { overflow-x: auto; padding: .75rem; border: 1px solid var(--line); border-radius: 4px; }
table { border-collapse: collapse; } td, th { text-align: left; padding: .1rem 1rem .1rem 0; vertical-align: top; }
"""


@router.get("/docs")
async def docs(request: Request) -> HTMLResponse:
    """Show every operation with its parameters and examples."""
    document = describe(request.app)
    listed = sorted(operations(document), key=lambda entry: (entry[2].get("tags", ["other"])[0], entry[0], entry[1]))
    groups = {
        tag: list(entries) for tag, entries in groupby(listed, key=lambda entry: entry[2].get("tags", ["other"])[0])
    }
    menu = "".join(f'<a href="#{escape(tag)}">{escape(tag)}</a>' for tag in groups)
    body = "".join(
        f'<h2 id="{escape(tag)}">{escape(tag)}</h2>' + "".join(_operation(*entry) for entry in entries)
        for tag, entries in groups.items()
    )
    return HTMLResponse(
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{escape(document["info"]["title"])}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/docs/style.css"></head>'
        f"<body><h1>{escape(document['info']['title'])} {escape(document['info']['version'])}</h1>"
        f"<p>{escape(document['info'].get('description', ''))}</p>"
        f'<p>For programs: <a href="{DOCUMENT_PATH}">{DOCUMENT_PATH}</a> (OpenAPI 3.1).</p>'
        f"<nav>{menu}</nav>{body}</body></html>"
    )


@router.get("/docs/style.css")
async def style() -> Response:
    """Return the page's style."""
    return Response(STYLE, media_type="text/css")


@router.get(DOCUMENT_PATH)
async def document(request: Request) -> Response:
    """Return the OpenAPI document."""
    return Response(json.dumps(describe(request.app)), media_type="application/json")


def _operation(path: str, method: str, operation: dict[str, Any]) -> str:
    parts = [f"<p>{escape(operation.get('description', ''))}</p>", _parameters(operation.get("parameters", []))]
    parts += [_example("Body", content) for content in _contents(operation.get("requestBody", {}))]
    for status, response in operation["responses"].items():
        if status != "default":
            parts += [_example(f"Answer {status}", content) for content in _contents(response)]
    head = f"<code>{method.upper()} {escape(path)}</code> <span>{escape(operation.get('summary', ''))}</span>"
    return f"<details><summary>{head}</summary>{''.join(parts)}</details>"


def _contents(body: dict[str, Any]) -> list[dict[str, Any]]:
    return [content for content in body.get("content", {}).values() if "example" in content]


def _example(title: str, content: dict[str, Any]) -> str:
    text = json.dumps(content["example"], indent=2, ensure_ascii=False)
    return f"<p>{escape(title)}</p><pre>{escape(text)}</pre>"


def _parameters(parameters: list[dict[str, Any]]) -> str:
    if not parameters:
        return ""
    rows = "".join(
        f"<tr><td><code>{escape(one['name'])}</code></td><td>{escape(one['in'])}</td>"
        f"<td>{'required' if one.get('required') else ''}</td><td>{escape(one.get('description', ''))}</td></tr>"
        for one in parameters
    )
    return f"<table>{rows}</table>"
