"""The text of edge.toml for a new edge agent: identity, address, credential, nothing else."""

import json


def edge_toml(*, gateway_id: str, name: str, password: str, host: str, port: int) -> str:
    """Return the file a person saves beside the edge agent."""
    return f"""# Keep this file private: whoever has it can speak for this edge agent.
# Ports, equipment, points and rules are not here: they are set in the console and arrive over the line.

[gateway]
id = {json.dumps(gateway_id)}
name = {json.dumps(name, ensure_ascii=False)}

[broker]
host = {json.dumps(host)}
port = {port}
password = {json.dumps(password)}

[data]
folder = "edge-data"
"""
