"""What Streamlit says by itself: every text of the installed bundle, by the file it is in."""

import re
from pathlib import Path

from streamlit.file_util import get_static_dir

BUNDLE = Path(get_static_dir()) / "static" / "js"
# Elements that no page uses, and charts: Plotly translates by a call of its own, see below.
UNUSED = {
    *("ArrowVegaLiteChart", "Audio", "AudioInput", "Balloons", "BidiComponent", "CameraInput"),
    *("ChatInput", "ColorPicker", "DateField", "DateInput", "DateTimeInput", "DeckGlJsonChart"),
    *("EChartsChart", "Feedback", "GraphVizChart", "Json", "MermaidChart", "PlotlyChart"),
    *("ReorderedSegments", "Snow", "StreamlitSyntaxHighlighter", "TimeInput", "Video"),
}
_OF_AN_ELEMENT = re.compile(r"(?:[A-Z]\w+|index)\.[\w-]{8}\.js")
_PHRASE = r"[A-Z][a-z]+(?: [\w'\u2019,.()/&:;${}!?-]+)+…?"
_WORD = r"[A-Z][a-z]{2,}[.…!?:]*"
_LITERAL = re.compile(rf"`({_PHRASE}|{_WORD})`|\"({_PHRASE}|{_WORD})\"")
_SHOWN = re.compile(
    r'(?:children|label|"?aria-?[lL]abel"?|title|placeholder|content|alt|tooltip|header|body'
    r"|message|summary)\s*:\s*$"
)
_TO_PROGRAMMERS = re.compile(r"(?:\bError|\bwarn\w*|\berror|\blog|\binfo|\bdebug)\($")


_OF_PLOTLY = re.compile(r"\b[a-z]\([a-z],`([A-Z][a-z]+(?:[ -][\w.,()-]+)+)`\)")


def texts() -> dict[str, str]:
    """Each text that may be shown -> the element that shows it."""
    (charts,) = BUNDLE.glob("PlotlyChart.*.js")
    found = dict.fromkeys(_OF_PLOTLY.findall(charts.read_text("utf-8")), "PlotlyChart")
    for file in sorted(BUNDLE.iterdir()):
        element = file.name.partition(".")[0]
        if not _OF_AN_ELEMENT.fullmatch(file.name) or element in UNUSED:
            continue
        code = file.read_text("utf-8")
        for match in _LITERAL.finditer(code):
            text = match[1] or match[2]
            if text.count("${") != text.count("}"):
                continue  # the beginning of a longer one
            before = code[max(0, match.start() - 20) : match.start()]
            if _SHOWN.search(before) or (" " in text and not _TO_PROGRAMMERS.search(before)):
                found.setdefault(text, element)
    return found


def unseen() -> set[str]:
    """Those of `texts` that no reader of ours sees: the file says why."""
    lines = (Path(__file__).parent / "streamlits_unseen.txt").read_text("utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("# ")}


def whole_bundle() -> str:
    """Everything that a browser may load of it."""
    return "\n".join(file.read_text("utf-8") for file in sorted(BUNDLE.glob("*.js")))
