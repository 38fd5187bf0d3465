"""Each view of the map by link, for a person to look at; and all of it by keyboard alone."""

import pytest
from playwright.sync_api import Browser, Frame, Locator, expect

from pages.shared.session import Extra, View
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server
from tests.browser.test_pages import check_finding, check_words

pytestmark = pytest.mark.browser

WORDS = SWEDISH_TEXT
PILOT = "Norra Kungsgatan"
MOST_WORDS = 15  # of a finding
SURFACE = "img.surface:not(.leaving)"
PLACE = "() => [map.getZoom(), map.getCenter().lat.toFixed(5), map.getCenter().lng.toFixed(5)] + ''"
# What lies below the legend of what the map is about
COVERED = """() => {
  const { left, top } = document.querySelector(".map-legend").getBoundingClientRect();
  const name = document.querySelector(".area-name > span").getBoundingClientRect();
  return name.right > left && name.bottom > top;
}"""
OVERLAP = """() => {
  const boxes = [...document.querySelectorAll(".area-name > span, .place-name > span")]
    .map((each) => each.getBoundingClientRect());
  return boxes.some((a, i) => boxes.slice(i + 1).some((b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom));
}"""


def frame(reader: Reader) -> Frame:
    [found] = [each for each in reader.page.frames if "streamlit_folium" in each.url]
    found.wait_for_selector("[data-ground=drawn]")
    return found


@pytest.mark.parametrize("view", View)
def test_each_view_has_its_link_a_short_finding_and_names_that_can_be_read(
    browser: Browser, server: Server, view: View
) -> None:
    with sitting(browser, server) as reader:
        reader.open("karta", view=WORDS.map.views[view])
        drawn = frame(reader)
        finding = reader.page.get_by_test_id("stMain").locator("h2, h3").first.inner_text()
        assert PILOT in finding
        assert len(finding.split()) <= MOST_WORDS
        drawn.wait_for_selector(".map-legend")
        assert not drawn.evaluate(COVERED)
        assert not drawn.evaluate(OVERLAP)
        check_finding(reader)
        check_words(reader, WORDS)
        assert not reader.wider_than_the_window()
        assert reader.complaints == []
        reader.take_picture(f"karta-{view}-sv-1366")


def test_scrolling_the_page_past_the_map_leaves_the_map_as_it_is(
    browser: Browser, server: Server
) -> None:
    with sitting(browser, server) as reader:
        reader.open("karta")
        drawn = frame(reader)
        box = drawn.locator(".leaflet-container")
        box.scroll_into_view_if_needed()
        opened = drawn.evaluate(PLACE)
        box.hover()
        reader.page.mouse.wheel(0, 400)
        reader.page.wait_for_timeout(600)
        assert drawn.evaluate(PLACE) == opened
        box.click(position={"x": 60, "y": 300})  # who clicks on it means it
        reader.page.mouse.wheel(0, 400)
        drawn.wait_for_function(f"(before) => ({PLACE})() !== before", arg=opened)


def press(reader: Reader, *keys: str) -> None:
    for key in keys:
        reader.page.keyboard.press(key)
    reader.settle()


def tab_to(reader: Reader, target: Locator, most: int = 60) -> None:
    """As a person finds it: by Tab alone."""
    for _ in range(most):
        if target.evaluate("(each) => each === each.ownerDocument.activeElement"):
            return
        reader.page.keyboard.press("Tab")
    raise AssertionError(f"not reached by {most} tabs: {target}")


def test_all_of_the_map_is_reached_and_used_by_keyboard_alone(
    browser: Browser, server: Server
) -> None:
    with sitting(browser, server) as reader:
        reader.open("karta")
        page, main = reader.page, reader.page.get_by_test_id("stMain")
        source = frame(reader).wait_for_selector(SURFACE).get_attribute("src")  # type: ignore[union-attr]

        # the switch of views
        before = main.get_by_role("radio", name=WORDS.map.views[View.BEFORE], exact=True)
        tab_to(reader, before)
        press(reader, "ArrowRight")
        after = main.get_by_role("radio", name=WORDS.map.views[View.AFTER], exact=True)
        expect(after).to_be_focused()
        press(reader, "Enter")
        page.wait_for_url(lambda url: "view=Efter" in url)
        frame(reader).wait_for_function(
            f"(old) => document.querySelector('{SURFACE}')?.src !== old", arg=source
        )

        # how it is drawn
        tab_to(reader, main.locator("summary", has_text=WORDS.map.smoothing))
        press(reader, "Enter")
        bandwidth = main.get_by_role("slider", name=WORDS.map.bandwidth)
        tab_to(reader, bandwidth)
        press(reader, "ArrowRight")
        page.wait_for_url(lambda url: "bandwidth=" in url)

        # what lies on it, and what one of these things is
        cameras = main.get_by_role("toolbar", name=WORDS.layers.show).get_by_role(
            "button", name=WORDS.layers.extra[Extra.CAMERAS], exact=True
        )
        cameras.focus()
        press(reader, "Enter")
        frame(reader).wait_for_selector(".map-mark")
        things = page.get_by_role("combobox", name=WORDS.layers.on_map)
        things.focus()
        page.keyboard.type(PILOT)
        press(reader, "Enter")
        expect(main.locator("h4")).to_have_text(PILOT)

        # moving it
        drawn = frame(reader)
        drawn.locator(".leaflet-container").focus()
        at = drawn.evaluate(PLACE)
        for key in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "+", "-"):
            page.keyboard.press(key)
            drawn.wait_for_function(f"(old) => ({PLACE})() !== old", arg=at)
            drawn.wait_for_timeout(400)  # what glides has come to rest
            at = drawn.evaluate(PLACE)
        assert reader.complaints == []

        # from quarter to quarter
        main.get_by_role("radio", name=WORDS.map.views[View.QUARTERS], exact=True).focus()
        press(reader, "Enter")
        play = main.get_by_role("button", name=WORDS.quarters.play)
        play.focus()
        page.keyboard.press("Enter")
        pause = main.get_by_role("button", name=WORDS.quarters.pause)
        expect(pause).to_be_focused()
        page.wait_for_url(lambda url: "quarter=" in url)
        page.keyboard.press("Enter")
        expect(main.get_by_role("button", name=WORDS.quarters.play)).to_be_focused()
        assert reader.complaints == []
