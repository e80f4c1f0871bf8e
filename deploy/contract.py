"""The contract between edge and cloud as documents for others: JSON Schema and AsyncAPI 3, made from `schemas`.

`python -m deploy.contract --target docs/contract` writes them; a test says when they are behind.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

import msgspec

from schemas.configuration import ConfigurationDocument
from schemas.downlink import Ack, Command, GatewayState, HostState
from schemas.envelope import ACCEPTED_VERSIONS, MAX_BATCH_BYTES, Header
from schemas.exchange import MAX_BATCHES, MAX_REQUEST_BYTES, MEDIA_TYPE, PATH, Answer
from schemas.records import Body
from schemas.topics import HOST_STATE_TOPIC, PREFIX

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
KINDS: Final[dict[str, type]] = {
    "header": Header,
    "body": Body,
    "ack": Ack,
    "host-state": HostState,
    "command": Command,
    "gateway-state": GatewayState,
    "configuration": ConfigurationDocument,
    "https-answer": Answer,
}
BATCH: Final = f"""One line of JSON (the header, schema `Header`), a newline, and the body's bytes, which the header's
`codec` names (`json`: schema `Body`) and whose CRC-32 is `body_crc`. Every seq of `from_seq..to_seq` is in the body,
where `offset` = seq - from_seq, or in `dropped`. At most {MAX_BATCH_BYTES} bytes, but for a single record."""


def documents() -> dict[str, dict[str, Any]]:
    """Return every document by its file name."""
    return {
        **{f"{name}.schema.json": json_schema(name, kind) for name, kind in KINDS.items()},
        "asyncapi.json": asyncapi(),
    }


def json_schema(name: str, kind: type) -> dict[str, Any]:
    """Return one message's schema, whole in itself."""
    template = "#/$defs/{name}"
    (root, *_), definitions = msgspec.json.schema_components([kind, *_carried_by(kind)], ref_template=template)
    return {"$schema": DIALECT, "title": name, **root, "$defs": _told(definitions, template)}


def asyncapi() -> dict[str, Any]:
    """Return the whole contract as the cloud sees it: what it receives and what it sends."""
    template = "#/components/schemas/{name}"
    _, components = msgspec.json.schema_components(list(KINDS.values()), ref_template=template)
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Mafundi between edge and cloud",
            "version": f"{ACCEPTED_VERSIONS[-1]}.0.0",
            "description": "Batches go up and are acknowledged after the database's COMMIT; a broker's own"
            " acknowledgement means nothing. The same batches may go over MQTT 5 or HTTPS.",
            "license": {"name": "Apache-2.0"},
        },
        "defaultContentType": "application/json",
        "servers": _servers(),
        "channels": _channels(),
        "operations": _operations(),
        "components": {
            "messages": _messages(),
            "schemas": _told(components, template),
            "securitySchemes": {
                "account": {"type": "userPassword", "description": "User name = client id = gateway id."},
                "basic": {"type": "http", "scheme": "basic", "description": "Gateway id and password."},
            },
        },
    }


def _carried_by(kind: type) -> list[type]:
    return [ConfigurationDocument] if kind in {Command, Answer} else []


def _told(schemas: dict[str, Any], template: str) -> dict[str, Any]:
    """Say what types cannot: an order's body is a configuration document. `discriminator` is OpenAPI's own word."""
    if "Command" in schemas:
        schemas["Command"]["properties"]["body"] = {"$ref": template.format(name="ConfigurationDocument")}
    told: dict[str, Any] = _without_discriminators(schemas)
    return told


def _without_discriminators(part: Any) -> Any:
    if isinstance(part, list):
        return [_without_discriminators(one) for one in part]
    if isinstance(part, dict):
        return {key: _without_discriminators(one) for key, one in part.items() if key != "discriminator"}
    return part


def _servers() -> dict[str, Any]:
    return {
        "broker": {
            "host": "broker.example.org:8883",
            "protocol": "mqtts",
            "protocolVersion": "5",
            "security": [{"$ref": "#/components/securitySchemes/account"}],
        },
        "service": {
            "host": "edge.example.org",
            "protocol": "https",
            "security": [{"$ref": "#/components/securitySchemes/basic"}],
        },
    }


