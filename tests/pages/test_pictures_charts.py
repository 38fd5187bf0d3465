"""Charts of the pages as pictures for paper: nothing cut, the same bytes, text as text."""

import json
import logging
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from threading import Event, Timer
from xml.etree import ElementTree

import numpy as np
import plotly.graph_objects as go
import pytest
from PIL import Image, ImageFont

from data.problems import NoBrowserError
from pages.report import drawn
from pages.report.document import Drawn
from pages.shared.figures import Figure
from pages.shared.pictures.browser import FRESH_AFTER, THE_DRAWER, Drawer, find_browser
from pages.shared.pictures.chart_picture import Words, alone, bare
from pages.shared.pictures.files import Format, Said, picture_file
from pages.shared.pictures.font import FONTS
from pages.shared.pictures.paper import DOCUMENT, SLIDE, Paper
from tests.browser.installed import ADVICE
from tests.conftest import ROOT
from tests.pages.drawn_charts import charts

pytestmark = pytest.mark.browser
SAID = Said("Färre än väntat & mer", "Ett <diagram>")
SVG = "{http://www.w3.org/2000/svg}"
WORDS = Words(
    title="Norra Kungsgatan: 22 procent färre än väntat, och en rubrik som är längre än en rad",
    subtitle="Ordningsstörning & stöld i butik. Mot väntat, mars till maj",
    foot="Relativ kvot med prognosintervall. " * 8 + "Figur <effekt>, v 0123456789.",
    mark="FIKTIVA DATA",
)
ANOTHER = """
import json, sys
from hashlib import sha256
import plotly.graph_objects as go
from pages.shared.pictures.chart_picture import bare
from pages.shared.pictures.files import Format, Said, picture_file
said = Said({said!r}, {alt!r})
for spec in json.load(sys.stdin):
    for form in (Format.SVG, Format.PNG):
        drawn = bare(go.Figure(json.loads(spec)), form.paper)
        print(sha256(picture_file(drawn, form, said)).hexdigest())
"""


@pytest.fixture(scope="module")
def drawer() -> Iterator[Drawer]:
    if find_browser() is None:
        pytest.fail(ADVICE)
    logging.getLogger("browser_proc").setLevel(logging.CRITICAL)
    drawer = Drawer()
    yield drawer
    drawer.close()


@pytest.fixture(scope="module")
def of_language(sample_store: Path) -> Iterator[object]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        yield cache(charts)


@pytest.fixture(params=["sv", "en"])
def shown(request: pytest.FixtureRequest, of_language: object) -> Mapping[str, Figure]:
    found: Mapping[str, Figure] = of_language(request.param)  # type: ignore[operator]
    return found


@pytest.fixture
def swedish(of_language: object) -> Mapping[str, Figure]:
    found: Mapping[str, Figure] = of_language("sv")  # type: ignore[operator]
    return found


def chart(figure: Figure) -> go.Figure:
    assert figure.chart is not None
    return figure.chart


def pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(BytesIO(png)).convert("L"))


def edges(png: bytes) -> np.ndarray:
    """What lies on the outermost pixels."""
    seen = pixels(png)
    return np.concatenate([seen[0], seen[-1], seen[:, 0], seen[:, -1]])


def words_of(svg: bytes) -> str:
    pieces = [" ".join(node.itertext()) for node in ElementTree.fromstring(svg).iter(f"{SVG}text")]
    return re.sub(r"\s+", " ", " ".join(pieces))


def words_for(figure: Figure) -> Words:
    mark = figure.text.frame.fictive
    card = figure.card
    return Words(title=card.title, subtitle=card.subtitle, foot=WORDS.foot, mark=mark)


def test_the_sample_has_every_kind_of_chart(swedish: Mapping[str, Figure]) -> None:
    """One that no page of the sample draws would not be looked at here."""
    assert len(swedish) > 40
    modules = {path.stem for path in (ROOT / "pages/shared/charts").glob("[a-z]*.py")}
    used = (ROOT / "pages").rglob("*.py")
    drawn_by = {m for path in used for m in re.findall(r"charts\.(\w+) import", path.read_text())}
    drawn_by |= {"diverging"}
    assert modules <= drawn_by


def test_no_chart_is_cut_at_an_edge(shown: Mapping[str, Figure], drawer: Drawer) -> None:
    for name, figure in shown.items():
        png = picture_file(bare(chart(figure), DOCUMENT), Format.PNG, SAID, drawer)
        assert edges(png).min() > 250, name
        assert Image.open(BytesIO(png)).width == 1890, name


