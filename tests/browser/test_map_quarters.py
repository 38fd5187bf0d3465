"""The map quarter by quarter: it plays, it stops, it never blinks, and it does not fill memory."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Frame, Locator, expect

from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server

pytestmark = pytest.mark.browser

TEXTS = {text.code: text for text in (SWEDISH_TEXT, ENGLISH_TEXT)}
CHANGES = 200
MOST_GROWTH = 0.2
SRC = "() => document.querySelector('img.surface:not(.leaving)')?.src"
# From now on: how many pictures of a surface are there and decoded, whenever the screen is drawn
WATCH = """() => {
  window.fewest = 9;
  const look = () => {
    const all = [...document.querySelectorAll("img.surface")];
    const decoded = all.filter((each) => each.complete && each.naturalWidth);
    window.fewest = Math.min(fewest, decoded.length);
    requestAnimationFrame(look);
  };
  look();
}"""


@pytest.fixture
def reader(browser: Browser, server: Server) -> Iterator[Reader]:
    with sitting(browser, server) as reader:
        yield reader


def text_of(reader: Reader) -> Text:
    return TEXTS[reader.language]


def open_quarters(reader: Reader, quarter: str = "2022-Q2") -> Frame:
    reader.open("karta", view=text_of(reader).map.views["quarters"], quarter=quarter)
    [frame] = [frame for frame in reader.page.frames if "streamlit_folium" in frame.url]
    frame.wait_for_function(SRC)
    frame.wait_for_selector("[data-ground]")
    return frame


def slider(reader: Reader) -> Locator:
    return reader.page.get_by_role("slider", name=text_of(reader).quarters.quarter)


def button(reader: Reader, label: str) -> Locator:
    return reader.page.get_by_test_id("stMain").get_by_role("button", name=label)


def wait_for_another(frame: Frame, source: str) -> str:
    frame.wait_for_function(f"(before) => ({SRC})() && ({SRC})() !== before", arg=source)
    return str(frame.evaluate(SRC))


def place(frame: Frame) -> list[float]:
    return list(frame.evaluate("() => [map.getZoom(), map.getCenter().lat, map.getCenter().lng]"))


def test_eight_steps_exchange_the_picture_and_nothing_else(reader: Reader) -> None:
    frame = open_quarters(reader)
    frame.evaluate("() => { document.first = true; }")
    frame.evaluate("() => { map.setView([58.2825, 12.29], 15.5, { animate: false }); }")
    frame.evaluate(WATCH)
    before, source = place(frame), frame.evaluate(SRC)
    canvas = frame.evaluate("() => (window.ours = document.querySelector('canvas')).width")
    for _ in range(8):
        button(reader, text_of(reader).quarters.following).click()
        source = wait_for_another(frame, source)
    assert frame.evaluate("() => document.first")
    assert frame.evaluate("() => window.ours.isConnected && window.ours.width") == canvas
    assert place(frame) == before
    assert frame.evaluate("() => fewest") >= 1
    assert reader.complaints == []


def test_it_plays_by_keyboard_and_stops_by_keyboard(reader: Reader) -> None:
    frame = open_quarters(reader)
    words = text_of(reader).quarters
    source = frame.evaluate(SRC)
    frame.evaluate(WATCH)
    button(reader, words.play).focus()
    reader.page.keyboard.press("Space")
    for _ in range(3):
        source = wait_for_another(frame, source)
    expect(button(reader, words.pause)).to_be_focused()
    reader.page.keyboard.press("Space")
    expect(button(reader, words.play)).to_be_focused()
    reader.settle()
    stopped = reader.page.url
    reader.page.wait_for_timeout(3_000)
    assert reader.page.url == stopped
    assert frame.evaluate("() => fewest") >= 1


def test_it_stops_by_itself_at_the_end_and_starts_anew(reader: Reader) -> None:
    open_quarters(reader, "2026-Q1")
    words = text_of(reader).quarters
    button(reader, words.play).click()
    expect(button(reader, words.pause)).to_be_visible()
    expect(button(reader, words.play)).to_be_visible()
    reader.settle()
    ends = reader.page.url
    assert "quarter=2026-07--2026-08" in ends
    button(reader, words.play).click()
    reader.page.wait_for_url(lambda url: "quarter=2022" in url)


def test_who_takes_the_slider_stops_the_playback(reader: Reader) -> None:
    open_quarters(reader)
    words = text_of(reader).quarters
    button(reader, words.play).click()
    expect(button(reader, words.pause)).to_be_visible()
    slider(reader).focus()
    reader.page.keyboard.press("End")
    expect(button(reader, words.play)).to_be_visible()
    reader.page.wait_for_url(lambda url: "quarter=2026-07--2026-08" in url)


def test_another_view_keeps_the_map_and_forgets_the_quarter(reader: Reader) -> None:
    frame = open_quarters(reader)
    frame.evaluate("() => { document.first = true; }")
    views = text_of(reader).map.views
    for view in ("after", "quarters", "difference"):
        reader.page.get_by_role("radio", name=views[view]).click()
        reader.page.wait_for_url(lambda url: ("quarter=" in url) == (view == "quarters"))  # noqa: B023
        reader.settle()
        assert frame.evaluate("() => document.first")


@pytest.mark.slow
def test_two_hundred_changes_leave_memory_as_it_was(reader: Reader) -> None:
    frame = open_quarters(reader)
    devtools = reader.page.context.new_cdp_session(reader.page)
    devtools.send("Performance.enable")

    def heap() -> float:
        for _ in range(3):
            devtools.send("HeapProfiler.collectGarbage")
        metrics = devtools.send("Performance.getMetrics")["metrics"]
        kept = {each["name"]: each["value"] for each in metrics}
        print({name: kept[name] for name in ("JSHeapUsedSize", "Nodes", "JSEventListeners")})
        return float(kept["JSHeapUsedSize"])

    def change(times: int) -> None:
        source = frame.evaluate(SRC)
        for number in range(times):
            reader.page.keyboard.press("ArrowRight" if number // 5 % 2 == 0 else "ArrowLeft")
            source = wait_for_another(frame, source)

    slider(reader).focus()
    change(20)  # what is loaded once is loaded
    first = heap()
    change(CHANGES)
    last = heap()
    print(f"{first / 1e6:.1f} -> {last / 1e6:.1f} MB over {CHANGES} changes")
    assert last < first * (1 + MOST_GROWTH)
    assert frame.evaluate("() => feature_group.length") <= 3
