"""Every picture for a projected screen in a real browser: nothing is cut, and no words meet."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest
from playwright.sync_api import Browser

from pages.present.picture import Screen, picture
from tests.pages.every_figure import every_figure

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
DRAW = """async ({data, layout}) => {
  await Plotly.newPlot("picture", data, layout, {staticPlot: true});
  return [...document.querySelectorAll("#picture text")]
    .filter((text) => text.textContent.trim())
    .map((text) => {
      const box = text.getBoundingClientRect();
      const inside = [text, ...text.querySelectorAll("tspan")];
      const sizes = inside.map((each) => parseFloat(getComputedStyle(each).fontSize));
      const at = [box.left, box.top, box.right, box.bottom];
      return [text.textContent.trim(), Math.min(...sizes), ...at];
    });
}"""
SIGNS = {"▲", "▼", "*"}  # of months beside each other
WIDE, HIGH = 2, 0.2  # pixels, and sizes of the text: so much air is in the box of a letter
SCREENS = [
    ("sv", Screen(1280, 720)),
    ("en", Screen(1280, 720, contrast=True)),
    ("en", Screen(1920, 1080)),
    ("sv", Screen(3840, 2160)),
]


@pytest.mark.parametrize(("language", "screen"), SCREENS, ids=str)
def test_words_are_large_whole_and_apart(
    language: str, screen: Screen, browser: Browser, sample_store: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        figures = every_figure(language)
    page = browser.new_page(viewport={"width": screen.width, "height": screen.height})
    page.set_content("<style>body { margin: 0 }</style><div id='picture'></div>")
    page.add_script_tag(path=PLOTLY)
    faults = []
    for figure in figures.values():
        made = picture(figure, screen)
        if made is not None:
            words = page.evaluate(DRAW, json.loads(made.to_json()))
            faults += [f"{figure.card.id}: {fault}" for fault in _faults(words, screen)]
    page.close()
    assert not faults


def _faults(words: list[list[Any]], screen: Screen) -> Iterator[str]:
    wide, high = screen.room
    for place, (said, size, left, top, right, bottom) in enumerate(words):
        if size < 0.03 * screen.height - 0.01:
            yield f"{said} is {size} pixels high"
        if left < -1 or top < -1 or right > wide + 1 or bottom > high + 1:
            yield f"{said} is cut"
        for other, _, left_, top_, right_, bottom_ in words[place + 1 :]:
            across = min(right, right_) - max(left, left_)
            down = min(bottom, bottom_) - max(top, top_)
            if across > WIDE and down > HIGH * screen.text and not {said, other} <= SIGNS:
                yield f"{said} meets {other}"
