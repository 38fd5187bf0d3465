"""Layers of the map switched, and its things opened, by mouse and by keyboard."""

import pytest
from playwright.sync_api import FrameLocator, Locator, expect

from pages.shared.session import Extra, View
from pages.shared.text import Text
from tests.browser.reader import Reader
from tests.browser.test_pages import TEXTS, check_words

pytestmark = pytest.mark.browser

# Where the map lies, and whether its document is still the one that was marked
MARKED = "document.querySelector('.leaflet-container').marked"
LOOKS_AT = "JSON.stringify([map.getCenter(), map.getZoom()])"


def frame(reader: Reader) -> FrameLocator:
    return reader.page.frame_locator("iframe").first


def body(reader: Reader) -> Locator:
    return frame(reader).locator("body")


def open_map(reader: Reader, *extras: Extra, view: View = View.BEFORE) -> Text:
    text = TEXTS[reader.language]
    names = [text.layers.extra[extra] for extra in extras]
    reader.open("karta", view=text.map.views[view])
    for name in names:
        switch(reader, name)
    expect(frame(reader).locator("path.leaflet-interactive").first).to_be_attached()
    if extras:
        expect(frame(reader).locator(".map-mark").first).to_be_attached()
    body(reader).evaluate(f"() => {{ {MARKED} = true; }}")
    return text


def pill(reader: Reader, name: str) -> Locator:
    switches = reader.page.get_by_role("toolbar", name=TEXTS[reader.language].layers.show)
    return switches.get_by_role("button", name=name, exact=True)


def switch(reader: Reader, name: str) -> None:
    pill(reader, name).click()
    reader.settle()


def heading(reader: Reader) -> Locator:
    return reader.page.get_by_test_id("stMain").locator("h4")


def test_a_click_on_a_camera_opens_the_panel_and_moves_nothing(reader: Reader) -> None:
    text = open_map(reader, Extra.CAMERAS)
    looked_at = body(reader).evaluate(f"() => {LOOKS_AT}")
    camera = frame(reader).locator(f".map-mark[aria-label^='{text.layers.camera}']").first
    camera.click()
    expect(heading(reader)).to_contain_text(text.layers.camera)
    reader.settle()
    assert "object=" in reader.page.url
    assert body(reader).evaluate(f"() => {MARKED}")
    assert body(reader).evaluate(f"() => {LOOKS_AT}") == looked_at
    check_words(reader, text)
    assert reader.complaints == []
    reader.take_picture(f"karta-layers-{reader.language}-{reader.width}")


def test_what_is_chosen_after_a_click_stays_chosen_and_the_same_click_counts_again(
    reader: Reader,
) -> None:
    text = open_map(reader, Extra.CAMERAS)
    camera = frame(reader).locator(f".map-mark[aria-label^='{text.layers.camera}']").first
    camera.click()
    expect(heading(reader)).to_contain_text(text.layers.camera)
    reader.settle()
    choose(reader, "Norra Kungsgatan")
    expect(heading(reader)).to_have_text("Norra Kungsgatan")
    switch(reader, text.layers.extra[Extra.LANDMARKS])
    expect(heading(reader)).to_have_text("Norra Kungsgatan")
    frame(reader).locator(f".map-mark[aria-label^='{text.layers.camera}']").first.click()
    expect(heading(reader)).to_contain_text(text.layers.camera)


def choose(reader: Reader, name: str) -> None:
    box = reader.page.get_by_role("combobox", name=TEXTS[reader.language].layers.on_map)
    box.fill(name)
    reader.page.get_by_role("option", name=name, exact=True).click()
    reader.settle()


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_keyboard_opens_the_panel_from_the_map(reader: Reader, key: str) -> None:
    text = open_map(reader, Extra.CAMERAS)
    camera = frame(reader).locator(f".map-mark[aria-label^='{text.layers.camera}']").last
    camera.focus()
    reader.page.keyboard.press(key)
    expect(heading(reader)).to_contain_text(text.layers.camera)
    reader.settle()
    expect(camera).to_be_focused()


def test_an_area_is_a_button_too(reader: Reader) -> None:
    text = open_map(reader)
    area = frame(reader).get_by_role("button", name="Norra Kungsgatan", exact=True)
    area.focus()
    reader.page.keyboard.press("Enter")
    expect(heading(reader)).to_have_text("Norra Kungsgatan")
    expect(reader.page.get_by_test_id("stMain")).to_contain_text(text.map.role["pilot"])


def test_layers_are_switched_by_keyboard_without_a_new_map(reader: Reader) -> None:
    text = open_map(reader)
    assert not frame(reader).locator(".map-mark").count()
    pins = pill(reader, text.layers.extra[Extra.PINS])
    pins.focus()
    reader.page.keyboard.press("Enter")
    expect(frame(reader).locator(".map-mark").first).to_be_attached()
    assert body(reader).evaluate(f"() => {MARKED}")
    reader.settle()
    pins.focus()
    reader.page.keyboard.press("Space")
    expect(frame(reader).locator(".map-mark")).to_have_count(0)
    assert body(reader).evaluate(f"() => {MARKED}")


def test_one_legend_explains_all_that_is_shown_and_folds(reader: Reader) -> None:
    text = open_map(reader, Extra.MEASURES, Extra.CAMERAS, Extra.WALKS, Extra.PINS)
    legend = frame(reader).locator(".map-legend")
    expect(legend).to_have_count(1)
    expect(legend).to_contain_text(text.layers.walk_point)
    box, container = legend.bounding_box(), body(reader).bounding_box()
    assert box
    assert container
    assert box["y"] >= container["y"]
    assert box["height"] < container["height"] - 40
    legend.locator("summary").press("Enter")
    expect(legend.get_by_text(text.layers.walk_point)).to_be_hidden()
    switch(reader, text.layers.extra[Extra.WALKS])
    expect(legend.get_by_text(text.layers.walk_point)).to_have_count(0)


@pytest.mark.parametrize("side", [0, 1])
def test_both_of_two_maps_open_the_panel(reader: Reader, side: int) -> None:
    text = open_map(reader, Extra.CAMERAS, view=View.SIDE_BY_SIDE)
    its_map = frame(reader).locator(".leaflet-container").nth(side)
    its_map.locator(f".map-mark[aria-label^='{text.layers.camera}']").first.click()
    expect(heading(reader)).to_contain_text(text.layers.camera)
    assert body(reader).evaluate(f"() => {MARKED}")
