"""An area is drawn with the mouse, or typed by keyboard alone, and everything follows."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, expect

from data import engine
from data.kinds.outline import Slip
from data.plans.deviations import Field
from data.store import Store
from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader, sitting
from tests.browser.server import serving

pytestmark = pytest.mark.browser

TEXTS = {text.code: text for text in (SWEDISH_TEXT, ENGLISH_TEXT)}
SCREENS = [("sv", (1920, 1080)), ("en", (1366, 768))]
NORTH = "norra_kungsgatan"


@pytest.fixture
def store(sample_store: Path, tmp_path: Path) -> Store:
    """A copy that this test may change."""
    return Store(Path(shutil.copytree(sample_store, tmp_path / "store")))


@pytest.fixture(params=SCREENS, ids=lambda each: f"{each[0]}-{each[1][0]}")
def reader(
    request: pytest.FixtureRequest, browser: Browser, store: Store, tmp_path: Path
) -> Iterator[Reader]:
    language, size = request.param
    with (
        serving(store.folder, tmp_path / "log") as server,
        sitting(browser, server, language, size) as reader,
    ):
        yield reader
        assert not server.errors()
        assert reader.complaints == []


def text_of(reader: Reader) -> Text:
    return TEXTS[reader.language]


def editor(reader: Reader) -> Locator:
    """Follow a link to the page with the editor opened."""
    reader.open("karta", **{"edit-areas": "true"})
    box = reader.page.locator("details").filter(has_text=text_of(reader).draw.heading)
    expect(box.get_by_text(text_of(reader).draw.lead)).to_be_visible()
    return box


def drawing(box: Locator) -> FrameLocator:
    frame = box.frame_locator("iframe")
    expect(frame.locator("#map_div[data-ground=drawn]")).to_be_visible()
    return frame


def widget(box: Locator, name: str) -> Locator:
    return box.locator(f"[class*='st-key-area-editor'][class*='-{name}']")


def click_at(canvas: Locator, across: float, down: float) -> None:
    """A click of the mouse at a share of the map's width and height."""
    canvas.scroll_into_view_if_needed()
    area = canvas.bounding_box()
    assert area
    mouse = canvas.page.mouse
    mouse.move(area["x"] + across * area["width"], area["y"] + down * area["height"], steps=4)
    mouse.down()
    mouse.up()
    canvas.page.wait_for_timeout(150)  # the plug-in takes no second click sooner


def in_history(reader: Reader) -> Locator:
    """The newest row of the history."""
    reader.choose("underlag")
    table = reader.page.get_by_test_id("stTable").filter(has_text="SHA-256")
    return table.locator("tbody tr").first


def test_an_area_is_drawn_with_the_mouse_saved_counted_and_in_the_history(
    reader: Reader, store: Store
) -> None:
    text = text_of(reader).draw
    box = editor(reader)
    widget(box, "name").locator("input").fill("Torget")
    widget(box, "name").locator("input").press("Tab")
    reader.settle()
    frame = drawing(box)
    frame.get_by_title(text.toolbar["draw.toolbar.buttons.polygon"]).click()
    canvas = frame.locator("#map_div")
    corners = [(0.55, 0.35), (0.75, 0.35), (0.75, 0.7), (0.55, 0.7)]
    for across, down in (*corners, corners[0]):
        click_at(canvas, across, down)
    expect(box.get_by_text(text.will_follow)).to_be_visible()
    reader.settle()
    reader.take_picture(f"map-draw-{reader.language}")
    widget(box, "save").locator("button").click()
    told = text.saved.format(area="Torget", number=2)
    expect(reader.page.get_by_test_id("stAlert").filter(has_text=told)).to_be_visible()
    reader.settle()
    assert ("torget", "Torget") in engine.catalogue(store.current()).areas
    row = in_history(reader)
    expect(row).to_contain_text("omraden.geojson")
    expect(row).to_contain_text(f"{store.current().made_at:%Y-%m-%d}")