@pytest.mark.parametrize("form", [Format.PNG, Format.SLIDE])
def test_no_chart_alone_is_cut_at_an_edge(
    swedish: Mapping[str, Figure], drawer: Drawer, form: Format
) -> None:
    for name, figure in swedish.items():
        made = alone(chart(figure), words_for(figure), form.paper)
        png = picture_file(made, form, SAID, drawer)
        assert edges(png).min() > 250, name
        if form is Format.SLIDE:
            assert Image.open(BytesIO(png)).size == (1920, 1080), name


def test_every_chart_gives_the_same_svg_in_another_browser(
    swedish: Mapping[str, Figure], drawer: Drawer
) -> None:
    def drawn_all() -> list[bytes]:
        return [
            picture_file(bare(chart(figure), DOCUMENT), Format.SVG, SAID, drawer)
            for figure in swedish.values()
        ]

    first = drawn_all()
    drawer.close()
    assert drawn_all() == first
    assert len(set(first)) == len(first)


def test_another_process_draws_the_same_bytes(
    swedish: Mapping[str, Figure], drawer: Drawer
) -> None:
    some = [chart(figure).to_json() for figure in [*swedish.values()][::9]]
    done = subprocess.run(
        [sys.executable, "-c", ANOTHER.format(said=SAID.title, alt=SAID.alt)],
        input=json.dumps(some),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    here = [
        sha256(made(spec, form, drawer)).hexdigest()
        for spec in some
        for form in (Format.SVG, Format.PNG)
    ]
    assert done.stdout.split() == here


def made(spec: str, form: Format, drawer: Drawer) -> bytes:
    return picture_file(bare(go.Figure(json.loads(spec)), form.paper), form, SAID, drawer)


def test_what_a_picture_is_does_not_depend_on_those_drawn_before(
    swedish: Mapping[str, Figure], drawer: Drawer
) -> None:
    """The page that draws stays loaded for many of them, and is loaded anew in between."""
    figure = bare(chart(swedish["effekt-manader"]), DOCUMENT)
    for form in (Format.SVG, Format.PNG, Format.PDF):
        first = picture_file(figure, form, SAID, drawer)
        for other in [*swedish.values()][: FRESH_AFTER // 5]:
            picture_file(bare(chart(other), DOCUMENT), form, SAID, drawer)
            assert picture_file(figure, form, SAID, drawer) == first


def test_a_figure_that_cannot_be_drawn_does_not_spoil_the_next(
    swedish: Mapping[str, Figure], drawer: Drawer
) -> None:
    figure = bare(chart(swedish["effekt-antal"]), DOCUMENT)
    first = picture_file(figure, Format.SVG, SAID, drawer)
    tiles = go.Figure(go.Scattermap(lat=[1], lon=[1]))  # of another host, which nobody asks
    with pytest.raises(Exception, match="Map error"):
        drawer.draw(tiles, "svg")
    assert drawer.pid is None
    assert picture_file(figure, Format.SVG, SAID, drawer) == first


def test_a_browser_that_is_warmed_up_draws_the_same(
    swedish: Mapping[str, Figure], drawer: Drawer
) -> None:
    figure = bare(chart(swedish["effekt-antal"]), DOCUMENT)
    first = picture_file(figure, Format.SVG, SAID, drawer)
    drawer.close()
    drawer.warm_up()
    drawer.warm_up()
    assert picture_file(figure, Format.SVG, SAID, drawer) == first


def test_warming_up_what_is_not_there_is_told_by_the_first_picture(tmp_path: Path) -> None:
    silent = tmp_path / "browser"
    silent.write_text("#!/bin/sh\nexit 1\n")
    silent.chmod(0o755)
    for find in (lambda: None, lambda: str(silent)):
        drawer = Drawer(find)
        drawer.warm_up()
        with pytest.raises(NoBrowserError):
            drawer.draw(go.Figure(), "svg")
        assert drawer.pid is None


def test_text_of_every_svg_is_text_and_named(swedish: Mapping[str, Figure], drawer: Drawer) -> None:
    for name, figure in swedish.items():
        svg = picture_file(bare(chart(figure), DOCUMENT), Format.SVG, SAID, drawer)
        root = ElementTree.fromstring(svg)
        assert root.get("role") == "img"
        assert (root.findtext(f"{SVG}title"), root.findtext(f"{SVG}desc")) == (SAID.title, SAID.alt)
        assert root.get("width") == "605", name
        assert figure.text.frame.fictive in words_of(svg), name
        assert not re.search(r"trace[0-9a-f]{6}", svg.decode()), name  # a random name
        assert "Pilotkollen Sans" in svg.decode()


def test_an_svg_of_a_chart_has_the_form_that_its_height_says(
    swedish: Mapping[str, Figure], drawer: Drawer
) -> None:
    figure = bare(chart(swedish["trygghet-problem"]), DOCUMENT)
    root = ElementTree.fromstring(picture_file(figure, Format.SVG, SAID, drawer))
    wide, high = float(root.get("width", 0)), float(root.get("height", 0))
    assert high / wide == pytest.approx(figure.layout.height / figure.layout.width, rel=1e-3)
    view = [float(part) for part in root.get("viewBox", "").split()]
    assert view[2:] == [figure.layout.width, figure.layout.height]


@pytest.mark.parametrize("paper", [DOCUMENT, SLIDE], ids=["document", "slide"])
def test_the_figure_of_the_page_is_left_as_it_is(
    swedish: Mapping[str, Figure], paper: Paper
) -> None:
    for figure in swedish.values():
        before = chart(figure).to_json()
        bare(chart(figure), paper)
        alone(chart(figure), WORDS, paper)
        assert chart(figure).to_json() == before


def test_a_chart_alone_says_everything_around_it(
    swedish: Mapping[str, Figure], drawer: Drawer
) -> None:
    for name in ("effekt-huvudutfall", "trender-kalender", "trygghet-problem", "trender-rutor"):
        made = alone(chart(swedish[name]), WORDS, DOCUMENT)
        read = words_of(picture_file(made, Format.SVG, SAID, drawer))
        for said in (WORDS.title, WORDS.subtitle, WORDS.foot.strip(), WORDS.mark):
            assert re.sub(r"\s+", " ", said) in read, name
        assert read.count(WORDS.mark) == 1, name


def test_a_chart_that_does_not_say_that_data_are_made_up_gets_the_mark() -> None:
    made = alone(go.Figure(go.Bar(x=[1], y=[2])), WORDS, DOCUMENT)
    assert [note.text for note in made.layout.annotations] == ["<b>FIKTIVA DATA</b>"]
    plain = Words(title="x", subtitle="", foot="y")
    assert not alone(go.Figure(go.Bar(x=[1], y=[2])), plain, DOCUMENT).layout.annotations


def test_the_foot_stands_below_the_chart_and_the_finding_above(drawer: Drawer) -> None:
    """A black bar over the whole chart, whose labels take a lot of room."""
    labels = ["en lång etikett<br>i två rader", "b"]
    bar = go.Bar(x=labels, y=[1, 1], marker_color="#000000")
    figure = go.Figure(bar, {"height": 300, "bargap": 0, "xaxis": {"automargin": True}})
    for form in (Format.PNG, Format.SLIDE):
        made = alone(figure, WORDS, form.paper)
        seen = pixels(picture_file(made, form, SAID, drawer))
        rows = np.flatnonzero((seen < 40).mean(axis=1) > 0.5)  # of the bar
        top, bottom = rows[0], rows[-1]
        unit = form.paper.scale
        above = np.flatnonzero((seen[:top] < 90).any(axis=1))
        below = np.flatnonzero((seen[bottom + 1 :] < 170).any(axis=1))
        assert len(above) > 1.5 * form.paper.title * unit * 0.7  # two lines of title
        gaps = np.diff(below)
        assert gaps.max() > form.paper.small * unit * 0.5  # labels and foot stay apart
        assert len(seen) - bottom - below[-1] < form.paper.small * unit * 6


@pytest.mark.parametrize("name", ["effekt-huvudutfall", "trender-manad", "trygghet-B05b-besökare"])
def test_a_slide_is_read_from_far(swedish: Mapping[str, Figure], name: str) -> None:
    """Text of 32 pixels and more, lines of three and more, on 1920 x 1080."""
    made = bare(chart(swedish[name]), SLIDE)
    unit = SLIDE.width / made.layout.width
    assert made.layout.font.size * unit >= 32 - 0.01
    widths = [trace.line.width for trace in made.data if getattr(trace, "line", None)]
    assert all(width * unit >= 3 for width in widths if width)


def test_text_is_nine_points_on_paper(swedish: Mapping[str, Figure]) -> None:
    made = bare(chart(swedish["effekt-huvudutfall"]), DOCUMENT)
    assert made.layout.font.size * DOCUMENT.width / made.layout.width * 0.75 == pytest.approx(
        9, abs=0.1
    )


def test_labels_that_would_touch_are_broken(swedish: Mapping[str, Figure]) -> None:
    made = bare(chart(swedish["tidslinje"]), DOCUMENT)
    assert all("<br>" in label for label in made.layout.xaxis.ticktext)
    assert made.layout.xaxis.tickangle == 0
    assert not any("<br>" in label for label in chart(swedish["tidslinje"]).layout.xaxis.ticktext)


def test_a_long_chart_is_high_on_paper_and_fits_a_slide(swedish: Mapping[str, Figure]) -> None:
    for figure in swedish.values():
        natural = chart(figure).layout.height
        assert bare(chart(figure), DOCUMENT).layout.height == natural
        made = bare(chart(figure), SLIDE)
        high = made.layout.height * SLIDE.width / made.layout.width
        assert high <= 0.75 * 1080 + 2


def test_every_sign_of_a_chart_is_in_our_font(shown: Mapping[str, Figure]) -> None:
    """Else each machine takes another font's, or an empty box."""
    font = ImageFont.truetype(FONTS / "PilotkollenSans-Regular.ttf", 40)
    unknown = font.getmask("\N{SNOWMAN}").getbbox(), bytes(font.getmask("\N{SNOWMAN}"))
    for name, figure in shown.items():
        said = re.sub(
            r"<[^>]+>", "", json.dumps(json.loads(chart(figure).to_json()), ensure_ascii=False)
        )
        signs = {sign for sign in said if ord(sign) > 126 and not sign.isspace()}
        boxes = {s for s in signs if (font.getmask(s).getbbox(), bytes(font.getmask(s))) == unknown}
        assert not boxes, name


def test_a_second_document_draws_nothing_again(
    swedish: Mapping[str, Figure], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def noted(_: go.Figure, form: Format, __: Said) -> bytes:
        asked.append(form)
        return b"x" * 1000

    monkeypatch.setattr(drawn, "picture_file", noted)
    drawn._kept.clear()
    figure = bare(chart(swedish["effekt-antal"]), DOCUMENT)
    for _ in range(3):
        for how in Drawn:
            drawn.draw(figure, how, SAID)
    assert asked == [Format.SVG, Format.PNG, Format.SLIDE]
    drawn.draw(figure, Drawn.VECTOR, Said("another", "finding"))
    changed = go.Figure(figure).update_layout(height=111)
    drawn.draw(changed, Drawn.VECTOR, SAID)
    assert len(asked) == 5
    monkeypatch.setattr(drawn, "MOST_BYTES", 2500)
    drawn.draw(figure, Drawn.VECTOR, Said("a third", "finding"))
    assert len(drawn._kept) == 2
    drawn._kept.clear()
    assert THE_DRAWER.pid is None or THE_DRAWER.pid > 0


def test_what_is_being_drawn_ahead_is_waited_for_and_drawn_once(
    swedish: Mapping[str, Figure], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    begun, go_on = Event(), Event()

    def slow(_: go.Figure, form: Format, __: Said) -> bytes:
        asked.append(form)
        begun.set()
        assert go_on.wait(20)
        return b"drawn"

    monkeypatch.setattr(drawn, "picture_file", slow)
    drawn._kept.clear()
    figure = bare(chart(swedish["effekt-antal"]), DOCUMENT)
    drawn.draw_ahead(lambda how: drawn.draw(figure, how, SAID), Drawn.VECTOR)
    assert begun.wait(20)
    Timer(0.1, go_on.set).start()
    assert drawn.draw(figure, Drawn.VECTOR, SAID) == b"drawn"
    assert asked == [Format.SVG]
    drawn._kept.clear()


def test_what_could_not_be_drawn_ahead_tells_whoever_asks_and_is_tried_again(
    swedish: Mapping[str, Figure], monkeypatch: pytest.MonkeyPatch
) -> None:
    figure = bare(chart(swedish["effekt-antal"]), DOCUMENT)
    drawn._kept.clear()

    def fails(*_: object) -> bytes:
        raise NoBrowserError

    with monkeypatch.context() as patch:
        patch.setattr(drawn, "picture_file", fails)
        drawn.draw_ahead(lambda how: drawn.draw(figure, how, SAID), Drawn.VECTOR)
        with pytest.raises(NoBrowserError):
            drawn.draw(figure, Drawn.VECTOR, SAID)
        drawn._ahead.submit(list).result()
    monkeypatch.setattr(drawn, "picture_file", lambda *_: b"drawn")
    assert drawn.draw(figure, Drawn.VECTOR, SAID) == b"drawn"
    drawn._kept.clear()
