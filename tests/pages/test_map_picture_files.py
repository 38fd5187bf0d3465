"""The map as files: PNG, SVG and PDF that a browser draws, and what is said where there is none."""

import logging
import os
import re
import signal
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import numpy as np
import plotly.graph_objects as go
import pytest
from PIL import Image
from streamlit.testing.v1 import AppTest

from data.problems import NoBrowserError
from pages.shared.picture_files import refused
from pages.shared.pictures.browser import CHOICE, THE_DRAWER, Drawer, find_browser
from pages.shared.pictures.files import Format, Said, picture_file
from pages.shared.pictures.map_picture import map_figure
from pages.shared.text import sentences
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.installed import ADVICE
from tests.pages.screen import TEXTS
from tests.pages.test_map_picture import figure, frame, schematic, shown, words

pytestmark = pytest.mark.browser
SAID = Said("Norra: som tätast 700", "En karta & en <skala>")
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    if find_browser() is None:
        pytest.fail(ADVICE)
    logging.getLogger("browser_proc").setLevel(logging.CRITICAL)
    drawer = Drawer()
    yield drawer
    drawer.close()


def drawn_for(form: Format) -> go.Figure:
    return map_figure(shown(ground=schematic()), SWEDISH_TEXT, form.paper)


@pytest.fixture(scope="module")
def files(drawer: Drawer) -> Mapping[Format, bytes]:
    return {form: picture_file(drawn_for(form), form, SAID, drawer) for form in Format}


def test_the_png_is_16_cm_wide_at_300_dpi(files: Mapping[Format, bytes]) -> None:
    image = Image.open(BytesIO(files[Format.PNG]))
    assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
    assert image.width == 1890
    assert image.width / image.info["dpi"][0] * 2.54 == pytest.approx(16, abs=0.01)


def test_the_slide_fills_a_screen(files: Mapping[Format, bytes]) -> None:
    assert Image.open(BytesIO(files[Format.SLIDE])).size == (1920, 1080)


@pytest.mark.parametrize("form", [Format.PNG, Format.SLIDE])
def test_a_mark_is_drawn_where_it_lies(files: Mapping[Format, bytes], form: Format) -> None:
    """The whole way from degrees to pixels: the camera's own colour lies around its place."""
    pixels = np.asarray(Image.open(BytesIO(files[form])).convert("RGB")).astype(int)
    drawn, scale = drawn_for(form), form.paper.scale
    place = frame(drawn)
    west, east = drawn.layout.xaxis.range
    per_pixel = (east - west) / place.width
    x = (place.left + (342_100 - west) / per_pixel) * scale
    y = (place.top + (drawn.layout.yaxis.range[1] - 6_463_700) / per_pixel) * scale
    near = pixels[round(y) - 40 : round(y) + 41, round(x) - 40 : round(x) + 41]
    rows, columns = np.nonzero(np.abs(near - (0xCC, 0x79, 0xA7)).sum(axis=2) < 12)
    assert len(rows) > 100
    assert rows.mean() - 40 == pytest.approx(y - round(y), abs=1.5)
    assert columns.mean() - 40 == pytest.approx(x - round(x), abs=1.5)


def test_the_png_brings_its_words(files: Mapping[Format, bytes]) -> None:
    told = Image.open(BytesIO(files[Format.PNG])).info
    assert (told["Title"], told["Description"]) == (SAID.title, SAID.alt)


def test_the_text_of_the_svg_is_text(files: Mapping[Format, bytes]) -> None:
    root = ElementTree.fromstring(files[Format.SVG])
    pieces = [" ".join(node.itertext()) for node in root.iter(f"{SVG}text")]
    there = re.sub(r"\s+", " ", " ".join(pieces))
    for words_ in (shown().title, shown().foot, "FIKTIVA DATA", "Pilotområde", "500\xa0m"):
        assert re.sub(r"\s+", " ", words_) in there
    assert root.findtext(f"{SVG}title") == SAID.title
    assert root.findtext(f"{SVG}desc") == SAID.alt
    assert root.get("role") == "img"


