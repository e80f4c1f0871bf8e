"""Parked work is shown to whom it concerns, and tried again when they say so."""

from uuid import UUID, uuid4

import httpx
from sqlalchemy import text

from cloud.foundation.database import Transaction, act_as_system
from cloud.foundation.events import announce
from tests.cloud.conftest import SignIn
from tests.cloud.foundation.announcements import BellRang
from tests.cloud.place import Ground


async def park(transaction: Transaction, branch_id: UUID) -> UUID:
    await act_as_system(transaction)
    event_id = announce(transaction, BellRang(branch_id=branch_id, subject_id=uuid4(), stroke=1))
    await transaction.flush()
    await transaction.execute(
        text(
            """INSERT INTO delivery (event_id, reaction, published_no, subject_id, tries, parked_at, last_error)
            VALUES (:event_id, 'ring_back', 1, :event_id, 10, now(), 'RuntimeError: no way')"""
        ),
        {"event_id": event_id},
    )
    await transaction.flush()
    return event_id


async def test_parked_work_is_shown_and_tried_again(
    transaction: Transaction, manager: httpx.AsyncClient, ground: Ground
) -> None:
    event_id = await park(transaction, ground.nairobi)

    shown = (await manager.get("/deliveries")).json()["items"]
    retried = await manager.post(f"/deliveries/{event_id}/ring_back/retry")
    parked = (await manager.get("/deliveries")).json()["items"]
    unfinished = (await manager.get("/deliveries?state=unfinished")).json()["items"]

    assert [(one["event_type"], one["tries"], one["last_error"]) for one in shown] == [
        ("bell.rang", 10, "RuntimeError: no way")
    ]
    assert retried.status_code == 204
    assert (parked, [one["tries"] for one in unfinished]) == ([], [0])


async def test_parked_work_of_a_foreign_branch_is_neither_shown_nor_tried_again(
    transaction: Transaction, sign_in: SignIn, ground: Ground
) -> None:
    event_id = await park(transaction, ground.nairobi)
    foreigner = await sign_in(ground.mombasa_manager)

    assert (await foreigner.get("/deliveries")).json()["items"] == []
    assert (await foreigner.post(f"/deliveries/{event_id}/ring_back/retry")).status_code == 404
