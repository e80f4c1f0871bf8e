"""A list with five bad rows: each is named, nothing is kept; corrected it goes in, repeated it changes nothing."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.plant import Plant

HEAD = "external_id,branch,name,customer,latitude"
FIVE_BAD = f"""{HEAD}
W-1,NBI,Ruiru works,C-404,
W-2,XXX,Thika works,,
w-1,NBI,Ruiru again,,
W-4,NBI,,,
W-5,NBI,Limuru works,,91
W-6,NBI,Kikuyu works,,
"""
CORRECTED = f"""{HEAD}
W-1,NBI,Ruiru works,,
W-2,NBI,Thika works,,
W-3,NBI,Ruiru again,,
W-4,NBI,Juja works,,
W-5,NBI,Limuru works,,-1.1
W-6,NBI,Kikuyu works,,
"""


def test_five_bad_rows_are_corrected_and_the_list_is_repeated(
    plant: Plant, new_page: Callable[..., Page], tmp_path: Path
) -> None:
    page = new_page()
    page.goto(f"{plant.url}/settings")
    page.get_by_role("link", name="Import", exact=True).click()
    page.get_by_text("Sites", exact=True).last.click()

    def choose(text: str, name: str) -> None:
        (tmp_path / name).write_text(text)
        page.locator("input[type=file]").set_input_files(tmp_path / name)
        expect(page.get_by_role("heading", name=name)).to_be_visible()

    choose(FIVE_BAD, "bad.csv")
    problems = page.get_by_role("list", name="Problems")
    expect(problems.get_by_role("listitem")).to_have_count(5)
    for place, what in enumerate(("Row 2", "Row 3", "Row 4", "Row 5", "Row 6")):
        expect(problems.get_by_role("listitem").nth(place)).to_contain_text(what)
    expect(page.get_by_role("button", name="Import 6")).to_have_count(0)
    assert not any(one["name"] == "Kikuyu works" for one in plant.sign_in().items("/sites"))

    choose(CORRECTED, "good.csv")
    page.get_by_role("button", name="Import 6").click()
    expect(page.get_by_text("Imported", exact=False).first).to_be_visible()
    assert {"Juja works", "Kikuyu works"} <= {one["name"] for one in plant.sign_in().items("/sites")}

    choose(CORRECTED, "again.csv")
    expect(page.get_by_role("status").get_by_text("6")).to_be_visible()
    expect(page.get_by_role("button", name="Import 6")).to_have_count(0)
