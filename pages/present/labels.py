"""Words of a chart in the room that a screen has for them: on more lines, or fewer of them."""

import re
from collections.abc import Sequence
from html import unescape
from itertools import pairwise
from typing import Any

from pages.present.scaled import Node
from pages.shared.charts.style import literal
from pages.shared.pictures.font import broken, width

Lines = tuple[str, ...]  # as Plotly takes them

APART = 0.7  # of a size, between two labels
BESIDE = 6  # sizes, of what stands beside the plot
LINE = 1.3  # from one line to the next
PLOT = 0.72  # of the height, for what is written along it
MARKUP = re.compile(r"<[^>]+>")


def plain(words: str) -> str:
    """What a reader reads of it."""
    return unescape(MARKUP.sub("", words))


def wrapped_label(label: str, size: float, most: float, *, anew: bool = True) -> Lines:
    """
    A label on as few lines as it takes, about as long as each other.

    `anew`: where the page has broken it does not matter.
    """
    said, bold = str(label), "<b>" in str(label)
    parts = [said.replace("<br>", " ")] if anew else said.split("<br>")
    lines = [line for part in parts for line in _even(plain(part), size, most, bold=bold)]
    return tuple(f"<b>{literal(line)}</b>" if bold else literal(line) for line in lines)


def _even(words: str, size: float, most: float, *, bold: bool) -> list[str]:
    def within(room: float) -> list[str]:
        return broken(words, lambda line: width(line, size, bold=bold) <= room)

    lines = within(most)
    while len(lines) > 1 and len(within(most - size)) == len(lines):
        most -= size
    return within(most)


def set_again(lines: Lines) -> str:
    return "<br>".join(lines)


def thin_ticks(spec: Node, size: float, wide: float) -> None:
    """Of labels that would touch below an axis, every second, third, ... is written."""
    layout = spec["layout"]
    for key, axis in layout.items():
        if not key.startswith("xaxis") or axis.get("visible") is False:
            continue
        start, end = axis.get("domain") or (0, 1)
        room = plot_width(spec, size, wide) * (end - start)
        axis["tickangle"] = 0
        labels = axis.get("ticktext")
        if labels is not None:
            places = list(axis["tickvals"])
            low, high = axis.get("range") or _ends(places)
            step = _every(list(labels), places, room / ((_number(high) - _number(low)) or 1), size)
            first = _first_of(places, step)
            axis["tickvals"] = places[first::step]
            axis["ticktext"] = list(labels)[first::step]
        elif axis.get("type") == "category" or _categories(spec, key):
            _thin_categories(spec, key, axis, room, size)


def plot_width(spec: Node, size: float, wide: float) -> float:
    """About how wide the plot is, between the labels at its left and what stands right of it."""
    layout = spec["layout"]
    labels = [label for key, axis in layout.items() if key.startswith("yaxis")
              for label in axis.get("ticktext") or ()]  # fmt: skip
    longest = max((width(line, size) for label in labels for line in plain_lines(label)), default=0)
    right: float = layout["margin"]["r"]
    return wide - right - max(longest + 2 * size, BESIDE * size)


def _ends(places: Sequence[Any]) -> tuple[Any, Any]:
    return places[0], places[-1]


def _number(place: Any) -> float:  # noqa: ANN401
    if isinstance(place, int | float):
        return float(place)
    import pandas as pd

    return pd.Timestamp(place).timestamp()


def _every(labels: Sequence[str], places: Sequence[Any], per: float, size: float) -> int:
    """1 for each label, 2 for each second, ..."""
    step = 1
    wide = [max(width(line, size) for line in plain_lines(label)) for label in labels]
    at = [_number(place) * per for place in places]
    while step < len(labels):
        some = range(_first_of(places, step), len(labels), step)
        if all(
            abs(at[b] - at[a]) >= (wide[a] + wide[b]) / 2 + APART * size for a, b in pairwise(some)
        ):
            break
        step += 1
    return step


def plain_lines(label: str) -> list[str]:
    return [plain(line) for line in str(label).split("<br>")]


def _first_of(places: Sequence[Any], step: int) -> int:
    """Where 0 is among them, it stays."""
    return list(places).index(0) % step if 0 in places else 0


