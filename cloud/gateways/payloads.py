"""Edge agents on the wire."""

from typing import Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from cloud.foundation.payloads import RequestBody, ResponseBody, UtcTime

GatewayState = Literal["never_seen", "online", "offline", "revoked"]


class NewGateway(RequestBody):
    """An edge agent to enrol."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {"branch_id": "0193b5c8-1111-7abc-8def-000000000001", "name": "Pump house, Athi River"}
        }
    )

    branch_id: UUID
    name: str = Field(min_length=1, max_length=120, pattern=r"^[^\x00-\x1f\x7f]+$")


class ConfigurationVersion(ResponseBody):
    """Which configuration document."""

    version: int
    hash: str | None


class EquipmentKind(ResponseBody):
    """An equipment type that an edge agent knows; `needs_address`: several such machines may share one port."""

    name: str
    title: str
    port: Literal["serial", "mqtt"]
    needs_address: bool
    baud_rate: int | None


class Gateway(ResponseBody):
    """An edge agent as the cloud knows it; its equipment types are known once it has spoken."""

    id: UUID
    name: str
    branch_id: UUID
    state: GatewayState
    last_seen_at: UtcTime | None
    agent_version: str | None
    equipment_kinds: list[EquipmentKind] | None
    desired_configuration: ConfigurationVersion | None
    reported_configuration: ConfigurationVersion | None
    pending_points: int
    version: int


class LogLine(ResponseBody):
    """What an edge agent said: what, where and what to do, in its own language (English)."""

    id: UUID
    at: UtcTime
    level: Literal["debug", "info", "warning", "error"]
    event: str
    text: str


class Credential(ResponseBody):
    """What the edge agent signs in with; shown once."""

    username: str
    password: str


class EnrolledGateway(ResponseBody):
    """A new edge agent, its credential and the file that carries both; shown once.

    `edge_toml_https` is the same for the way by HTTPS, where the service offers it.
    """

    gateway: Gateway
    credential: Credential
    edge_toml: str
    edge_toml_https: str | None


class Configuration(ResponseBody):
    """The whole desired state of an edge agent."""

    document: dict[str, Any]
    version: int


class NewConfiguration(RequestBody):
    """Ports, equipment and points; rules have their own routes and stay."""

    model_config = ConfigDict(
        json_schema_extra={
            "example": {
                "document": {
                    "ports": [{"type": "serial", "key": "line-1", "device": "usb:0403:6001"}],
                    "equipment": [{"key": "p-101", "type": "bearing-monitor", "port": "line-1"}],
                }
            }
        }
    )

    document: dict[str, Any]
