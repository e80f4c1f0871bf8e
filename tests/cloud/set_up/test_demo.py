"""The demonstration is whole: whoever opens it finds whom each site belongs to, and parts in the store and the vans."""

from collections.abc import AsyncIterator
from pathlib import Path

import psycopg
import pytest

from cloud.foundation.database import Database
from cloud.gateways.broker_accounts import NoBrokerAccounts
from cloud.set_up.demo import seed
from tests.cloud.inventory.stocked import require_sound_ledger
from tests.cloud.place import Urls

pytestmark = pytest.mark.anyio


@pytest.fixture
async def demonstration(fresh_database: Urls, tmp_path: Path) -> AsyncIterator[Database]:
    """A database with the demonstration and nothing else."""
    with psycopg.connect(fresh_database.admin, autocommit=True) as admin:
        admin.execute("TRUNCATE organisation, branch, person CASCADE")
    database = Database(fresh_database.app, pool_size=1)
    async with database.transaction() as transaction:
        made = await seed(
            transaction, accounts=NoBrokerAccounts(), lines_folder=tmp_path, mqtt_host="127.0.0.1", mqtt_port=1883
        )
    assert made is not None
    yield database
    await database.close()


async def test_every_site_of_the_demonstration_belongs_to_a_customer_with_an_address_for_reports(
    fresh_database: Urls, demonstration: Database
) -> None:
    with psycopg.connect(fresh_database.admin) as admin:
        sites = admin.execute(
            """SELECT site.name, customer.name, customer.service_emails ->> 0, site.contacts -> 0 ->> 'phone'
            FROM site LEFT JOIN customer ON customer.id = site.customer_id ORDER BY site.name"""
        ).fetchall()
    assert sites == [
        ("Athi River works", "Savanna Cement Works Ltd", "plant@savanna-cement.example", "+254712000201"),
        ("Kilindini cold store", "Pwani Cold Chain Ltd", "ghala@pwani-cold.example", "+254712000202"),
        ("Lakeside hospital", "Lakeside Hospital Trust", "facilities@lakeside-hospital.example", "+254712000203"),
    ]


async def test_every_van_of_the_demonstration_has_what_each_kind_of_job_needs(
    fresh_database: Urls, demonstration: Database
) -> None:
    with psycopg.connect(fresh_database.admin) as admin:
        lacking = admin.execute(
            """SELECT c.name, v.name, need ->> 'number' FROM service_category c
            CROSS JOIN jsonb_array_elements(c.parts) need CROSS JOIN stock_place v
            JOIN part p ON p.number = need ->> 'number'
            LEFT JOIN stock_balance b ON b.place_id = v.id AND b.part_id = p.id
            WHERE v.kind = 'van' AND coalesce(b.available, 0) < (need ->> 'quantity')::numeric"""
        ).fetchall()
        counts = admin.execute(
            """SELECT (SELECT count(*) FROM stock_place WHERE kind = 'van') = (SELECT count(*) FROM technician),
            (SELECT count(*) FROM service_category WHERE parts <> '[]')"""
        ).fetchone()

    assert lacking == []
    assert counts == (True, 2)
    await require_sound_ledger(demonstration)
