"""Two maps beside each other: whoever moves one moves the other, by mouse or by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, expect

from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server

pytestmark = pytest.mark.browser

TEXTS = {text.code: text for text in (SWEDISH_TEXT, ENGLISH_TEXT)}
LEFT, RIGHT = "#map_div", "#map_div2"
DRAWN = """() => document.querySelectorAll("[data-ground=drawn]").length === 2
  && document.querySelectorAll("img.surface").length === 2"""
PLACES = """() => [map_div, map_div2].map((each) => {
  const { lat, lng } = each.getCenter();
  return [each.getZoom(), lat.toFixed(4), lng.toFixed(4)].join(" ");
})"""
APART = "(before) => { const [one, other] = (%s)(); return one === other && one !== before; }"


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    with sitting(browser, server) as reader:
        yield reader


def open_pair(reader: Reader) -> Frame:
    reader.open("karta", view=text_of(reader).map.views["side-by-side"])
    [frame] = [frame for frame in reader.page.frames if "streamlit_folium" in frame.url]
    frame.wait_for_function(DRAWN)
    return frame


def text_of(reader: Reader) -> Text:
    return TEXTS[reader.language]


def wait_until_both_moved(frame: Frame, before: str) -> str:
    """Both show one place, and another than before."""
    frame.wait_for_function(APART % PLACES, arg=before)
    frame.wait_for_timeout(400)  # what glides has come to rest
    one, other = frame.evaluate(PLACES)
    assert one == other
    return str(one)


@pytest.mark.parametrize("own", [LEFT, RIGHT])
def test_moving_one_map_moves_the_other(reader: Reader, own: str) -> None:
    frame = open_pair(reader)
    at, other = frame.evaluate(PLACES)
    assert at == other
    frame.locator(own).scroll_into_view_if_needed()
    box = frame.locator(own).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + 120
    mouse = reader.page.mouse
    mouse.move(x, y)
    mouse.down()
    mouse.move(x + 60, y + 40, steps=5)
    mouse.up()
    at = wait_until_both_moved(frame, at)
    mouse.wheel(0, -200)
    at = wait_until_both_moved(frame, at)
    frame.locator(f"{own} .leaflet-control-zoom-out").click()
    at = wait_until_both_moved(frame, at)
    frame.locator(own).focus()
    for key in ("ArrowLeft", "ArrowUp", "+", "-"):
        reader.page.keyboard.press(key)
        at = wait_until_both_moved(frame, at)
    assert reader.complaints == []


def test_each_map_says_which_it_is_and_the_colours_are_explained_once(reader: Reader) -> None:
    frame = open_pair(reader)
    words = text_of(reader).map
    for own, when in ((LEFT, "before"), (RIGHT, "after")):
        heading = frame.locator(f"{own} .map-heading")
        expect(heading).to_contain_text(words.views[when])
        expect(frame.locator(own)).to_have_attribute("aria-label", heading.inner_text())
    expect(frame.get_by_text(words.unit)).to_have_count(1)


def test_both_halves_are_wide_enough_to_use(reader: Reader) -> None:
    frame = open_pair(reader)
    boxes = [frame.locator(own).bounding_box() for own in (LEFT, RIGHT)]
    left, right = [box for box in boxes if box]
    assert left["width"] > 380
    assert abs(left["width"] - right["width"]) <= 4
    assert left["x"] + left["width"] <= right["x"] + 1
    assert not reader.wider_than_the_window()


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768)])
def test_pictures_of_both_views_for_a_person_to_look_at(
    browser: Browser, server: Server, language: str, size: tuple[int, int]
) -> None:
    with sitting(browser, server, language, size) as reader:
        open_pair(reader)
        reader.take_picture(f"karta-side-by-side-{language}-{size[0]}")
        views = text_of(reader).map.views
        reader.open("karta", view=views["quarters"], quarter="2024-Q2")
        reader.take_picture(f"karta-quarters-{language}-{size[0]}")
        assert reader.complaints == []