def _categories(spec: Node, key: str) -> list[str]:
    name = key.replace("axis", "")
    for trace in spec["data"]:
        if trace.get("xaxis", "x") == name and trace.get("type") == "heatmap":
            return [str(x) for x in trace["x"]] if isinstance(trace["x"][0], str) else []
    return []


def _thin_categories(spec: Node, key: str, axis: Node, room: float, size: float) -> None:
    names = _categories(spec, key)
    if not names or axis.get("tickvals") is not None:
        return
    step = _every(names, range(len(names)), room / len(names), size)
    if step > 1:
        axis |= {"tickmode": "array", "tickvals": names[::step], "ticktext": names[::step]}


def space_lines(spec: Node, size: float, wide: float, high: float) -> None:
    """Words that stand below one another in the plot, such as names of lines, at their distance."""
    columns: dict[tuple[Any, Any], list[Node]] = {}
    for note in spec["layout"].get("annotations", ()):
        if note.get("xref") == note.get("yref") == "paper" and note.get("yanchor") == "top":
            columns.setdefault((note["x"], note.get("xanchor")), []).append(note)
    _begin_before(spec, size, wide)
    step = LINE * size / (PLOT * high)
    for notes in columns.values():
        notes.sort(key=lambda note: -note["y"])
        for upper, lower in pairwise(notes):
            lower["y"] = min(lower["y"], upper["y"] - step)
        lowest = step
        for note in reversed(notes):
            note["y"] = max(note["y"], lowest)
            lowest = note["y"] + step
        _keep_inside(notes, size, plot_width(spec, size, wide))


def _begin_before(spec: Node, size: float, wide: float) -> None:
    """What stands above the plot and is longer may begin above the labels at its left."""
    plot, right = plot_width(spec, size, wide), spec["layout"]["margin"]["r"]
    for note in spec["layout"].get("annotations", ()):
        if (note.get("xref"), note.get("x"), note.get("yanchor")) == ("paper", 0, "bottom"):
            longest = max(width(line, size) for line in plain_lines(note["text"]))
            more = min(longest + size - plot, wide - plot - right - 2 * size)
            note["xshift"] = note.get("xshift", 0) - max(more, 0)


def _keep_inside(notes: Sequence[Node], size: float, room: float) -> None:
    longest = max(width(plain(note["text"]), size, bold=True) for note in notes)
    for note in notes:
        if note.get("xanchor") == "left":
            note["x"] = max(min(note["x"], 1 - longest / room), 0)


def wrap_titles(spec: Node, size: float, wide: float, high: float) -> None:
    """The words along an axis, on two lines where one is longer than the axis."""
    for key, axis in spec["layout"].items():
        if not key.startswith(("xaxis", "yaxis")):
            continue
        words = axis.get("title", {}).get("text")
        if words:
            start, end = axis.get("domain") or (0, 1)
            along = (plot_width(spec, size, wide) if key.startswith("x") else high * PLOT) * (
                end - start
            )
            axis["title"]["text"] = set_again(wrapped_label(words, size, along))


def wrap_headings(spec: Node, size: float, wide: float) -> None:
    """What stands above a panel, on as many lines as the panel is wide for."""
    layout = spec["layout"]
    starts = sorted(
        (axis.get("domain") or (0, 1))[0] for key, axis in layout.items() if key.startswith("xaxis")
    )
    most = 1
    for note in layout.get("annotations", ()):
        left = _left(note, layout)
        if left is None or note.get("yanchor") != "bottom" or note.get("xanchor") != "left":
            continue
        end = next((start for start in starts if start > left + 0.01), 1)
        lines = wrapped_label(
            note["text"], size, (end - left) * (wide - 2 * size) - size, anew=False
        )
        if "<span" not in note["text"] and len(starts) > 1:
            most = max(most, len(lines) - note["text"].count("<br>"))
            note["text"] = set_again(lines)
    layout["margin"]["t"] += (most - 1) * 1.3 * size


def _left(note: Node, layout: Node) -> float | None:
    """Where a note that belongs to a panel begins, of the width."""
    ref = str(note.get("xref", "x"))
    if ref == "paper":
        return float(note["x"])
    if ref.endswith(" domain"):
        axis = layout.get(ref.removesuffix(" domain").replace("x", "xaxis"), {})
        return float((axis.get("domain") or (0, 1))[0])
    return None
