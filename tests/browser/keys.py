"""The keyboard of a reader who has no mouse, and where they see that they are."""

from dataclasses import dataclass

from playwright.sync_api import Locator

from tests.browser.reader import Reader

MOST_STOPS = 250
# Where the keyboard is, also in a frame: "" for nowhere. Around it an outline, on the screen
HERE = """() => {
  let [at, left, top] = [document.activeElement, 0, 0];
  while (at?.tagName === "IFRAME" && at.contentDocument?.activeElement?.parentElement) {
    const { x, y } = at.getBoundingClientRect();
    [left, top, at] = [left + x, top + y, at.contentDocument.activeElement];
  }
  if (!at || at === document.body || at.tagName === "BODY") return ["", true, true];
  const isStyled = at.matches(":focus"); // not yet, where a dialog of the system has just closed
  if (at.type === "file") at = at.closest("section"); // the field has no size
  at = at.closest("canvas") ?? at; // a table draws which of its cells it is
  const { outlineStyle, outlineWidth } = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  const name = at.getAttribute("aria-label") || at.innerText || at.id;
  return [
    `${at.tagName} ${name.trim().slice(0, 60)}`,
    !isStyled || outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    left + box.right > 0 && left + box.left < innerWidth
      && top + box.bottom > 0 && top + box.top < innerHeight,
  ];
}"""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the keyboard is: tag and name; "" where it has left the page."""

    name: str
    is_outlined: bool
    is_on_screen: bool


def here(reader: Reader) -> Stop:
    return Stop(*reader.page.evaluate(HERE))


def tab_to(reader: Reader, wanted: Locator) -> None:
    """Press Tab until the keyboard is there, and see it at every stop on the way."""
    for _ in range(MOST_STOPS):
        reader.page.keyboard.press("Tab")
        stop = here(reader)
        assert stop.is_outlined, stop
        if wanted.evaluate("(one) => one.contains(document.activeElement)"):
            assert stop.is_on_screen, stop
            return
    raise AssertionError(f"{MOST_STOPS} stops, and none is {wanted}")


def walk(reader: Reader) -> list[Stop]:
    """Every stop of Tab from the top of the page until it is left."""
    stops: list[Stop] = []
    for _ in range(MOST_STOPS):
        reader.page.keyboard.press("Tab")
        stop = here(reader)
        if not stop.name:
            return stops
        stops.append(stop)
    raise AssertionError(f"the keyboard never leaves the page; at last {stops[-5:]}")
