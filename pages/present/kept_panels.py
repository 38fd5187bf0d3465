"""Of many small charts as many as have room on a screen, the pilots' first."""

import re

from pages.present.labels import plain
from pages.present.scaled import Node
from pages.present.screen import Screen
from pages.shared import look
from pages.shared.charts.style import BLUE, literal
from pages.shared.pictures.font import broken, width

MANY = 7
ACROSS, DOWN = 3, 2
GAP = 0.08  # between two, of the width
NAME = 2.9  # sizes: two lines above each
TOP = 0.3  # sizes, above all
FOOT = 1.6  # sizes: what is written below the lowest


def keep_panels(spec: Node, screen: Screen) -> int:
    """Redraw the panels three beside each other in two rows; give how many are left out."""
    layout = spec["layout"]
    numbers = sorted(
        int(found[1] or 1) for key in layout if (found := re.fullmatch(r"xaxis(\d*)", key))
    )
    if len(numbers) < MANY:
        return 0
    notes = {_number(note["xref"]): note for note in layout["annotations"] if _named(note)}
    pilots = [n for n in numbers if n in notes and notes[n].get("font", {}).get("color") == BLUE]
    kept = [*pilots, *(n for n in numbers if n not in pilots)][: ACROSS * DOWN]
    kept.sort()
    high = screen.room[1] / screen.text - NAME - FOOT - TOP
    for place, number in enumerate(kept):
        row, column = divmod(place, ACROSS)
        _place(layout, number, row, column, high, screen.text)
        _name(notes[number], spec, number, screen)
    gone = {_axis(letter, n) for n in numbers if n not in kept for letter in "xy"}
    spec["data"] = [each for each in spec["data"] if each.get("xaxis", "x") not in gone]
    layout["annotations"] = [
        note
        for note in layout["annotations"]
        if str(note.get("xref", "")).removesuffix(" domain") not in gone
    ]
    for name in gone:
        del layout[name[0] + "axis" + name[1:]]
    layout["margin"]["t"] = (NAME + TOP) * screen.text
    return len(numbers) - len(kept)


def _place(layout: Node, number: int, row: int, column: int, high: float, size: float) -> None:
    wide = (1 - GAP * (ACROSS - 1)) / ACROSS
    x, y = (layout[f"{letter}axis{'' if number == 1 else number}"] for letter in "xy")
    left = column * (wide + GAP)
    x["domain"] = [left, min(left + wide, 1)]
    tall = (1 - (NAME + 0.6) / high) / DOWN
    low = (DOWN - 1 - row) * (1 - tall)
    y["domain"] = [low, min(low + tall, 1)]
    # the lowest number of the other axis stands where these labels would be
    x |= {"ticks": "outside", "ticklen": 0.5 * size, "tickcolor": look.CLEAR}
    x["showticklabels"] = row == DOWN - 1
    y["showticklabels"] = y.get("tickvals") is None or not column


def _name(note: Node, spec: Node, number: int, screen: Screen) -> None:
    """Its whole name, as the traces have it: above a small panel of a page it may be cut."""
    axis = _axis("x", number)
    whole = next(
        str(trace["customdata"][0]).rpartition(", ")[0]
        for trace in spec["data"]
        if trace.get("xaxis", "x") == axis and trace.get("customdata") is not None
    )
    shown, _, said = note["text"].partition("<br>")
    sign = "◆ " if "◆" in shown else ""
    room = screen.room[0] * (1 - GAP * (ACROSS - 1)) / ACROSS - screen.text
    name = f"{sign}{plain(whole)}"
    # one line: what is longer takes the line of what is said
    lines = broken(name, lambda line: width(line, screen.text, bold=True) <= room)
    words = "<br>".join(map(literal, lines[:2]))
    words = f"<b>{words}</b>" if sign else words
    note["text"] = f"{words}: {said}" if len(lines) > 1 else f"{words}<br>{said}"


def _named(note: Node) -> bool:
    return str(note.get("xref", "")).endswith(" domain")


def _number(ref: str) -> int:
    return int(ref.removesuffix(" domain")[1:] or 1)


def _axis(letter: str, number: int) -> str:
    return letter if number == 1 else f"{letter}{number}"
