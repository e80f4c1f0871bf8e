"""The demonstration is whole: whoever opens it finds whom each site belongs to."""

from pathlib import Path

import psycopg
import pytest

from cloud.foundation.database import Database
from cloud.gateways.broker_accounts import NoBrokerAccounts
from cloud.set_up.demo import seed
from tests.cloud.place import Urls

pytestmark = pytest.mark.anyio


async def test_every_site_of_the_demonstration_belongs_to_a_customer_with_an_address_for_reports(
    fresh_database: Urls, tmp_path: Path
) -> None:
    with psycopg.connect(fresh_database.admin, autocommit=True) as admin:
        admin.execute("TRUNCATE organisation, branch, person CASCADE")
    database = Database(fresh_database.app, pool_size=1)
    async with database.transaction() as transaction:
        made = await seed(
            transaction, accounts=NoBrokerAccounts(), lines_folder=tmp_path, mqtt_host="127.0.0.1", mqtt_port=1883
        )
    await database.close()

    with psycopg.connect(fresh_database.admin) as admin:
        sites = admin.execute(
            """SELECT site.name, customer.name, customer.service_emails ->> 0, site.contacts -> 0 ->> 'phone'
            FROM site LEFT JOIN customer ON customer.id = site.customer_id ORDER BY site.name"""
        ).fetchall()
    assert made is not None
    assert sites == [
        ("Athi River works", "Savanna Cement Works Ltd", "plant@savanna-cement.example", "+254712000201"),
        ("Kilindini cold store", "Pwani Cold Chain Ltd", "ghala@pwani-cold.example", "+254712000202"),
        ("Lakeside hospital", "Lakeside Hospital Trust", "facilities@lakeside-hospital.example", "+254712000203"),
    ]
