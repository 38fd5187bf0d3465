"""A chart of a page as a picture for paper: bare, to stand in a document, or alone, as a file."""

from dataclasses import dataclass
from math import ceil

import plotly.graph_objects as go

from pages.shared.charts.style import BLACK, GREY, SIZE, literal
from pages.shared.pictures.font import FAMILY, LINE, width, wrapped
from pages.shared.pictures.paper import Paper, fitted_title

# Pixels of the page that become the width of the paper: a page's text of 15 is 9 points on it
WIDE, SLIDE_WIDE = 756, 900
MANY, MANY_WIDE, MANY_SIZE = 3, 900, 14  # panels beside each other, and their smallest text
MIDDLE = 0.75  # of a slide's height: between its finding and its foot
SQUEEZED = 0.75  # of a chart's height, before its text is made smaller instead
PLOTLYS_HEIGHT = 450
APART, BESIDE = 0.6, 120  # of a letter, between two labels; pixels, of what stands beside a chart
TITLE_SIZE = 1.2 * SIZE  # of axes: Plotly's own
RISE = (
    0.3  # of a letter: Plotly lays the top of capitals where a title begins, not that of its line
)
FIRST = 1.3  # of a letter's height, from the edge to the foot of the first line
SPACE = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """
    What stands around a chart that is alone: the finding, measure with place and period, and
    method, source and stamp. `mark` is "FIKTIVA DATA" where data are made up, else "".
    """

    title: str
    subtitle: str
    foot: str
    mark: str = ""


def bare(figure: go.Figure, paper: Paper) -> go.Figure:
    """
    Give a copy of a page's chart for a place where its finding and foot stand beside it.

    It is arranged on as many pixels of the page as give text of a size for the paper, and
    `files.picture_file` draws it as wide as the paper is.
    """
    if paper.height is None:
        return _sized(figure, _wide(figure), _height(figure))
    return _fitted(figure, paper.width / (MIDDLE * paper.height))


def alone(figure: go.Figure, words: Words, paper: Paper) -> go.Figure:
    """
    Give a copy that says by itself what it shows, how it was made and from what.

    Only a title of Plotly's can stand at a place of the paper; all else is placed from where the
    chart begins, which depends on its labels. So the foot is the end of a title that reaches down.
    """
    room = paper.width - 2 * paper.margin
    head, foot = _head(words, paper, room), ["", *wrapped(words.foot, paper.small, room)]
    line = paper.small * LINE
    around = (len(head) + len(foot)) * line + 2 * paper.margin
    if paper.height is None:
        chart = _sized(figure, _wide(figure), _height(figure))
    else:
        chart = _fitted(figure, room / (paper.height - around))
        chart.layout.width = round(chart.layout.width * paper.width / room)
    unit = paper.width / chart.layout.width
    between = ceil((_height(chart) * unit) / line)
    high = paper.height or between * line + around
    if paper.height:
        between = int((high - around) / line)
    top = high - between * line - around + paper.margin  # what is over of a line
    edge, margin = paper.margin / unit, chart.layout.margin
    _keep_clear(chart, below=len(foot) * line / unit + edge, left=edge)
    chart.update_layout(
        height=high / unit,
        margin_t=(margin.t or 0) + (top + len(head) * line) / unit,
        margin_r=(margin.r or 0) + edge,
        title={
            "text": "<br>".join([*head, *[""] * between, *map(literal, foot)]),
            "font": {"size": paper.small / unit, "color": GREY},
            "x": 0,
            "y": 1,
            "xref": "container",
            "yref": "container",
            "xanchor": "left",
            "yanchor": "top",
            "pad": {"l": edge, "t": (top + FIRST * paper.small) / unit},
        },
    )
    if words.mark and words.mark not in (note.text for note in chart.layout.annotations):
        _mark(chart, words.mark)
    return chart


