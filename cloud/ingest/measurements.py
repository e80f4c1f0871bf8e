"""What is counted about ingest; one per process, shown at /metrics of its private port."""

from typing import Final

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, start_http_server

from cloud.foundation.running import CannotListen

_SECONDS: Final = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 60.0)


class Measurements:
    """Counters of one ingest program."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.messages = self._counter("messages", "Messages from the broker that were done with.")
        self.points = self._counter("points", "Readings stored.")
        self.transactions = self._counter("transactions", "Transactions committed.")
        self.failures = self._counter("failed_transactions", "Transactions that failed and are tried again.")
        self.dead_letters = self._counter("dead_letters", "Messages put aside.")
        self.refused = self._counter("refused_messages", "Messages of QoS 0 that came while too many waited.")
        self.waiting = Gauge(
            "mafundi_ingest_waiting_messages",
            "Messages that have arrived and were not yet read.",
            registry=self.registry,
        )
        self.seconds = Histogram(
            "mafundi_ingest_transaction_seconds", "Time a transaction takes.", buckets=_SECONDS, registry=self.registry
        )
        self.arrival_to_commit = Histogram(
            "mafundi_ingest_arrival_to_commit_seconds",
            "Time from a message's arrival to its COMMIT.",
            buckets=_SECONDS,
            registry=self.registry,
        )
        self.publish_to_commit = Histogram(
            "mafundi_ingest_publish_to_commit_seconds",
            "Time from the edge's clock, where it is synchronised, at publishing to the COMMIT.",
            buckets=_SECONDS,
            registry=self.registry,
        )

    def serve(self, *, host: str, port: int) -> None:
        """Show them.

        Raises:
            CannotListen.
        """
        try:
            start_http_server(port, addr=host, registry=self.registry)
        except OSError as error:
            raise CannotListen(
                f"{host}:{port} cannot be listened on ({error.strerror or error}). End the program that uses it, "
                "or choose another port with MAFUNDI_INGEST_METRICS_PORT."
            ) from error

    def _counter(self, name: str, text: str) -> Counter:
        return Counter(f"mafundi_ingest_{name}", text, registry=self.registry)
