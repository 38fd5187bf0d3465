"""The big screen in a real browser: how large everything is, its keys, its link, the way back."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.reader import PICTURES, Reader, sitting
from tests.browser.server import Server
from tests.browser.test_pages import TEXTS

pytestmark = pytest.mark.browser

SLIDES = 9  # of the whole story, on the sample
STORY = {"present": "1", "story": "default"}
SIZES = ((1280, 720), (1920, 1080), (3840, 2160))
ROUNDING = 0.02  # vh
TITLE, TEXT, LINE_VH = 5, 3, 100 * 3 / 1080

# Of everything with words of its own that is seen: its words, and how high a letter is set.
HEIGHTS = """() => {
  const seen = (each) => each.checkVisibility({ visibilityProperty: true })
    && each.getBoundingClientRect().width > 2;
  const own = (each) => [...each.childNodes].filter((node) => node.nodeType === 3)
    .map((node) => node.data.trim()).join("");
  return [...document.querySelectorAll('[data-testid="stMain"] *')]
    .filter((each) => own(each) && seen(each) && !each.closest("style, script"))
    .map((each) => {
      const turned = each.getScreenCTM?.(); // text of an axis may stand on end
      const scale = turned ? Math.hypot(turned.a, turned.b) : 1;
      const vh = 100 * parseFloat(getComputedStyle(each).fontSize) * scale / innerHeight;
      return [own(each), each.closest("h1") ? "title" : "text", vh];
    });
}"""
# What reaches out of the window, and what a chart's text reaches out of its picture.
CUT = """() => {
  const out = (each, box) => {
    const { left, top, right, bottom, width } = each.getBoundingClientRect();
    return width > 0 && (left < box.left - 2 || top < box.top - 2
      || right > box.right + 2 || bottom > box.bottom + 2);
  };
  const screen = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
  const words = '.present-title, .present-subtitle, .present-said li, .present-facts li, '
    + '.present-below *, [data-part="buttons"] button, .st-key-present-picture :is(td, th)';
  return [...document.querySelectorAll(words)].filter((each) => out(each, screen))
    .map((each) => each.textContent);
}"""
# Title, subtitle, picture, what is said of it, and the foot stand below one another.
OVERLAPPED = """() => {
  const order = ['.present-title', '.present-subtitle', '.st-key-present-picture',
    '.present-facts, .present-said', '.present-below'];
  const boxes = order.map((part) => document.querySelector(part)?.getBoundingClientRect())
    .filter((box) => box?.height);
  return boxes.slice(1).filter((box, at) => box.top < boxes[at].bottom - 1)
    .map((box) => `${box.top} < ${boxes[boxes.indexOf(box) - 1].bottom}`);
}"""
SCROLLS = """() => [...document.querySelectorAll('html, body, [data-testid="stMain"]')]
  .filter((each) => each.scrollTop || getComputedStyle(each).overflowY !== "hidden"
    && each.scrollHeight > each.clientHeight)
  .map((each) => each.tagName)"""
THIN = """() => [...document.querySelectorAll(
    '.st-key-present-picture .scatterlayer :is(path.js-line, path.yerror, path.xerror)')]
  .map((each) => 100 * parseFloat(getComputedStyle(each).strokeWidth) / innerHeight)"""


@pytest.fixture(scope="module", params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def room(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Reader]:
    with sitting(browser, server, "sv", request.param) as reader:
        yield reader


@pytest.fixture
def there(browser: Browser, server: Server) -> Iterator[Reader]:
    with sitting(browser, server, "sv", (1920, 1080)) as reader:
        yield reader


def begin(reader: Reader, **link: str) -> None:
    """Open the whole story, and wait until its views have been."""
    reader.open("", **STORY, **link)
    expect(reader.page.locator(".present-below")).to_be_attached()
    reader.settle()


def number(reader: Reader) -> int:
    """Of the slide that is shown, once it is drawn."""
    reader.settle()
    return int(reader.page.locator(".present-below span").inner_text().split()[0])


def await_slide(reader: Reader, wanted: int) -> None:
    expect(reader.page.locator(".present-below span")).to_have_text(f"{wanted} av {SLIDES}")
    reader.settle()


def asked(url: str, key: str) -> list[str]:
    return parse_qs(urlsplit(url).query).get(key, [])


def faults(reader: Reader) -> list[str]:
    """What is smaller than the last row can read, what is cut, and what scrolls."""
    page = reader.page
    found = [
        f"{words}: {height:.2f} vh"
        for words, kind, height in page.evaluate(HEIGHTS)
        if height < (TITLE if kind == "title" else TEXT) - ROUNDING
    ]
    found += [f"cut: {words}" for words in page.evaluate(CUT)]
    found += [f"overlaps: {where}" for where in page.evaluate(OVERLAPPED)]
    found += [f"scrolls: {where}" for where in page.evaluate(SCROLLS)]
    found += [f"{width:.2f} vh wide" for width in page.evaluate(THIN) if width < LINE_VH - ROUNDING]
    for part in ("stSidebar", "stHeader", "stToolbar", "stElementToolbar", "stSidebarNav"):
        found += [part for each in page.get_by_test_id(part).all() if each.is_visible()]
    return found + reader.complaints


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_slide_of_the_story_can_be_read_from_the_last_row(
    room: Reader, language: str
) -> None:
    room.language = language
    begin(room)
    found = {}
    for slide in range(1, SLIDES + 1):
        assert number(room) == slide
        found[slide] = faults(room)
        expect(room.page.locator("html")).to_have_attribute("lang", language)
        PICTURES.mkdir(exist_ok=True)
        name = f"present-{slide}-{language}-{room.width}"
        room.page.screenshot(path=PICTURES / f"{name}.png", animations="disabled")
        if slide < SLIDES:
            room.page.keyboard.press("ArrowRight")
            of = TEXTS[language].present.progress.format(number=slide + 1, count=SLIDES)
            expect(room.page.locator(".present-below span")).to_have_text(of)
    assert not any(found.values()), found


def test_a_light_room_gets_black_on_white(there: Reader) -> None:
    begin(there, slide="2", light="1")
    assert faults(there) == []
    for part in (".present-title", ".present-subtitle", ".present-facts li"):
        look = there.page.locator(part).first
        expect(look).to_have_css("color", "rgb(0, 0, 0)")
    there.page.screenshot(path=PICTURES / "present-2-light-sv-1920.png", animations="disabled")


def test_quick_presses_are_not_lost(there: Reader) -> None:
    begin(there)
    assert number(there) == 1
    for _ in range(6):
        there.page.keyboard.press("PageDown")
    await_slide(there, 7)
    for key in ("ArrowLeft", "ArrowLeft", "ArrowRight", "PageUp", "PageUp"):
        there.page.keyboard.press(key)
    await_slide(there, 4)


def test_each_key_does_what_a_presenter_expects(there: Reader) -> None:
    begin(there)
    assert number(there) == 1
    page = there.page
    for key, wanted in (
        (" ", 2),
        ("ArrowDown", 3),
        ("Shift+ ", 2),
        ("ArrowUp", 1),
        ("ArrowUp", 1),
        ("End", SLIDES),
        ("ArrowRight", SLIDES),
        ("Home", 1),
    ):
        page.keyboard.press(key.replace(" ", "Space"))
        await_slide(there, wanted)
    page.keyboard.type("8")
    page.keyboard.press("Enter")
    await_slide(there, 8)
    page.keyboard.press("b")
    expect(page.locator('[data-part="black"]')).to_be_visible()
    expect(page.get_by_role("status")).to_have_text(TEXTS["sv"].present.black)
    page.keyboard.press("PageDown")  # any key shows the slide again, the same
    expect(page.locator('[data-part="black"]')).to_be_hidden()
    assert number(there) == 8
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement !== null")
    page.keyboard.press("ArrowRight")
    await_slide(there, 9)
    assert page.evaluate("() => document.fullscreenElement !== null")
    page.keyboard.press("f")
    page.wait_for_function("() => document.fullscreenElement === null")


def test_the_new_slide_is_told_and_the_focus_is_free(there: Reader) -> None:
    begin(there, slide="2")
    page = there.page
    live = page.get_by_role("status")
    heading = page.locator("h1").inner_text()
    words = TEXTS["sv"].present
    expect(live).to_have_text(words.announced.format(number=2, count=SLIDES, title=heading))
    reached = set()
    for _ in range(8):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("() => document.activeElement.dataset?.does ?? null"))
    assert {"previous", "next", "leave"} <= reached
    page.get_by_role("button", name=words.next).focus()
    page.keyboard.press("Enter")
    await_slide(there, 3)
    page.keyboard.press("Space")  # it belongs to the button that has the focus
    await_slide(there, 4)
    expect(live).to_contain_text(page.locator("h1").inner_text())


def test_the_way_out_leads_back_to_the_view_and_all_that_is_chosen_there(there: Reader) -> None:
    words, page = TEXTS["sv"].present, there.page
    there.open("effekt", pilot="Stallbacka", series="true")
    page.get_by_test_id("stSidebar").get_by_role("button", name=words.start).click()
    page.get_by_role("button", name=words.this_view).click()
    page.wait_for_url(lambda url: asked(url, "present") == ["1"])
    page.wait_for_url(lambda url: bool(asked(url, "series") and asked(url, "pilot")))
    expect(page.locator(".present-below")).to_be_attached()
    assert number(there) == 1
    link = page.url
    heading = page.locator("h1").inner_text()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(lambda url: asked(url, "slide") == ["2"])
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: not asked(url, "present"))
    check_back(there)
    page.goto(link)  # the same link in a fresh document
    expect(page.locator("h1")).to_have_text(heading)
    page.get_by_role("button", name=words.leave_help).click()
    page.wait_for_url(lambda url: not asked(url, "present"))
    check_back(there)


def check_back(reader: Reader) -> None:
    reader.settle()
    page, text = reader.page, TEXTS["sv"]
    assert urlsplit(page.url).path == "/effekt"
    assert not {"slide", "story", "light"} & set(parse_qs(urlsplit(page.url).query))
    expect(page.locator("h1")).to_have_text(text.effect.title)
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    expect(page.get_by_role("combobox", name=text.frame.pilot)).to_have_value("Stallbacka")
    opened = page.locator('[data-testid="stExpander"] details[open]')
    expect(opened).to_have_count(1)
    assert reader.complaints == []


def test_a_reload_shows_the_same_slide(there: Reader) -> None:
    begin(there, slide="3")
    heading = there.page.locator("h1").inner_text()
    there.page.reload()
    expect(there.page.locator("h1")).to_have_text(heading)
    assert number(there) == 3


def test_nothing_moves(there: Reader) -> None:
    there.page.emulate_media(reduced_motion="reduce")
    begin(there, slide="2")
    moving = there.page.evaluate(
        """() => [...document.querySelectorAll('[data-testid="stMain"] *')].filter((each) => {
          const look = getComputedStyle(each);
          return look.animationName !== "none" || parseFloat(look.transitionDuration) > 0;
        }).map((each) => each.outerHTML.slice(0, 80))"""
    )
    assert moving == []
