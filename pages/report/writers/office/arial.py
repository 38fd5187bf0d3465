"""
How wide words are in Arial, which every office program has, or has a font of the same widths for.

Source: the font's own widths (hmtx), in thousandths of its size.
"""

from functools import cache
from unicodedata import normalize

from pages.shared.pictures.font import broken

REGULAR = """
278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556
556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778
722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222
500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"""
BOLD = """
278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556
556 333 333 584 584 584 611 975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778
722 667 611 722 667 944 667 667 611 333 278 333 584 556 333 556 611 556 611 556 333 611 611 278 278
556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584"""
SIGNS = "–−·•“”’€≥≤×±"  # noqa: RUF001
SIGNS_WIDE = (556, 584, 333, 350, 500, 500, 278, 556, 549, 549, 584, 549)
WIDEST = 1000  # signs that are not here
SLACK = 1.01  # each program rounds in its own way


@cache
def _widths(bold: bool) -> dict[str, int]:
    said = map(int, (BOLD if bold else REGULAR).split())
    letters = {chr(code): width for code, width in enumerate(said, start=32)}
    signs = dict(zip(SIGNS, SIGNS_WIDE, strict=True))
    return letters | signs | {"\N{NO-BREAK SPACE}": letters[" "]}


@cache
def _letter(letter: str, bold: bool) -> int:
    known = _widths(bold)
    if letter in known:
        return known[letter]
    return known.get(normalize("NFKD", letter)[0], WIDEST)  # about as wide without its accent


def width(words: str, size: float, *, bold: bool = False) -> float:
    """In the unit of `size`."""
    return sum(_letter(letter, bold) for letter in words) * size / 1000 * SLACK


def wrapped(words: str, size: float, room: float, *, bold: bool = False) -> list[str]:
    """Lines as an office program breaks them, at least one; a word wider than `room` is broken."""
    return broken(words, lambda line: width(line, size, bold=bold) <= room)
