"""The rows of a chart that have room on a screen: the declared first, and how many are left out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isclose

from pages.present.labels import Lines, plain, set_again, wrapped_label
from pages.present.scaled import Node
from pages.present.screen import Screen
from pages.shared.charts.style import BLUE
from pages.shared.pictures.font import width

ROW, LINE, PAIR, ABOVE = 1.45, 1.25, 1.9, 2.5  # heights in sizes: of what stands in a row
END = 0.75  # from an outermost row to the edge
WORDS = 1.5  # more, where words stand there
HEAD, FOOT = 2.9, 1.6  # of a panel: its heading and what no difference is called; its numbers
LABELS = 0.42  # of the width, for labels
WIDE_LABELS = 0.5  # where more rows have room then
GAP = 0.4  # between an interval and what is said beside it


@dataclass(slots=True)
class Rows:
    """An axis with a row for each thing. `levels` are the rows' places from top to bottom."""

    key: str  # "yaxis2"
    axis: Node
    labels: dict[int, Lines]
    levels: list[int]
    paired: bool
    said: int = 1  # lines beside a row

    @property
    def name(self) -> str:
        return self.key.replace("axis", "")

    def need(self, level: int) -> float:
        """Height of a row, in sizes of the text."""
        lines = max(len(self.labels.get(level, ("",))), self.said)
        return max(PAIR if self.paired else ROW, lines * LINE + 0.2)


def keep_rows(spec: Node, screen: Screen) -> int:
    """Leave as many rows as have room, each below the other; give how many are gone."""
    found = [*_row_axes(spec, screen)]
    if not found:
        return 0
    text, high = screen.text, screen.room[1]
    margin = spec["layout"]["margin"]
    high -= margin["t"] + margin["b"]
    if len(found) > 1:
        return _keep_in_panels(spec, found, high / text)
    [rows] = found
    foot = FOOT + (LINE if _has_title(spec, rows) else 0)
    room = high / text - foot
    above = _said_above(spec, rows)
    named = _none_named(spec)
    ends = END + (END + WORDS if named else END)
    if above and (len(rows.levels) - 1) * ABOVE + ends + ABOVE - END > room:
        _say_beside(spec, rows, above, screen)
        above = []
    kept = _first(rows, spec, room - ends)
    if len(kept) < len(rows.levels):  # longer lines take fewer of them
        wider = replace(rows, labels=_labels(rows.axis, text, WIDE_LABELS * screen.room[0]))
        more = _first(wider, spec, room - ends)
        rows, kept = (wider, more) if len(more) > len(kept) else (rows, kept)
    _move(spec, rows, kept)
    count = len(kept)
    row = room / max(count - 1 + 1.15, 1)
    top = max(0.6, (ABOVE - 0.6 if above else END) / row)
    bottom = max(0.4, (END + WORDS if named else END) / row)
    rows.axis["range"] = [count - 1 + bottom, -top]
    return len(rows.labels) - sum(level in rows.labels for level in kept)


def _row_axes(spec: Node, screen: Screen) -> Iterator[Rows]:
    for key, axis in spec["layout"].items():
        if not key.startswith("yaxis") or not axis.get("range"):
            continue
        low, high = axis["range"][:2]
        if not isinstance(low, int | float) or low < high:
            continue
        if axis.get("tickvals") is None:
            _count_categories(spec, key, axis)
        if axis.get("tickvals") is None or not len(axis["tickvals"]):
            continue
        if any(place % 1 for place in axis["tickvals"]):
            _count_places(spec, key.replace("axis", ""), axis)
        labels = _labels(axis, screen.text, LABELS * screen.room[0])
        places = [y for y, _ in _places(spec, key.replace("axis", ""))]
        levels = sorted({*labels, *(round(y) for y in places)})
        paired = any(abs(y - round(y)) > 0.1 for y in places)
        notes = _notes(spec, key.replace("axis", ""))
        said = max((note["text"].count("<br>") + 1 for note in notes), default=1)
        yield Rows(key, axis, labels, levels, paired, said)


def _count_places(spec: Node, name: str, axis: Node) -> None:
    """Rows in groups, with more room between these, are counted through."""
    ticks: list[float] = [*axis["tickvals"]]

    def place(y: float) -> float:
        nearest = min(ticks, key=lambda tick: abs(tick - y))
        return ticks.index(nearest) + y - nearest

    for trace in _traces(spec, name):
        trace["y"] = [place(y) for y in trace["y"]]
    for note in _notes(spec, name):
        note["y"] = place(note["y"])
    axis["tickvals"] = [*range(len(ticks))]


