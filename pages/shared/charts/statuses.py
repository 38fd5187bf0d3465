"""How many stand where: a row for each owner, a column of bars for each state."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from pages.shared import look
from pages.shared.charts.style import BLUE, GREY, literal, marked, styled
from pages.shared.text import Text

LOOKS = {  # a sign beside the colour: hatched is still open
    "planned": (BLUE, "/"),
    "ongoing": (BLUE, "x"),
    "overdue": (look.VERMILION, "."),
    "done": (BLUE, ""),
    "cancelled": (look.PALE, ""),
}
ROOM, ROW = 1.45, 46  # of the widest bar: its number stands beside it; pixels


def states_by_owner(
    counts: Mapping[str, Mapping[str, int]], states: Mapping[str, str], text: Text, *, fictive: bool
) -> go.Figure:
    """`counts`: owner as it is called -> state -> how many. `states`: each and its name."""
    width = ROOM * max(max(row.values(), default=0) for row in counts.values()) or 1
    owners = [literal(owner) for owner in counts]
    figure = go.Figure()
    for place, state in enumerate(states):
        colour, pattern = LOOKS.get(state, (GREY, ""))
        values = [row.get(state, 0) for row in counts.values()]
        figure.add_bar(
            orientation="h",
            y=owners,
            x=values,
            base=place * width,
            text=[text.numbers.whole(value) for value in values],
            textposition="outside",
            textfont={"size": look.BODY},
            marker={
                "color": colour,
                "pattern": {"shape": pattern, "fgcolor": colour, "bgcolor": "white"},
                "line": {"color": colour, "width": look.HAIR},
            },
            hoverinfo="skip",
            cliponaxis=False,
        )
    marked(
        figure,
        shapes=_lines([place * width for place in range(len(states))]),
        annotations=[
            {
                "x": place * width,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "xanchor": "left",
                "showarrow": False,
                "text": f"<b>{name}</b>",
                "font": {"size": look.BODY},
            }
            for place, name in enumerate(states.values())
        ],
    )
    figure.update_layout(barmode="overlay", bargap=0.35)
    figure.update_xaxes(visible=False, range=[0, width * len(states)])
    figure.update_yaxes(autorange="reversed", showgrid=False, tickfont={"size": look.BODY})
    styled(figure, text, height=90 + ROW * len(counts), fictive=fictive)
    figure.update_layout(margin={"t": 56})
    figure.update_annotations(yshift=26, selector={"text": text.frame.fictive})  # above the names
    return figure


def _lines(places: Sequence[float]) -> list[dict[str, object]]:
    """Where the bars of each state begin."""
    return [
        {
            "type": "line",
            "x0": place,
            "x1": place,
            "y0": 0,
            "y1": 1,
            "yref": "paper",
            "line": {"color": GREY, "width": look.HAIR},
        }
        for place in places
    ]
