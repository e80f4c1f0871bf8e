"""The text of edge.toml for a new edge agent: identity, address, credential, nothing else."""

import json
from dataclasses import dataclass
from typing import Final

OWN_AUTHORITY: Final = '# ca_file = "authority.pem"   # where the service has an authority of its own\n'


@dataclass(frozen=True, slots=True)
class EdgeIdentity:
    """Who the new edge agent is."""

    gateway_id: str
    name: str
    password: str


def by_broker(identity: EdgeIdentity, *, host: str, port: int, is_tls: bool = False) -> str:
    """Return the file of an edge agent that speaks with the broker."""
    tls = f"tls = true\n{OWN_AUTHORITY}" if is_tls else ""
    return _edge_toml(
        identity,
        f"""[broker]
host = {json.dumps(host)}
port = {port}
password = {json.dumps(identity.password)}
{tls}""",
    )


def by_https(identity: EdgeIdentity, *, url: str) -> str:
    """Return the file of an edge agent that speaks with the service itself."""
    return _edge_toml(
        identity,
        f"""[cloud]
url = {json.dumps(url)}
password = {json.dumps(identity.password)}
{OWN_AUTHORITY}""",
    )


def _edge_toml(identity: EdgeIdentity, way: str) -> str:
    """Return the file a person saves beside the edge agent."""
    return f"""# Keep this file private: whoever has it can speak for this edge agent.
# Ports, equipment, points and rules are not here: they are set in the console and arrive over the line.

[gateway]
id = {json.dumps(identity.gateway_id)}
name = {json.dumps(identity.name, ensure_ascii=False)}

{way}
[data]
folder = "edge-data"
"""