def _labels(axis: Node, size: float, most: float) -> dict[int, Lines]:
    return {
        round(place): wrapped_label(label, size, most)
        for place, label in zip(axis["tickvals"], axis["ticktext"], strict=True)
    }


def _count_categories(spec: Node, key: str, axis: Node) -> None:
    """Names of rows become numbers, in the order in which they come."""
    name = key.replace("axis", "")
    traces = [each for each in _traces(spec, name) if each.get("type") != "heatmap"]
    order: dict[str, int] = {}
    for trace in traces:
        for label in trace.get("y", ()):
            if not isinstance(label, str):
                return
            order.setdefault(label, len(order))
    if not order:
        return
    for trace in traces:
        trace["y"] = [order[label] for label in trace["y"]]
    for note in spec["layout"].get("annotations", ()):
        if note.get("yref", "y") == name and note.get("y") in order:
            note["y"] = order[note["y"]]
    axis |= {"type": "linear", "tickvals": [*order.values()], "ticktext": [*order]}


def _traces(spec: Node, name: str) -> list[Node]:
    return [each for each in spec["data"] if each.get("yaxis", "y") == name]


def _places(spec: Node, name: str) -> Iterator[tuple[float, Node]]:
    """Where something lies on the axis."""
    for trace in _traces(spec, name):
        yield from ((y, trace) for y in trace["y"] if isinstance(y, int | float))
    for note in _notes(spec, name):
        yield note["y"], note


def _notes(spec: Node, name: str) -> list[Node]:
    return [
        note
        for note in spec["layout"].get("annotations", ())
        if note.get("yref", "y") == name and isinstance(note.get("y"), int | float)
    ]


def _has_title(spec: Node, rows: Rows) -> bool:
    anchor = rows.axis.get("anchor", "x").replace("x", "xaxis")
    return bool(spec["layout"].get(anchor, {}).get("title", {}).get("text"))


def _none_named(spec: Node) -> bool:
    """What no difference is called stands at the foot of the chart."""
    notes = spec["layout"].get("annotations", ())
    return any(note.get("yref") == "paper" and note.get("y") == 0 for note in notes)


def _said_above(spec: Node, rows: Rows) -> list[Node]:
    return [
        note
        for note in _notes(spec, rows.name)
        if note.get("yshift", 0) > 0 and note.get("xref", "x") != "paper"
    ]


def _say_beside(spec: Node, rows: Rows, above: Sequence[Node], screen: Screen) -> None:
    """What is said above an interval goes to its right, where the axis is made longer for it."""
    text = screen.text
    axis = spec["layout"].get("xaxis", {})
    low, high = axis["range"]
    labels = max((width(line, text) for lines in rows.labels.values() for line in lines), default=0)
    room = screen.room[0] - labels - 3 * text
    longest = high
    for note in above:
        end = _high_end(spec, rows, note)
        long = width(plain(note["text"]), text, bold=True) + 2 * GAP * text
        longest = max(longest, low + (end - low) * room / max(room - long, text))
        note |= {"x": end, "xanchor": "left", "yanchor": "middle", "yshift": 0}
        note["xshift"] = GAP * text
    axis["range"] = [low, longest]


def _high_end(spec: Node, rows: Rows, note: Node) -> float:
    ends = [float(note["x"])]
    for trace in _traces(spec, rows.name):
        error = (trace.get("error_x") or {}).get("array")
        for place, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
            if y == note["y"] and x is not None:
                ends.append(x + (error[place] if error is not None else 0))
    return max(ends)


def _priority(spec: Node, rows: Rows, level: int) -> int:
    """0 for the pilot's and the declared, 2 for what is open: it may be chance, or is context."""
    looks = [
        trace.get("marker", {})
        for y, trace in _places(spec, rows.name)
        if round(y) == level and trace.get("error_x")
    ]
    if not looks:
        return 1
    if any("open" in str(look.get("symbol")) for look in looks):
        return 2
    return (
        0
        if any((look.get("color"), look.get("symbol")) == (BLUE, "circle") for look in looks)
        else 1
    )


def _first(rows: Rows, spec: Node, room: float) -> list[int]:
    """As many levels as have room, in their order; a heading counts with its first row."""
    kept: set[int] = set()
    named = sorted(rows.labels, key=lambda level: (_priority(spec, rows, level), level))
    for level in named:
        head = _heading_of(rows, level)
        more = kept | {level if head is None else head, level}
        tallest = max(rows.need(each) for each in more)
        if kept and (len(more) - 1) * tallest > room:
            break
        kept = more
    return sorted(kept)


