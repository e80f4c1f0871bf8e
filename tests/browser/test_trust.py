"""What the audit shows and how a person is erased, as somebody does both at the console."""

from collections.abc import Callable
from uuid import uuid4

from playwright.sync_api import Page, expect

from tests.plant import Plant


def test_the_audit_is_narrowed_to_one_person_and_taken_away(plant: Plant, new_page: Callable[..., Page]) -> None:
    user = plant.sign_in()
    branch_id = user.get("/session")["branches"][0]["id"]
    name = f"Annex {uuid4().hex[:6]}"
    user.post("/sites", {"branch_id": branch_id, "name": name})
    page = new_page()
    page.goto(f"{plant.url}/settings")
    page.get_by_role("link", name="Audit", exact=False).first.click()
    page.get_by_label("Kind of thing").select_option("site")
    expect(page).to_have_url(f"{plant.url}/settings/audit?kind=site")

    row = page.get_by_role("row").filter(has_text=name)
    expect(row).to_contain_text("site added")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert name in download.value.path().read_text(encoding="utf-8-sig")
    page.get_by_label("Kind of thing").select_option("")
    expect(page.get_by_role("row").filter(has_text="list exported").first).to_be_visible()
    page.get_by_label("Who").fill("nobody of this name")
    expect(page.get_by_text("No entry fits")).to_be_visible()


def test_a_person_is_erased_by_who_types_the_name(plant: Plant, new_page: Callable[..., Page]) -> None:
    user = plant.sign_in()
    name, email = f"Zuri {uuid4().hex[:6]}", f"{uuid4().hex[:8]}@example.com"
    branch_id = user.get("/session")["branches"][0]["id"]
    technician = user.post("/technicians", {"branch_id": branch_id, "name": name, "phone": "0712345678"})
    user.post(f"/technicians/{technician['id']}/login", {"email": email})
    page = new_page()
    page.goto(f"{plant.url}/settings/privacy")
    page.get_by_label("Find somebody").fill(email)
    with page.expect_download() as download:
        page.get_by_role("button", name=f"Data as a file {name}").click()
    assert "0712345678" in download.value.path().read_text()

    page.get_by_role("button", name=f"Erase {name}").click()
    page.get_by_label("Type the name to be sure").fill("Somebody else")
    page.get_by_role("button", name="Erase", exact=True).last.click()
    expect(page.get_by_text("This is not the name.", exact=False)).to_be_visible()
    page.get_by_label("Type the name to be sure").fill(name)
    page.get_by_role("button", name="Erase", exact=True).last.click()

    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_text("Nobody of that name")).to_be_visible()
    gone = user.get(f"/technicians/{technician['id']}")
    assert (gone["name"].startswith("Erased "), gone["phone"], gone["is_active"]) == (True, "", False)
