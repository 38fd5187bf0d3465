"""How large words may be on a slide, and where they go on to the next: nothing runs over."""

from dataclasses import dataclass

from pages.report.writers.office.arial import wrapped
from pages.shared import look

LINE = 1.2  # from one line to the next, in sizes, as Arial has it
SMALLEST = look.SMALLEST_ON_SLIDE  # points; a meeting does not read smaller
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"


@dataclass(frozen=True, slots=True)
class Fitted:
    """Words that take `height` points at `size` points."""

    words: str
    size: float
    height: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of a slide's text; `bullet` for one of a list, `to_write` for a place to fill."""

    words: str
    bullet: bool = False
    to_write: bool = False


INDENT = 1.0  # of a bullet, in sizes
GAP = 0.4  # after a paragraph, in sizes


def fitted(
    words: str, room: float, sizes: tuple[float, ...], most: int, *, bold: bool = False
) -> Fitted:
    """
    The fewest lines, at most so many, that `words` take at one of the sizes, the largest first.

    Where they take more at the smallest, they are cut there.
    """
    for count in range(1, most + 1):
        for size in sizes:
            if len(wrapped(words, size, room, bold=bold)) <= count:
                return Fitted(words, size, count * size * LINE)
    size = sizes[-1]
    kept = " ".join(wrapped(words, size, room, bold=bold)[:most])
    while len(wrapped(kept + ELLIPSIS, size, room, bold=bold)) > most:
        kept = kept[:-1]
    return Fitted(kept.rstrip() + ELLIPSIS, size, most * size * LINE)


def height(entry: Entry, size: float, room: float) -> float:
    inside = room - INDENT * size * entry.bullet
    return (len(wrapped(entry.words, size, inside)) * LINE + GAP) * size


def split(
    entries: list[Entry], room: float, tall: float, sizes: tuple[float, ...]
) -> tuple[float, list[list[Entry]]]:
    """The size at which all stand on one slide; else the smallest, and the slides they take."""
    for size in sizes:
        if sum(height(entry, size, room) for entry in entries) <= tall:
            return size, [entries]
    size = sizes[-1]
    slides: list[list[Entry]] = [[]]
    left = tall
    for entry in (part for one in entries for part in _parts(one, size, room, tall)):
        needed = height(entry, size, room)
        if needed > left and slides[-1]:
            slides.append([])
            left = tall
        slides[-1].append(entry)
        left -= needed
    return size, slides


def _parts(entry: Entry, size: float, room: float, tall: float) -> list[Entry]:
    """A paragraph that no slide holds, as several."""
    lines = wrapped(entry.words, size, room - INDENT * size * entry.bullet)
    most = int((tall / size - GAP) / LINE)
    starts = range(0, len(lines), most)
    parts = [" ".join(lines[start : start + most]) for start in starts]
    return [Entry(words, entry.bullet, entry.to_write) for words in parts]