def _channels() -> dict[str, Any]:
    parameters = {
        "bucket": {"description": "CRC-32 of the gateway id, modulo 64, in two digits.", "examples": ["07"]},
        "gateway": {"description": "The gateway's id.", "examples": ["0193a5c0-7d2e-7c3a-9b1f-2f4e8a6d5c10"]},
    }
    mine = {
        name: {
            "address": f"{PREFIX}/{{bucket}}/{{gateway}}/{address}",
            "servers": [{"$ref": "#/servers/broker"}],
            "parameters": parameters,
            "messages": {message: {"$ref": f"#/components/messages/{message}"}},
        }
        for name, address, message in (
            ("up", "up", "batch"),
            ("acks", "ack", "ack"),
            ("commands", "cmd", "command"),
            ("gatewayState", "state", "gatewayState"),
        )
    }
    return {
        **mine,
        "hostState": {
            "address": HOST_STATE_TOPIC,
            "servers": [{"$ref": "#/servers/broker"}],
            "messages": {"hostState": {"$ref": "#/components/messages/hostState"}},
        },
        "exchange": {
            "address": PATH,
            "servers": [{"$ref": "#/servers/service"}],
            "messages": {name: {"$ref": f"#/components/messages/{name}"} for name in ("batches", "httpsAnswer")},
        },
    }


def _operations() -> dict[str, Any]:
    def of(action: str, channel: str, summary: str, **more: Any) -> dict[str, Any]:
        return {"action": action, "channel": {"$ref": f"#/channels/{channel}"}, "summary": summary, **more}

    qos = {"bindings": {"mqtt": {"qos": 1}}}
    retained = {"bindings": {"mqtt": {"qos": 1, "retain": True}}}
    return {
        "takeBatch": of("receive", "up", "A batch of one stream.", **qos),
        "acknowledge": of("send", "acks", "How far a stream is committed; below what was sent: go back.", **qos),
        "command": of("send", "commands", "An order, void after its end.", **qos),
        "hearState": of("receive", "gatewayState", "Connected or gone; also the will.", **retained),
        "tellState": of("send", "hostState", "Accepted versions and the database's identity.", **retained),
        "exchange": of(
            "receive",
            "exchange",
            "Batches up; acks, versions and commands in the answer. 401, 408, 413, 415, 429 and 503 are problem+json.",
            bindings={"http": {"method": "POST"}},
            messages=[{"$ref": "#/channels/exchange/messages/batches"}],
            reply={
                "channel": {"$ref": "#/channels/exchange"},
                "messages": [{"$ref": "#/channels/exchange/messages/httpsAnswer"}],
            },
        ),
    }


def _messages() -> dict[str, Any]:
    def of(name: str, title: str) -> dict[str, Any]:
        return {"title": title, "payload": {"$ref": f"#/components/schemas/{name}"}}

    row = (
        f"Up to {MAX_BATCHES} batches, each behind a line with its length in bytes in decimal; at most"
        f" {MAX_REQUEST_BYTES} bytes. None at all asks for what there is to be heard."
    )
    parts = {"header": {"$ref": "#/components/schemas/Header"}, "body": {"$ref": "#/components/schemas/Body"}}
    return {
        "batch": {
            "title": "Batch",
            "contentType": "application/vnd.mafundi.batch",
            "description": BATCH.replace("\n", " "),
            "payload": {"type": "string", "contentMediaType": "application/vnd.mafundi.batch"},
            "x-parts": parts,
        },
        "batches": {
            "title": "Batches",
            "contentType": MEDIA_TYPE,
            "description": row,
            "payload": {"type": "string", "contentMediaType": MEDIA_TYPE},
        },
        "ack": of("Ack", "Acknowledgement"),
        "command": of("Command", "Command"),
        "gatewayState": of("GatewayState", "State of an edge agent"),
        "hostState": of("HostState", "State of the cloud"),
        "httpsAnswer": of("Answer", "Answer to batches"),
    }


def as_text(document: dict[str, Any]) -> str:
    """Return a document as it is kept."""
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Write all documents into a folder."""
    parser = argparse.ArgumentParser(description="Write the contract between edge and cloud as documents.")
    parser.add_argument("--target", type=Path, default=Path("docs/contract"))
    folder: Path = parser.parse_args().target
    folder.mkdir(parents=True, exist_ok=True)
    for name, document in documents().items():
        (folder / name).write_text(as_text(document), encoding="utf-8")
        print(folder / name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
