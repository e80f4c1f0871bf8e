"""The API's description: problems on every operation, and an example wherever a body goes in or comes out."""

from collections.abc import Iterator
from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from cloud.foundation.payloads import Problem

METHODS: Final = ("get", "put", "post", "delete", "patch")
DEEPEST: Final = 8
_BY_FORMAT: Final = {
    "uuid": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
    "date-time": "2026-11-23T08:15:00.000Z",
    "date": "2026-11-23",
    "email": "amina@example.com",
    "uri": "https://example.com/",
    "binary": "",
}
_BY_TYPE: Final = {"string": "text", "integer": 1, "number": 4.2, "boolean": True, "null": None}
IDEMPOTENCY_KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Any text of your own, kept 30 days: the same request again gets the first one's answer.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 255},
    "example": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
}
EXPORT_FORMAT: Final = {
    "name": "format",
    "in": "query",
    "required": False,
    "description": "Return the whole list as a file instead of a page.",
    "schema": {"type": "string", "enum": ["csv", "xlsx"]},
}
EXPORTED: Final = {
    media_type: {"schema": {"type": "string", "format": "binary"}, "example": "(file)"}
    for media_type in ("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
}
PROBLEM_EXAMPLE: Final = {
    "type": "urn:mafundi:problem:not_found",
    "title": "Not found",
    "status": 404,
    "detail": "This does not exist, or it is not in one of your branches.",
    "request_id": "0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10",
    "errors": [],
}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the whole document; built once and kept by the app."""
    if app.openapi_schema is None:
        document = get_openapi(
            title=app.title, version=app.version, summary=app.summary, description=app.description, routes=app.routes
        )
        schemas = document.setdefault("components", {}).setdefault("schemas", {})
        for unwanted in ("HTTPValidationError", "ValidationError"):
            schemas.pop(unwanted, None)
        definition = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas |= definition.pop("$defs", {})
        schemas["Problem"] = definition
        for _, method, operation in operations(document):
            _complete(operation, schemas)
            _add_conventions(operation, method)
        app.openapi_schema = document
    return app.openapi_schema


def operations(document: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield path, method and operation of everything described."""
    for path, item in document["paths"].items():
        for method in METHODS:
            if method in item:
                yield path, method, item[method]


def _add_conventions(operation: dict[str, Any], method: str) -> None:
    """Name what holds for all routes alike and stands in no route's signature."""
    parameters = operation.setdefault("parameters", [])
    if method == "post" and "session" not in operation.get("tags", ()):
        parameters.append(IDEMPOTENCY_KEY)
    answer = operation["responses"].get("200", {}).get("content", {}).get("application/json", {}).get("schema", {})
    if method == "get" and "/Page_" in answer.get("$ref", ""):
        parameters.append(EXPORT_FORMAT)
        operation["responses"]["200"]["content"] |= EXPORTED
    if not parameters:
        del operation["parameters"]


def _complete(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    operation["responses"].pop("422", None)
    operation["responses"]["default"] = {
        "description": "A problem (RFC 9457)",
        "content": {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "example": PROBLEM_EXAMPLE,
            }
        },
    }
    bodies = [operation.get("requestBody", {}), *operation["responses"].values()]
    for body in bodies:
        for media_type, content in body.get("content", {}).items():
            if media_type == "application/json" and "example" not in content and "examples" not in content:
                content["example"] = example_of(content.get("schema", {}), schemas)


def example_of(schema: dict[str, Any], schemas: dict[str, Any], *, depth: int = 0) -> Any:
    """Return a value that fits the schema: the author's own example where there is one."""
    if "$ref" in schema:
        schema = schemas[schema["$ref"].rsplit("/", 1)[-1]]
    for key in ("example", "const"):
        if key in schema:
            return schema[key]
    for key in ("examples", "enum"):
        if schema.get(key):
            return schema[key][0]
    options = schema.get("anyOf") or schema.get("oneOf") or schema.get("allOf")
    if options:
        return example_of(options[0], schemas, depth=depth)
    if "default" in schema:
        return schema["default"]
    return _plain_example(schema, schemas, depth)


def _plain_example(schema: dict[str, Any], schemas: dict[str, Any], depth: int) -> Any:
    kind = schema.get("type")
    if kind == "object" or "properties" in schema:
        if depth > DEEPEST:
            return {}
        inner = schema.get("properties", {})
        return {name: example_of(one, schemas, depth=depth + 1) for name, one in inner.items()}
    if kind == "array":
        return [] if depth > DEEPEST else [example_of(schema.get("items", {}), schemas, depth=depth + 1)]
    if schema.get("format") in _BY_FORMAT:
        return _BY_FORMAT[schema["format"]]
    if "minimum" in schema:
        return schema["minimum"]
    return _BY_TYPE.get(kind or "", {})
