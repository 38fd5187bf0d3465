"""
The pictures of the tour in README: made here, and still true.

`PILOTKOLLEN_TOUR=make` makes them anew. Each picture carries the words that stand in it; without
the setting the same view is opened, and has to say every one of them still.
"""

import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Browser

from tests.browser.reader import Reader, sitting
from tests.browser.server import Server
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

PICTURES = ROOT / "docs" / "tour"
LARGEST = 150_000  # bytes
SIZE = (1280, 800)
COLOURS = 96
SAID = "Description"  # the PNG's own name for it
# The words of what is wholly inside the window, a piece for each element that has some of its own.
SEEN = """(everywhere) => {
  const main = document.querySelector('[data-testid="stMain"]');
  const own = (each) => [...each.childNodes].filter((node) => node.nodeType === 3)
    .map((node) => node.data).join(" ").replace(/\\s+/g, " ").trim();
  const inside = (each) => {
    const { top, bottom, width } = each.getBoundingClientRect();
    return width > 0 && top >= 0 && bottom <= innerHeight;
  };
  return [...main.querySelectorAll("*")]
    .filter((each) => own(each) && !each.closest("style, script") && each.checkVisibility())
    .filter((each) => everywhere || inside(each))
    .map(own);
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """`at` is a heading to stand at; the top of the page without one."""

    name: str
    page: str
    link: tuple[tuple[str, str], ...] = ()
    at: str = ""


TOUR = (
    Stop("1-start", ""),
    Stop("2-answer", "effekt"),
    Stop("3-against", "effekt", at="What speaks against it?"),
    Stop("4-map", "karta", (("view", "difference"),), at="incidents per km"),
    Stop("5-meeting", "", (("present", "1"), ("story", "default"), ("slide", "2"))),
    Stop("6-own-data", "underlag"),
)
every_stop = pytest.mark.parametrize("stop", TOUR, ids=lambda stop: stop.name)


def stand(reader: Reader, stop: Stop) -> None:
    reader.open(stop.page, **dict(stop.link))
    if "present" in dict(stop.link):  # it is drawn once the screen has told how large it is
        reader.page.locator(".main-svg").first.wait_for()
        reader.settle()
    if stop.at:
        heading = reader.page.get_by_role("heading", name=stop.at).first
        heading.evaluate("each => each.scrollIntoView({ block: 'start' })")
        reader.settle()


def make(reader: Reader, path: Path) -> None:
    about = PngInfo()
    about.add_itxt(SAID, "\n".join(reader.page.evaluate(SEEN, False)))
    taken = Image.open(BytesIO(reader.page.screenshot(animations="disabled"))).convert("RGB")
    path.parent.mkdir(parents=True, exist_ok=True)
    taken.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True, pnginfo=about)


@every_stop
def test_the_views_of_the_tour_say_what_their_pictures_show(
    browser: Browser, server: Server, stop: Stop
) -> None:
    path = PICTURES / f"{stop.name}.png"
    with sitting(browser, server, "en", SIZE) as reader:
        stand(reader, stop)
        assert not reader.page.get_by_test_id("stException").count()
        if os.environ.get("PILOTKOLLEN_TOUR") == "make":
            make(reader, path)
        with Image.open(path) as picture:
            shown = set(picture.info[SAID].split("\n"))
        said = set(reader.page.evaluate(SEEN, True))
        assert reader.complaints == []
    assert len(shown) > 5
    assert not shown - said


@every_stop
def test_each_picture_is_small_and_stands_in_readme_with_words_for_who_cannot_see_it(
    stop: Stop,
) -> None:
    path = PICTURES / f"{stop.name}.png"
    assert path.stat().st_size < LARGEST
    lines = (ROOT / "README.md").read_text("utf-8").splitlines()
    [line] = [line for line in lines if f"(docs/tour/{path.name})" in line]
    assert len(line.partition("[")[2].partition("]")[0].split()) >= 5


def test_no_picture_is_left_over() -> None:
    assert {path.stem for path in PICTURES.iterdir()} == {stop.name for stop in TOUR}