def _heading_of(rows: Rows, level: int) -> int | None:
    """The heading above a row, if its rows have one."""
    above = [each for each in rows.levels if each < level and each not in rows.labels]
    return max(above, default=None)


def _move(spec: Node, rows: Rows, kept: Sequence[int]) -> None:
    """Close the gaps that the rows leave which are gone."""
    new = {level: place for place, level in enumerate(kept)}
    for trace in _traces(spec, rows.name):
        stays = [isinstance(y, int | float) and round(y) in new for y in trace["y"]]
        for key in ("x", "y", "text", "base", "customdata", "textposition"):
            values = trace.get(key)
            if values is not None and not isinstance(values, str):
                trace[key] = [v for v, stay in zip(values, stays, strict=True) if stay]
        trace["y"] = [new[round(y)] + y - round(y) for y in trace["y"]]
        for node, key in _by_point(trace, len(stays)):
            node[key] = [v for v, stay in zip(node[key], stays, strict=True) if stay]
    notes = spec["layout"].get("annotations", ())
    own = {id(note) for note in _notes(spec, rows.name)}
    spec["layout"]["annotations"] = [
        note for note in notes if id(note) not in own or round(note["y"]) in new
    ]
    for note in spec["layout"]["annotations"]:
        if id(note) in own:
            note["y"] = new[round(note["y"])] + note["y"] - round(note["y"])
    rows.axis["tickvals"] = [new[level] for level in kept if level in rows.labels]
    rows.axis["ticktext"] = [
        set_again(rows.labels[level]) for level in kept if level in rows.labels
    ]


def _by_point(node: Node, count: int) -> Iterator[tuple[Node, str]]:
    """Lists that say something of each point of a trace."""
    for key in ("marker", "error_x", "error_y", "line", "textfont"):
        part = node.get(key)
        if isinstance(part, dict):
            for name, value in part.items():
                if isinstance(value, list | tuple) and len(value) == count:
                    yield part, name
            yield from _by_point(part, count)


def _keep_in_panels(spec: Node, found: Sequence[Rows], room: float) -> int:
    """Panels above one another, each with a heading: those whose rows come first."""
    order = sorted(
        ((_priority(spec, rows, level), place, level) for place, rows in enumerate(found)
         for level in rows.labels)
    )  # fmt: skip
    kept: dict[int, list[int]] = {}
    used = 0.0
    for _, place, level in order:
        rows = found[place]
        more = max(map(rows.need, rows.labels)) + (0 if place in kept else _around(spec, rows))
        if kept and used + more > room:
            continue
        kept.setdefault(place, []).append(level)
        used += more
    heads = [_heads(spec, rows) for rows in found]
    top = 1.0
    for place, rows in enumerate(found):
        levels = sorted(kept.get(place, ()))
        if not levels:
            _drop_panel(spec, rows, heads[place])
            continue
        begins = top - HEAD / used
        ends = begins - len(levels) * max(map(rows.need, rows.labels)) / used
        for note in heads[place]:
            note["y"] = begins
            note["yshift"] = LINE * note["font"]["size"] if note.get("yshift") else 0
        rows.axis["domain"] = [max(ends, 0), begins]
        _move(spec, rows, levels)
        rows.axis["range"] = [len(levels) - 0.5, -0.5]
        top = ends - (_around(spec, rows) - HEAD) / used
    return sum(len(rows.labels) for rows in found) - sum(map(len, kept.values()))


def _around(spec: Node, rows: Rows) -> float:
    return HEAD + FOOT + (LINE if _has_title(spec, rows) else 0)


def _heads(spec: Node, rows: Rows) -> list[Node]:
    """The words above a panel."""
    top = rows.axis["domain"][1]
    return [
        note
        for note in spec["layout"]["annotations"]
        if note.get("yref") == "paper" and isclose(note["y"], top)
    ]


def _drop_panel(spec: Node, rows: Rows, heads: Sequence[Node]) -> None:
    layout = spec["layout"]
    gone = {id(note) for note in heads}
    spec["data"] = [each for each in spec["data"] if each.get("yaxis", "y") != rows.name]
    layout["annotations"] = [
        note
        for note in layout["annotations"]
        if note.get("yref") != rows.name and id(note) not in gone
    ]
    layout["shapes"] = [
        shape
        for shape in layout.get("shapes") or ()
        if str(shape.get("yref", "")).removesuffix(" domain") != rows.name
    ]
    del layout[rows.key]
    layout.pop(rows.axis.get("anchor", "x").replace("x", "xaxis"), None)