def _head(words: Words, paper: Paper, room: float) -> list[str]:
    """Finding and subtitle; a line that is higher than small text takes several lines of it."""
    size, title = fitted_title(words.title, paper, room)
    lines = [(said, size, f"color:{BLACK};font-weight:bold") for said in title]
    if words.subtitle:
        subtitle = wrapped(words.subtitle, paper.body, room)
        lines += [(said, paper.body, f"color:{GREY}") for said in subtitle]
    out = []
    for said, size, look in lines:
        more = ceil(size / paper.small - 0.2) - 1
        set_in = f"font-size:{size / paper.small:.3g}em;{look}"
        out += [""] * (more // 2)
        out += [f'<span style="{set_in}">{literal(said)}</span>', *[""] * (more - more // 2)]
    return out


def _keep_clear(chart: go.Figure, *, below: float, left: float) -> None:
    """
    Pixels that the chart leaves to the foot, and to the margin at its left.

    Plotly gives labels the room that they need, however wide a margin already is: empty lines and
    spaces belong to the labels.
    """
    margin = chart.layout.margin
    chart.update_layout(margin_b=(margin.b or 0) + below, margin_l=(margin.l or 0) + left)
    for axis in chart.select_xaxes():
        if axis.visible is not False and axis.side != "top":
            high = (axis.title.font.size or TITLE_SIZE) * LINE
            axis.title.text = (axis.title.text or SPACE) + f"<br>{SPACE}" * ceil(below / high)
    for axis in chart.select_yaxes():
        if axis.visible is False:
            continue
        if axis.title.text:
            high = (axis.title.font.size or TITLE_SIZE) * LINE
            axis.title.text = f"{SPACE}<br>" * ceil(left / high) + axis.title.text
            continue
        spaces = SPACE * ceil(left / width(SPACE, axis.tickfont.size or SIZE))
        if axis.ticktext:
            axis.ticktext = [
                spaces + label.replace("<br>", f"<br>{spaces}") for label in axis.ticktext
            ]
        else:
            axis.tickprefix = spaces


def _mark(chart: go.Figure, words: str) -> None:
    chart.add_annotation(
        text=f"<b>{literal(words)}</b>",
        x=1,
        y=1,
        xref="paper",
        yref="paper",
        xanchor="right",
        yanchor="bottom",
        showarrow=False,
    )


def _fitted(figure: go.Figure, form: float) -> go.Figure:
    """Into a form (width by height): as wide as a page, wider where it is too high for that."""
    high = _height(figure)
    wide = max(SLIDE_WIDE, _least(figure) * high * form)
    return _sized(figure, wide, min(high, wide / form))


def _height(figure: go.Figure) -> float:
    return float(figure.layout.height or PLOTLYS_HEIGHT)


def _least(figure: go.Figure) -> float:
    """Of its height: what stands in several lines has no room to spare."""
    labels = [label for axis in figure.select_yaxes() for label in axis.ticktext or ()]
    dense = _panels(figure) >= MANY or any("<br>" in label for label in labels)
    return 1 if dense else SQUEEZED


def _wide(figure: go.Figure) -> float:
    return MANY_WIDE if _panels(figure) >= MANY else WIDE


def _panels(figure: go.Figure) -> int:
    return len(list(figure.select_xaxes()))


def _sized(figure: go.Figure, wide: float, high: float) -> go.Figure:
    sized = go.Figure(figure)
    sized.update_layout(width=round(wide), height=round(high), autosize=False, font_family=FAMILY)
    for number, trace in enumerate(sized.data):
        trace.uid = f"trace{number}"  # else it is a random one, and every file differs
    if _panels(figure) >= MANY:
        _no_smaller(sized, MANY_SIZE)
    for axis in sized.select_xaxes():
        _break_labels(axis, wide)
    return sized


def _no_smaller(figure: go.Figure, size: float) -> None:
    axes = [*figure.select_xaxes(), *figure.select_yaxes()]
    for font in [
        *(axis.tickfont for axis in axes),
        *(note.font for note in figure.layout.annotations),
    ]:
        if font.size and font.size < size:
            font.size = size


def _break_labels(axis: go.layout.XAxis, wide: float) -> None:
    """Labels that would touch are written on a line more: a year below its month."""
    labels = axis.ticktext or ()
    start, end = axis.domain or (0, 1)
    size = axis.tickfont.size or SIZE
    lines = [line for label in labels for line in label.split("<br>")]
    widest = max((width(line, size) for line in lines), default=0) + APART * size
    if widest * len(labels) > (wide - BESIDE) * (end - start):
        axis.ticktext = [_break(label) for label in labels]
        axis.tickangle = 0


def _break(label: str) -> str:
    before, space, after = label.rpartition(" ")
    return f"{before}<br>{after}" if space else label