@pytest.mark.parametrize("reader", SCREENS[1:], indirect=True, ids=["en-1366"])
def test_a_corner_of_the_pilot_area_is_dragged_and_the_answer_changes(
    reader: Reader, store: Store
) -> None:
    words, text = text_of(reader), text_of(reader).draw
    before = store.current()
    box = editor(reader)
    choice = widget(box, "which").locator("input")
    choice.click()
    choice.fill("Norra Kungsgatan")
    choice.press("Enter")
    expect(widget(box, "name").locator("input")).to_have_value("Norra Kungsgatan")
    reader.settle()
    frame = drawing(box)
    expect(box.get_by_text(text.no_change)).to_be_visible()
    frame.get_by_title(text.toolbar["edit.toolbar.buttons.edit"], exact=True).click()
    corner = frame.locator(".leaflet-editing-icon").first.bounding_box()
    assert corner
    mouse = reader.page.mouse
    mouse.move(corner["x"] + 4, corner["y"] + 4)
    mouse.down()
    mouse.move(corner["x"] - 90, corner["y"] + 30, steps=8)
    mouse.up()
    frame.get_by_title(text.toolbar["edit.toolbar.actions.save.title"]).click()
    expect(box.get_by_text(text.locked)).to_be_visible()
    reader.settle()
    reader.take_picture(f"map-draw-dragged-{reader.language}")
    widget(box, "save").locator("button").click()
    told = text.saved.format(area="Norra Kungsgatan", number=2)
    expect(reader.page.get_by_test_id("stAlert").filter(has_text=told)).to_be_visible()
    reader.settle()
    after = store.current()
    moved = [v.areas().set_index("area_id").geometry[NORTH] for v in (before, after)]
    kept = set(moved[0].exterior.coords) & set(moved[1].exterior.coords)
    assert len(kept) == len(set(moved[0].exterior.coords)) - 1
    reader.choose("utvarderingsplan")
    shown = reader.page.get_by_text(words.plan.deviates_one)
    expect(shown).to_be_visible()
    expect(reader.page.get_by_text(words.plan.field[Field.AREA_SHAPE]).first).to_be_visible()
    expect(in_history(reader)).to_contain_text("omraden.geojson")


def tab_to(reader: Reader, target: Locator, key: str = "Tab") -> None:
    """Press Tab until the field has the focus: by keyboard alone."""
    for _ in range(80):
        if target.evaluate("each => each === document.activeElement"):
            return
        reader.page.keyboard.press(key)
    raise AssertionError("it cannot be reached by Tab")


@pytest.mark.parametrize("reader", SCREENS[:1], indirect=True, ids=["sv-1920"])
def test_an_area_is_typed_and_saved_by_keyboard_alone(reader: Reader, store: Store) -> None:
    text = text_of(reader).draw
    box, keyboard = editor(reader), reader.page.keyboard
    choice = widget(box, "which").locator("input")
    choice.focus()
    tab_to(reader, widget(box, "name").locator("input"))
    keyboard.type("Torget")
    keyboard.press("Enter")
    reader.settle()
    ways = widget(box, "way").get_by_role("radio")
    tab_to(reader, ways.first)
    keyboard.press("ArrowRight")
    keyboard.press("Space")
    lines = box.locator("textarea")
    expect(lines).to_be_visible()
    reader.settle()
    tab_to(reader, lines)
    for line in ("58,2700 12,2850", "58,2700 12,2900", "58,2730 12,2900", "58,2730"):
        keyboard.type(f"{line}\n")
    keyboard.press("Control+Enter")
    wrong = text.line.format(line=4, said=text.slip[Slip.NOT_TWO_NUMBERS].format(value="58,2730"))
    expect(box.get_by_text(wrong)).to_be_visible()
    reader.settle()
    keyboard.press("Backspace")
    keyboard.type(" 12,2850")
    keyboard.press("Control+Enter")
    expect(box.get_by_text(text.read_as_degrees)).to_be_visible()
    expect(box.get_by_text(text.will_follow)).to_be_visible()
    reader.settle()
    reader.take_picture(f"map-draw-typed-{reader.language}")
    tab_to(reader, lines)
    tab_to(reader, widget(box, "save").locator("button"))
    keyboard.press("Enter")
    told = text.saved.format(area="Torget", number=2)
    expect(reader.page.get_by_test_id("stAlert").filter(has_text=told)).to_be_visible()
    reader.settle()
    areas = store.current().areas().set_index("area_id").geometry
    assert areas["torget"].bounds == pytest.approx((12.285, 58.27, 12.29, 58.273))
    expect(in_history(reader)).to_contain_text("omraden.geojson")
