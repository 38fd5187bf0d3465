"""One look: colours, type and lines stand once, and what cannot import them says the same."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from pages.shared import look
from tests.conftest import ROOT
from tests.pages.drawn_charts import charts

COLOUR = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})(?![0-9a-fA-F])")
CHANNELS = re.compile(r"rgba?\((\d+), ?(\d+), ?(\d+)")
ITS_OWN = ("pages/shared/look.py", "pages/present/contrast.py")


def colours_of(value: object) -> Iterator[str]:
    """Every colour within, as #RRGGBB."""
    if isinstance(value, str):
        for found in COLOUR.findall(value):
            short = len(found) == 4
            yield (f"#{''.join(2 * digit for digit in found[1:])}" if short else found).upper()
        for channels in CHANNELS.findall(value):
            yield "#" + "".join(f"{int(channel):02X}" for channel in channels)
    elif isinstance(value, dict):
        for each in value.values():
            yield from colours_of(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from colours_of(each)


KNOWN = {colour for name in dir(look) for colour in colours_of(getattr(look, name))}


def test_no_other_file_of_the_pages_says_a_colour() -> None:
    for file in (ROOT / "pages").rglob("*.py"):
        name = file.relative_to(ROOT).as_posix()
        if name not in ITS_OWN and "/text/" not in name:
            assert not [*colours_of(file.read_text("utf-8"))], name


def test_streamlit_has_the_same_theme() -> None:
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text("utf-8"))["theme"]
    said = {
        "primaryColor": look.LINK,
        "backgroundColor": look.WHITE,
        "secondaryBackgroundColor": look.SURFACE,
        "textColor": look.INK,
        "linkColor": look.LINK,
        "borderColor": look.BORDER,
        "chartCategoricalColors": [*look.OKABE_ITO],
        "headingFontSizes": [*look.HEADINGS],
    }
    assert {key: theme[key] for key in said} == said
    assert {*colours_of(theme)} <= KNOWN


@pytest.mark.parametrize(
    "file",
    [
        "static/map.css",
        "static/map.js",
        "static/draw.js",
        "static/print.css",
        "static/pilotkollen.svg",
        "pages/report/writers/pdf.typ",
        "data/templates.py",
    ],
)
def test_what_cannot_import_the_look_has_its_colours(file: str) -> None:
    assert {*colours_of((ROOT / file).read_text("utf-8"))} <= KNOWN


def test_styles_of_word_have_the_same_colours() -> None:
    styles = ROOT / "pages/report/writers/office/word/styles.xml"
    said = re.findall(r'(?:color|fill|color w:val)="([0-9A-F]{6})"', styles.read_text("utf-8"))
    assert said
    assert {f"#{colour}" for colour in said} <= KNOWN


def test_names_on_the_map_have_the_sizes_of_its_sheet() -> None:
    """Sizes of the page's map, which pictures of it take as they are."""
    sheet = (ROOT / "static" / "map.css").read_text("utf-8")
    sizes = {int(size) for size in re.findall(r"font-size: (\d+)px", sheet)}
    assert sizes == {look.SMALLEST_ON_MAP, look.LABEL_ON_MAP, look.FINE, look.NOTE, look.BODY}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_charts_have_the_types_and_lines_of_the_look(language: str, sample: Path) -> None:
    drawn = charts(language)
    assert len(drawn) > 30
    for card, figure in drawn.items():
        assert figure.chart is not None
        layout = figure.chart.to_plotly_json()
        sizes = {*fonts(layout)}
        assert sizes <= {*look.TYPE}, (card, sizes)
        widths = {*lines(layout)} - {0}
        assert widths <= {look.HAIR, look.THIN, look.LINE, look.THICK, *look.BARS}, (card, widths)
        assert {*colours_of(as_lists(layout))} <= KNOWN, card


def fonts(value: object) -> Iterator[float]:
    """The sizes of all fonts in a figure, those of Plotly's empty template left out."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key == "template":
                continue
            if str(key).endswith("font") and isinstance(each, dict) and "size" in each:
                yield each["size"]
            yield from fonts(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from fonts(each)


def lines(value: object) -> Iterator[float]:
    """The widths of all lines; those of marks are part of their shape."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key in ("template", "marker"):
                continue
            if key == "line" and isinstance(each, dict) and "width" in each:
                yield each["width"]
            yield from lines(each)
    elif isinstance(value, tuple | list):
        for each in value:
            yield from lines(each)


def as_lists(value: object) -> Any:  # noqa: ANN401
    """Only what may hold colours: data may be arrays, and words may hold a number sign."""
    if isinstance(value, dict):
        return {
            key: as_lists(each)
            for key, each in value.items()
            if key not in ("template", "customdata", "x", "y", "z", "base", "ticktext")
        }
    return [as_lists(each) for each in value] if isinstance(value, tuple | list) else value
