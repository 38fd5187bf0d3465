"""
Each page and each part of a page, wide and narrow, in both languages, as WCAG 2.2 AA asks.

A view is opened once; what is seen of it is kept for all that is asked of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from pages.accessibility.known import KNOWN, is_known
from pages.shared.text.languages import LANGUAGES
from tests.browser.axe import Violation, violations
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server
from tests.browser.views import VIEWS, View

pytestmark = pytest.mark.browser

WIDE, TWICE, FOUR_TIMES = (1366, 768), (683, 384), (320, 256)  # 1366 at 200 %, 1280 at 400 %

LANGUAGES_SAID = """() => [document, ...[...document.querySelectorAll("iframe")]
  .map((frame) => frame.contentDocument)].map((one) => one.documentElement.lang)"""
# Charts and maps without a name, or without a table or one to open below them; a map to draw on
# has a choice above it instead: to write coordinates
WITHOUT_WORDS = """(typed) => {
  const { DOCUMENT_POSITION_FOLLOWING: FOLLOWING } = Node;
  const after = (one, other) => one.compareDocumentPosition(other) & FOLLOWING;
  const tables = [...document.querySelectorAll(
    'main [data-testid="stTable"], main [data-testid="stDataFrame"], main summary, main textarea')];
  const choices = [...document.querySelectorAll('main [role="radio"]')]
    .filter((one) => one.textContent.includes(typed));
  const told = (one) => tables.some((table) => after(one, table))
    || choices.some((choice) => after(choice, one));
  const named = (one) => (one.getAttribute("aria-label") || one.title || "").trim().length >= 3;
  return [...document.querySelectorAll('[data-testid="stPlotlyChart"], main iframe')]
    .filter((one) => !named(one) || !told(one))
    .map((one) => one.outerHTML.slice(0, 200));
}"""
# Charts and maps follow a window that was made narrower, some time later
AT_REST = """async () => {
  const widths = () => JSON.stringify([document.querySelector("main"),
    ...document.querySelectorAll(".main-svg, iframe")]
    .map((each) => [each.scrollWidth, each.clientWidth]));
  const wait = () => new Promise((done) => setTimeout(done, 200));
  let before = "", same = 0;
  for (let turn = 0; turn < 50 && same < 3; turn += 1) {
    const now = widths();
    same = now === before ? same + 1 : 0;
    before = now;
    await wait();
  }
}"""
# What a reader can use on the page by its name, and what of it lies outside the window for good
CONTROLS = """() => {
  const scrolls = (each) => each && each.tagName !== "MAIN" &&
    (each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== "visible"
      || scrolls(each.parentElement));
  const kinds = "button, a[href], input, textarea, summary, [role=slider], [role=combobox]";
  const shown = [...document.querySelector("main").querySelectorAll(kinds)]
    .filter((each) => each.checkVisibility() && !each.closest('[data-testid="stElementToolbar"]')
      && each.type !== "file");
  const name = (each) =>
    each.getAttribute("aria-label") || each.textContent.trim() || each.id || each.type;
  const outside = ({ left, right }) => left < -1 || right > innerWidth + 1;
  return [shown.map(name).sort(),
    shown.filter((each) => outside(each.getBoundingClientRect()) && !scrolls(each)).map(name)];
}"""

# Words of a picture that its edge cuts
CUT = """() => [...document.querySelectorAll(".main-svg")].flatMap((svg) => {
  const picture = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].filter((one) => {
    const { left, right, width } = one.getBoundingClientRect();
    return width && (left < picture.left - 2 || right > picture.right + 2);
  }).map((one) => one.textContent);
})"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a view; by size where sizes differ."""

    language: str
    complaints: list[str]
    languages: list[str]
    wordless: list[str]
    violations: dict[tuple[int, int], list[Violation]]
    controls: dict[tuple[int, int], list[str]]
    outside: dict[tuple[int, int], list[str]]
    too_wide: dict[tuple[int, int], list[str]]
    cut: dict[tuple[int, int], list[str]]


@pytest.fixture(scope="module", params=["sv", "en"])
def reader(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Reader]:
    with sitting(browser, server, request.param, WIDE) as reader:
        reader.page.emulate_media(reduced_motion="reduce")  # nothing to wait for
        yield reader


@pytest.fixture(scope="module", params=VIEWS, ids=str)
def seen(request: pytest.FixtureRequest, reader: Reader) -> Seen:
    view: View = request.param
    page = reader.page
    page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    reader.complaints.clear()
    reader.open(view.path, **view.choices)
    complaints = list(reader.complaints)
    typed = LANGUAGES[reader.language].draw.ways["typed"]
    languages, wordless = page.evaluate(LANGUAGES_SAID), page.evaluate(WITHOUT_WORDS, typed)
    found, controls, outside, too_wide, cut = {}, {}, {}, {}, {}
    for size in (WIDE, TWICE, FOUR_TIMES):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        reader.settle()
        page.evaluate(AT_REST)
        controls[size], outside[size] = page.evaluate(CONTROLS)
        too_wide[size] = reader.wider_than_the_window()
        cut[size] = page.evaluate(CUT)
        if size != TWICE:
            found[size] = violations(page)
    seen = (languages, wordless, found, controls, outside, too_wide, cut)
    return Seen(reader.language, complaints, *seen)


@pytest.mark.parametrize("size", [WIDE, FOUR_TIMES], ids=["wide", "narrow"])
def test_axe_finds_nothing_that_the_statement_does_not_list(
    seen: Seen, size: tuple[int, int]
) -> None:
    found = seen.violations[size]
    assert [one for one in found if not is_known(one.rule, one.where)] == []


def test_the_browser_refuses_nothing_that_the_page_needs(seen: Seen) -> None:
    assert seen.complaints == []


def test_the_page_and_its_maps_say_their_language(seen: Seen) -> None:
    assert set(seen.languages) == {seen.language}


def test_every_chart_and_map_has_a_name_and_a_table(seen: Seen) -> None:
    assert seen.wordless == []


@pytest.mark.parametrize("size", [TWICE, FOUR_TIMES], ids=["200-percent", "400-percent"])
def test_a_page_that_is_magnified_loses_nothing_and_is_read_without_scrolling_sideways(
    seen: Seen, size: tuple[int, int]
) -> None:
    assert seen.too_wide[size] == []
    assert seen.outside[size] == []
    assert seen.cut[size] == []
    assert seen.controls[size] == seen.controls[WIDE]


def test_what_the_statement_lists_of_ours_is_still_there(reader: Reader) -> None:
    """Else it is time to take it from the list."""
    reader.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    reader.open("karta", show="measures")
    rules = {one.rule for one in violations(reader.page)}
    assert {known.rule for known in KNOWN if known.rule} <= rules


@pytest.mark.parametrize("number", [1, 2, 4, 6])
def test_axe_finds_nothing_on_the_big_screen(reader: Reader, number: int) -> None:
    """Words, a chart, a map and a table."""
    reader.page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
    reader.open("", present="1", story="default", slide=str(number))
    reader.page.locator(".present-bar").wait_for()
    reader.settle()
    assert reader.page.locator(".present-title").inner_text()
    assert [one for one in violations(reader.page) if not is_known(one.rule, one.where)] == []
