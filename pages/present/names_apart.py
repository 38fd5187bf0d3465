"""Names of points that would lie on other words: each goes to another side of its point."""

from collections.abc import Iterator

from pages.present.labels import plain, plain_lines, plot_width
from pages.present.scaled import Node
from pages.shared.pictures.font import LINE, width
from pages.shared.pictures.paper import Box

PLOT = 0.78  # of the height, about
ASIDE = 0.6  # sizes, from the middle of a point to its name


def set_apart(spec: Node, size: float, wide: float, high: float) -> None:
    """Where words meet which belong to places on axes of a known length, move the later ones."""
    plot = plot_width(spec, size, wide), PLOT * high
    taken: list[Box] = []
    for note in spec["layout"].get("annotations", ()):
        at = _at(note, spec["layout"], plot)
        if at is None:
            continue
        movable = note.get("yshift") and "xanchor" not in note
        tries = [{}, *_sides(note, size)] if movable else [{}]
        boxes = [_box(note | one, at, size) for one in tries]
        free = (n for n, box in enumerate(boxes) if not any(box.meets(each) for each in taken))
        best = next(free, 0)
        note |= tries[best]
        taken.append(boxes[best])


def _at(note: Node, layout: Node, plot: tuple[float, float]) -> tuple[float, float] | None:
    """Pixels from the upper left of the plot; None where that is not known."""
    found = []
    for letter, long in zip("xy", plot, strict=True):
        ref, place = str(note.get(f"{letter}ref", letter)), note[letter]
        if ref == "paper":
            part = float(place)
        else:
            span = layout.get(ref.replace(letter, f"{letter}axis"), {}).get("range")
            numbers = [*(span or ()), place]
            if len(numbers) != 3 or not all(isinstance(each, int | float) for each in numbers):
                return None
            part = (place - span[0]) / (span[1] - span[0])
        found.append(long * (part if letter == "x" else 1 - part))
    return found[0], found[1]


def _sides(note: Node, size: float) -> Iterator[Node]:
    """Right, left, and on the other side of the point."""
    middle = {"yshift": 0, "yanchor": "middle"}
    yield middle | {"xanchor": "left", "xshift": ASIDE * size}
    yield middle | {"xanchor": "right", "xshift": -ASIDE * size}
    yield {"yshift": -note["yshift"]}


def _box(note: Node, at: tuple[float, float], size: float) -> Box:
    lines = plain_lines(note["text"])
    wide = max(width(plain(line), size, bold="<b>" in note["text"]) for line in lines)
    high = len(lines) * size * LINE
    x, y = at[0] + note.get("xshift", 0), at[1] - note.get("yshift", 0)
    left = x - wide * {"left": 0, "right": 1}.get(note.get("xanchor", ""), 0.5)
    top = y - high * {"top": 0, "bottom": 1}.get(note.get("yanchor", ""), 0.5)
    return Box(left, top, left + wide, top + high)
