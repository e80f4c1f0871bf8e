"""Settings as a person makes them: kinds of jobs with their steps, put in order by keys, every wrong field named."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from tests.plant import Plant


def test_a_kind_of_job_is_added_with_steps_in_the_order_of_keys(plant: Plant, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto(f"{plant.url}/settings")
    page.get_by_role("link", name="Kinds of jobs").click()
    page.get_by_role("link", name="Add a kind of job").first.click()
    page.get_by_label("Name").fill("Belt change")
    page.get_by_label("Duration", exact=False).first.fill("1,5")
    page.get_by_label("Unit of Duration").select_option("hours")
    page.get_by_label("Leak").check()
    page.get_by_role("button", name="Add to Skills").click()
    page.get_by_label("Skill", exact=True).fill("mechanical")
    page.get_by_label("At least level").select_option("3")
    for place, title in enumerate(("Belt tension", "Locked out", "Belt size"), start=1):
        page.get_by_role("button", name="Add a step").click()
        page.get_by_role("textbox", name=f"Step {place}", exact=True).fill(title)
    page.get_by_label("Answer", exact=True).nth(0).select_option("number")
    page.get_by_label("Unit", exact=True).fill("mm")
    page.get_by_label("At most").fill("12")
    page.get_by_label("Answer", exact=True).nth(2).select_option("choice")
    page.get_by_label("Options", exact=False).fill("A 50\nA 52")

    page.get_by_role("textbox", name="Step 2", exact=True).press("Alt+ArrowUp")
    expect(page.get_by_role("status").get_by_text("Locked out is now step 1 of 3")).to_be_visible()
    expect(page.get_by_role("textbox", name="Step 1", exact=True)).to_be_focused()
    page.get_by_role("button", name="Move step 3 up").press("Enter")
    expect(page.get_by_role("button", name="Move step 2 up")).to_be_focused()
    page.get_by_label("Photos").fill("2")
    page.get_by_label("The customer signs").check()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", name="Belt change")).to_be_visible()
    kind = next(one for one in plant.sign_in().items("/service-categories") if one["name"] == "Belt change")
    assert [(step["title"], step["kind"]) for step in kind["steps"]] == [
        ("Locked out", "check"),
        ("Belt size", "choice"),
        ("Belt tension", "number"),
    ]
    assert (kind["steps"][2]["unit"], kind["steps"][2]["high"], kind["steps"][1]["options"]) == (
        "mm",
        12,
        ["A 50", "A 52"],
    )
    assert (kind["duration_minutes"], kind["failure_modes"], kind["photo_count"]) == (90, ["leak"], 2)
    assert kind["required_skills"] == [{"skill": "mechanical", "level": 3}]


def test_what_is_wrong_with_a_kind_of_job_is_said_at_its_field(plant: Plant, new_page: Callable[..., Page]) -> None:
    user = plant.sign_in()
    user.post("/service-categories", {"name": "Filter change", "failure_modes": ["cooling"]})
    page = new_page()
    page.goto(f"{plant.url}/settings/kinds-of-jobs/new")
    page.get_by_label("Name").fill("filter change")
    page.get_by_role("button", name="Add a step").click()
    page.get_by_role("textbox", name="Step 1", exact=True).fill("Pressure")
    page.get_by_label("Answer", exact=True).select_option("number")
    page.get_by_label("At least", exact=True).fill("9")
    page.get_by_label("At most").fill("3")

    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("the lower limit is above the upper one")).to_be_visible()
    page.get_by_label("At most").fill("12")
    expect(page.get_by_text("the lower limit is above the upper one")).to_have_count(0)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Another kind of job is called Filter change.").first).to_be_visible()
    page.get_by_label("Name").fill("Another filter")
    page.get_by_label("Cooling").check()
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Filter change answers to this trouble already").first).to_be_visible()


def test_two_people_changing_one_kind_of_job_do_not_overwrite_each_other(
    plant: Plant, new_page: Callable[..., Page]
) -> None:
    user = plant.sign_in()
    kind: dict[str, Any] = user.post("/service-categories", {"name": "Cleaning"})
    page = new_page()
    page.route("**/events/stream", lambda route: route.abort())
    page.goto(f"{plant.url}/settings/kinds-of-jobs/{kind['id']}")
    page.get_by_label("Photos").fill("1")
    user.patch(f"/service-categories/{kind['id']}", {"photo_count": 5}, seen_version=1)

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Changed by someone else")).to_be_visible()
    page.get_by_role("button", name="Load again").click()
    expect(page.get_by_label("Photos")).to_have_value("5")
