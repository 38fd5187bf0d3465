"""What a reader sees at once, and whether all words on the screen can be read."""

import pytest

from pages.shared.menu import MENU, Place
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader

pytestmark = pytest.mark.browser

TEXTS = {text.code: text for text in (SWEDISH_TEXT, ENGLISH_TEXT)}
PILOTS = 2  # of the sample
# Words with less contrast to what is behind them than WCAG 2.2 asks for (1.4.3), as the browser
# works out colours; left out are those that cannot be used, and the number beside a slider's handle
HARD_TO_READ = """() => {
  const parse = (colour) => {
    const parts = colour.match(/[\\d.]+/g).map(Number);
    return parts.length === 3 ? [...parts, 1] : parts;
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[3] * top[i] + (1 - top[3]) * below[i]);
  const luminance = (colour) => {
    const light = colour.map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  };
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    const style = getComputedStyle(element);
    if (!walk.currentNode.data.trim() || style.visibility === "hidden") continue;
    if (!element.getClientRects().length || style.fontFamily.includes("Material")) continue;
    if (element.closest("svg, :disabled, [aria-disabled=true], [data-testid=stSlider]")) continue;
    const around = [];
    for (let each = element; each; each = each.parentElement) {
      around.unshift(getComputedStyle(each));
    }
    const laid = (below, each) => over(parse(each.backgroundColor), below);
    const back = around.reduce(laid, [255, 255, 255]);
    const ink = parse(style.color);
    ink[3] *= around.reduce((share, each) => share * Number(each.opacity), 1);
    const [dark, bright] = [luminance(over(ink, back)), luminance(back)].sort((a, b) => a - b);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const ratio = (bright + 0.05) / (dark + 0.05);
    if (ratio < (large ? 3 : 4.5)) {
      found.push(`${walk.currentNode.data.trim()}: ${style.color} on ${back}: ${ratio.toFixed(2)}`);
    }
  }
  return found;
}"""


@pytest.mark.parametrize("place", MENU, ids=lambda place: place.url_path)
def test_all_words_on_the_screen_can_be_read(reader: Reader, place: Place) -> None:
    reader.open(place.url_path)
    assert reader.page.evaluate(HARD_TO_READ) == []


def test_the_answer_is_seen_without_scrolling(reader: Reader) -> None:
    """The finding, its picture, the sentences, what speaks against and what follows."""
    text = TEXTS[reader.language]
    reader.open("")
    put_away = reader.page.get_by_role("button").filter(has_text=text.first.look)
    if put_away.count():  # what explains itself to who is here for the first time
        put_away.click()
        put_away.wait_for(state="detached")
        reader.settle()
    main = reader.page.get_by_test_id("stMain")
    chart = main.get_by_test_id("stPlotlyChart").first.bounding_box()
    assert chart is not None
    assert chart["y"] + chart["height"] < reader.height
    for heading in (text.overview.what_now, text.judgement.next_heading):
        said = main.get_by_test_id("stMarkdown").filter(has_text=heading)
        assert said.count() == PILOTS
        for one in said.all():
            box = one.bounding_box()
            assert box is not None
            assert box["y"] + box["height"] <= reader.height, (heading, box)
    reader.take_picture(f"answer-{reader.language}-{reader.width}")
