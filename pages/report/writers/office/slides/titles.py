"""Every slide has a title of its own, by which it is found and read aloud."""

from dataclasses import dataclass, field

from pages.report.writers.office.legal import legal
from pages.report.writers.office.slides.measured import ELLIPSIS, Fitted, fitted
from pages.report.writers.office.slides.places import ROOM

HEADS = (30, 28, 26)  # points
MOST = 3  # lines


@dataclass(slots=True)
class Titles:
    taken: set[str] = field(default_factory=set)

    def unlike(self, words: str, sizes: tuple[float, ...] = HEADS, *, most: int = MOST) -> Fitted:
        """The title as it fits, numbered where an earlier slide has the same."""
        plain = legal(words) or ELLIPSIS
        title = fitted(plain, ROOM, sizes, most, bold=True)
        number = 1
        while title.words in self.taken:
            number += 1
            title = _numbered(plain, f" ({number})", sizes, most)
        self.taken.add(title.words)
        return title

    def tallest(self, words: str) -> float:
        """Points that it takes at most, numbered or not."""
        plain = legal(words) or ELLIPSIS
        return max(
            fitted(f"{plain}{number}", ROOM, HEADS, MOST, bold=True).height
            for number in ("", " (9)", " (99)")
        )

    def cut(self, words: str) -> list[str]:
        """The whole title, for the notes, where a slide has not room for it."""
        whole = legal(words)
        return [] if fitted(whole, ROOM, HEADS, MOST, bold=True).words == whole else [whole]


def _numbered(words: str, number: str, sizes: tuple[float, ...], most: int) -> Fitted:
    """The number is never cut off."""
    title = fitted(words + number, ROOM, sizes, most, bold=True)
    while not title.words.endswith(number):
        words = words[:-1]
        title = fitted(f"{words.rstrip()}{ELLIPSIS}{number}", ROOM, sizes, most, bold=True)
    return title