def test_the_svg_names_no_address(files: Mapping[Format, bytes]) -> None:
    svg = files[Format.SVG].decode()
    assert set(re.findall(r"https?://[^\s\"')]+", svg)) == {
        "http://www.w3.org/2000/svg",
        "http://www.w3.org/1999/xlink",
    }
    assert "<script" not in svg
    assert all(link.startswith(("data:", "#")) for link in re.findall(r'href="([^"]*)"', svg))


def test_the_pdf_is_as_wide_and_set_in_our_font(files: Mapping[Format, bytes]) -> None:
    pdf = files[Format.PDF]
    assert pdf.startswith(b"%PDF")
    (wide, _), *more = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    assert not more  # one page
    assert float(wide) / 72 * 2.54 == pytest.approx(16, abs=0.05)
    if sys.platform == "linux":
        assert b"PilotkollenSans-Regular" in pdf
        assert b"PilotkollenSans-Bold" in pdf


@pytest.mark.parametrize("form", Format)
def test_the_same_map_gives_the_same_bytes_from_another_browser_too(
    files: Mapping[Format, bytes], drawer: Drawer, form: Format
) -> None:
    assert picture_file(drawn_for(form), form, SAID, drawer) == files[form]
    drawer.close()
    assert picture_file(drawn_for(form), form, SAID, drawer) == files[form]


class Told:
    """In place of a browser: Plotly's opening tag, whose parts change places now and then."""

    def __init__(self, opening: str) -> None:
        self.opening = opening

    def draw(self, figure: go.Figure, form: str, scale: float = 1) -> bytes:
        return f'{self.opening}><defs id="defs-0a1b2c"/></svg>'.encode()


def test_parts_of_an_svg_that_change_places_change_no_byte() -> None:
    size = '<svg xmlns="http://www.w3.org/2000/svg" width="756" height="410"'
    first, second = (
        picture_file(go.Figure(layout_width=756), Format.SVG, SAID, Told(size + rest))  # type: ignore[arg-type]
        for rest in (' style="" viewBox="0 0 756 410"', ' viewBox="0 0 756 410" style=""')
    )
    assert first == second


@pytest.mark.skipif(sys.platform == "win32", reason="kills a group of processes")
def test_a_killed_browser_is_started_again(files: Mapping[Format, bytes], drawer: Drawer) -> None:
    picture_file(drawn_for(Format.PNG), Format.PNG, SAID, drawer)
    killed = drawer.pid
    assert killed
    os.killpg(killed, signal.SIGKILL)
    again = picture_file(drawn_for(Format.PNG), Format.PNG, SAID, drawer)
    assert again == files[Format.PNG]
    assert drawer.pid not in (None, killed)
    assert drawer.problem() is None


def test_each_of_many_askers_gets_the_own_picture(drawer: Drawer) -> None:
    """Two readers click at the same moment: neither gets the other's map."""
    titles = [f"Karta nummer {i}" for i in range(4)]

    def made(title: str) -> str:
        asked = figure(shown(title=title, surface=None, layers=[]))
        return picture_file(asked, Format.SVG, Said(title, title), drawer).decode()

    with ThreadPoolExecutor(4) as pool:
        for title, svg in zip(titles, pool.map(made, titles), strict=True):
            assert [other for other in titles if f">{other}</tspan>" in svg or other in svg] == [
                title
            ]


def test_what_draws_asks_no_other_host(drawer: Drawer) -> None:
    picture_file(figure(), Format.SVG, SAID, drawer)
    assert drawer.page
    html = Path(unquote(urlsplit(drawer.page).path)).read_text()
    assert html.count("<script") == 2  # Plotly and Kaleido
    assert set(re.findall(r'src="(\w+):', html)) == {"file"}


# --- no browser ---


