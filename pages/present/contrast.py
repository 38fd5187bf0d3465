"""A chart for a light room: darker colours, wider lines, bolder words."""

from typing import Any

from pages.shared.charts.style import BLACK, BLUE, GREY, GRID, ORANGE, SHADE

BOLDER = 1.35  # times as wide
WEIGHT = 600  # of words
DARKER = {
    BLACK: "#000000",
    BLUE: "#00497A",
    GREY: "#3A3A3A",
    ORANGE: "#8F5A00",
    GRID: "#BFBFBF",
    SHADE: "#E6E6E6",
    "#D9D9D9": "#CACACA",
    "#BDBDBD": "#6F6F6F",
    "#B5B5B5": "#6F6F6F",
    "#9A9A9A": "#4A4A4A",
    "#D55E00": "#8A3C00",
    "#009E73": "#00553E",
    "#CC79A7": "#7A2F58",
}


def darker(node: Any) -> Any:  # noqa: ANN401
    """The same, with each of our colours in its darker shade, wherever it stands."""
    if isinstance(node, dict):
        return {key: darker(value) for key, value in node.items()}
    if isinstance(node, list | tuple):
        return [darker(each) for each in node]
    return _shade(node) if isinstance(node, str) else node


def _shade(words: str) -> str:
    """A colour, or words with markup that holds one."""
    if "#" in words:
        for colour, dark in DARKER.items():
            words = words.replace(colour, dark)
    return words
