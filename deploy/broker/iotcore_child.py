"""The embedded broker as a child: MQTT 5 on 127.0.0.1, accounts from a file it watches.

The broker reads its accounts only at its start, so a changed file restarts it; the edges reconnect and send again
what was not acknowledged, so nothing is lost by that.
"""

import argparse
import json
import signal
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Final

from iotcore import Broker

LOOK_EVERY_S: Final = 0.3
LARGEST_MESSAGE_BYTES: Final = 256 * 1024


def configuration(*, port: int, accounts: dict[str, str]) -> str:
    """Return the broker's TOML: bounded memory, passwords, one listener."""
    users = "\n".join(f"{json.dumps(user)} = {json.dumps(password)}" for user, password in sorted(accounts.items()))
    return f"""id = 0

[router]
id = 0
max_connections = 200
max_outgoing_packet_count = 200
max_segment_size = 4194304
max_segment_count = 16

[v5.1]
name = "local"
listen = "127.0.0.1:{port}"
next_connection_delay_ms = 1

[v5.1.connections]
connection_timeout_ms = 10000
max_payload_size = {LARGEST_MESSAGE_BYTES}
max_inflight_count = 100
dynamic_filters = true

[v5.1.connections.auth]
{users}
"""


def read_accounts(file: Path) -> dict[str, str]:
    """Return user names and passwords; nobody while there is no file."""
    accounts: dict[str, str] = json.loads(file.read_text())["accounts"] if file.exists() else {}
    return accounts


class WatchedBroker:
    """Restarts the broker when its accounts change or it falls."""

    def __init__(self, *, port: int, accounts_file: Path) -> None:
        self._port = port
        self._accounts_file = accounts_file
        self._configuration_file = accounts_file.with_suffix(".broker.toml")
        self._is_stopping = False

    def run(self) -> None:
        """Serve until told to stop."""
        while not self._is_stopping:
            accounts = read_accounts(self._accounts_file)
            self._configuration_file.touch(mode=0o600)
            self._configuration_file.write_text(configuration(port=self._port, accounts=accounts))
            broker = self._started()
            print(f"broker listens on 127.0.0.1:{self._port}, {len(accounts)} accounts", flush=True)
            while not self._is_stopping and broker.is_running and read_accounts(self._accounts_file) == accounts:
                time.sleep(LOOK_EVERY_S)
            broker.stop()

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Signal handler."""
        del number, frame
        self._is_stopping = True

    def _started(self) -> Broker:
        """After a restart the port may be held for a moment."""
        deadline = time.monotonic() + 10
        while True:
            broker = Broker(config_path=str(self._configuration_file))
            try:
                broker.start()
                return broker
            except (OSError, RuntimeError):
                if time.monotonic() > deadline:
                    raise
                time.sleep(LOOK_EVERY_S)


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(description="The embedded MQTT broker.")
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--accounts", type=Path, required=True)
    arguments = parser.parse_args()
    broker = WatchedBroker(port=arguments.port, accounts_file=arguments.accounts)
    signal.signal(signal.SIGTERM, broker.stop)
    signal.signal(signal.SIGINT, broker.stop)
    broker.run()
    sys.exit(0)


if __name__ == "__main__":
    main()