@pytest.mark.parametrize("language", TEXTS)
def test_without_a_browser_it_is_said_what_to_do(language: str) -> None:
    nobody = Drawer(find=lambda: None)
    with pytest.raises(NoBrowserError) as caught:
        nobody.draw(figure(), "png")
    said = sentences.problem(caught.value, TEXTS[language])
    for name in ("Chrome", "Edge", "Chromium", CHOICE):
        assert name in said
    problem = nobody.problem()
    assert problem
    assert sentences.problem(problem, TEXTS[language]) == said


@pytest.mark.skipif(sys.platform == "win32", reason="asks a program of Unix to draw")
def test_a_browser_that_does_not_start_is_named() -> None:
    broken = Drawer(find=lambda: "/bin/false")
    assert broken.problem() is None  # nobody has tried yet
    with pytest.raises(NoBrowserError) as caught:
        broken.draw(figure(), "png")
    assert "/bin/false" in sentences.problem(caught.value, SWEDISH_TEXT)
    problem = broken.problem()
    assert problem
    assert problem.path == "/bin/false"


def test_the_setting_names_the_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    own = tmp_path / "browser"
    own.touch()
    monkeypatch.setenv(CHOICE, str(own))
    assert find_browser() == str(own)
    monkeypatch.setenv(CHOICE, str(tmp_path / "gone"))
    assert find_browser() is None


# --- on the page ---


def offered() -> None:
    from typing import Any

    import pandas as pd

    from pages.shared.cards import Card
    from pages.shared.picture_files import offer_pictures
    from pages.shared.text.sv import SWEDISH_TEXT
    from tests.pages.test_map_picture import figure, shown

    nothing: Any = None  # nobody clicks
    table = pd.DataFrame()
    offer_pictures(
        lambda paper: figure(shown(surface=None), paper),
        "karta-before",
        card=Card(id="karta-before", title="Fynd", subtitle="", table=table, n="", note=""),
        version=nothing,
        alt="Karta",
        text=SWEDISH_TEXT,
    )


def test_the_page_offers_a_file_for_each_use() -> None:
    app = AppTest.from_function(offered).run()
    assert not app.exception
    text = SWEDISH_TEXT.picture
    buttons = [node.proto for node in app.get("download_button")]
    assert [b.label for b in buttons] == [text.document, text.slide, text.svg, text.pdf]
    assert not any(b.url for b in buttons if not b.deferred_file_id)


def test_the_files_are_named_after_the_view() -> None:
    names = [f"pilotkollen-karta-before{form.ending}" for form in Format]
    assert names == [
        "pilotkollen-karta-before.png",
        "pilotkollen-karta-before-1920x1080.png",
        "pilotkollen-karta-before.svg",
        "pilotkollen-karta-before.pdf",
    ]


def test_without_a_browser_the_page_says_so_and_offers_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(CHOICE, str(tmp_path / "gone"))
    app = AppTest.from_function(offered).run()
    assert not app.exception
    assert not app.get("download_button")
    assert "Chromium" in app.caption[0].value


def test_nothing_is_drawn_before_somebody_clicks() -> None:
    THE_DRAWER.close()
    AppTest.from_function(offered).run()
    assert THE_DRAWER.pid is None


def test_the_words_of_the_figure_are_those_of_the_file(files: Mapping[Format, bytes]) -> None:
    svg = files[Format.SVG].decode()
    lines = [line for text in words(drawn_for(Format.SVG)) for line in text.split("<br>")]
    for line in lines:
        assert re.sub(r"</?b>", "", line) in svg


@pytest.mark.parametrize("form", [Format.SVG, Format.SLIDE])
def test_a_picture_that_stays_says_so_in_its_place(form: Format, drawer: Drawer) -> None:
    said = "Bilden lämnas inte ut: något i figuren ser ut som en personuppgift <&>."
    drawn = picture_file(refused("Norra: som tätast 700", said, form.paper), form, SAID, drawer)
    if form is Format.SVG:
        pieces = ElementTree.fromstring(drawn).iter(f"{SVG}text")
        there = " ".join(" ".join(node.itertext()) for node in pieces)
        assert said in re.sub(r"\s+", " ", there)
    else:
        assert Image.open(BytesIO(drawn)).size == (1920, 1080)
