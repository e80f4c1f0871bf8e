"""The API asked at random for some seconds; `python -m tests.bench.api_contract` asks longer, as each role."""

from pathlib import Path

import pytest

from tests.bench.api_contract import callers, examine, web_program
from tests.cloud.place import Urls

SECONDS = 10


@pytest.mark.serial
async def test_the_api_answers_what_its_document_says(fresh_database: Urls, tmp_path: Path) -> None:
    (caller,) = await callers(fresh_database, ["branch_manager"])
    with web_program(fresh_database, tmp_path) as address:
        verdict = examine(address, caller, seconds=SECONDS, folder=tmp_path)

    assert verdict.is_right, verdict.report
