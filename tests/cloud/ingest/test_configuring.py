"""Configurations go out once, to edge agents that are there, from the program that serves them."""

from typing import Any

import pytest

from cloud.foundation.database import act_as_system
from cloud.gateways.broker_accounts import NoBrokerAccounts
from cloud.gateways.operations import enrol_gateway
from cloud.ingest.broker_link import BrokerLink, Inbox
from cloud.ingest.program import buckets_of, send_configurations
from schemas.downlink import Command
from schemas.topics import bucket_of
from tests.cloud.ingest.conftest import Pump
from tests.cloud.place import Ground, actor_named

pytestmark = pytest.mark.anyio


class NotedLink(BrokerLink):
    """A link whose broker is wherever the test says, and that notes what goes out."""

    def __init__(self, buckets: list[str], *, is_connected: bool = True) -> None:
        account: dict[str, Any] = {"host": "127.0.0.1", "port": 1, "username": "u", "password": "p"}
        super().__init__(**account, client_id="c", buckets=buckets, epoch="e", inbox=Inbox())
        self._is_there = is_connected
        self.sent: list[str] = []

    @property
    def is_connected(self) -> bool:
        return self._is_there

    def send_command(self, *, gateway_id: str, command: Command) -> None:
        assert command.kind == "configure"
        self.sent.append(gateway_id)


ALL = buckets_of("00-63")


async def test_only_who_is_there_and_runs_another_one_gets_it(pump: Pump, ground: Ground) -> None:
    async with pump.app.transaction() as transaction:
        await act_as_system(transaction)
        actor = await actor_named(transaction, ground.manager)
        await enrol_gateway(
            transaction, actor=actor, accounts=NoBrokerAccounts(), branch_id=ground.nairobi, name="Unconfigured"
        )
    pump.change("UPDATE gateway SET is_online = true")
    link = NotedLink(ALL)

    await send_configurations(pump.ingest, link, asked=None)
    assert link.sent == [str(pump.gateway_id)]

    pump.change("UPDATE gateway SET is_online = false")
    await send_configurations(pump.ingest, link, asked=None)
    pump.change("UPDATE gateway SET is_online = true, reported_hash = desired_hash")
    await send_configurations(pump.ingest, link, asked=None)
    assert len(link.sent) == 1


async def test_each_program_sends_to_its_own_buckets_and_to_those_asked_for(pump: Pump) -> None:
    pump.change("UPDATE gateway SET is_online = true")
    own = bucket_of(str(pump.gateway_id))
    others = NotedLink([bucket for bucket in ALL if bucket != own])
    mine = NotedLink([own])

    await send_configurations(pump.ingest, others, asked=None)
    await send_configurations(pump.ingest, mine, asked=())
    await send_configurations(pump.ingest, mine, asked={"another"})
    assert (others.sent, mine.sent) == ([], [])

    await send_configurations(pump.ingest, mine, asked={str(pump.gateway_id)})
    assert mine.sent == [str(pump.gateway_id)]


async def test_nothing_is_asked_or_queued_while_the_broker_is_away(pump: Pump) -> None:
    pump.change("UPDATE gateway SET is_online = true")
    away = NotedLink(ALL, is_connected=False)
    await send_configurations(pump.ingest, away, asked=None)
    assert away.sent == []

    account: dict[str, Any] = {"host": "127.0.0.1", "port": 1, "username": "u", "password": "p"}
    link = BrokerLink(**account, client_id="c", buckets=ALL, epoch="e", inbox=Inbox())
    link.send_command(
        gateway_id=str(pump.gateway_id), command=Command(id="1", kind="configure", expires_at_us=0, body={})
    )
    assert link._client._out_messages == {}
