"""The pages that a program of others draws of our files, and what stands on them."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2


@dataclass(frozen=True, slots=True)
class Page:
    """`boxes` has left, bottom, right and top of each sign that leaves ink, in points."""

    words: str
    boxes: np.ndarray
    size: tuple[float, float]
    ink: float  # the share that is not white

    def cut(self, margin: float) -> int:
        """How many signs are nearer to the edge of the paper than `margin` points."""
        left, bottom, right, top = self.boxes.T
        wide, tall = self.size
        inside = (left > margin) & (bottom > margin)
        inside &= (right < wide - margin) & (top < tall - margin)
        return int((~inside).sum())

    @property
    def overlapping(self) -> int:
        """How many pairs of signs cover one another by half of the smaller one."""
        left, bottom, right, top = self.boxes.T
        across = np.minimum.outer(right, right) - np.maximum.outer(left, left)
        up = np.minimum.outer(top, top) - np.maximum.outer(bottom, bottom)
        area = (right - left) * (top - bottom)
        covered = np.clip(across, 0, None) * np.clip(up, 0, None) > np.minimum.outer(area, area) / 2
        return int((covered.sum() - len(area)) // 2)


def pages(file: Path) -> list[Page]:
    with pypdfium2.PdfDocument(file) as document:
        return [_page(page) for page in document]


def _page(page: pypdfium2.PdfPage) -> Page:
    words = page.get_textpage()
    signs = [n for n in range(words.count_chars()) if words.get_text_range(n, 1).strip()]
    boxes = [words.get_charbox(n) for n in signs]
    inked = np.array([box for box in boxes if box[0] < box[2] and box[1] < box[3]])
    drawn = np.asarray(page.render(scale=0.5).to_pil().convert("L"))
    size, ink = page.get_size(), float((drawn < 250).mean())
    return Page(words.get_text_bounded(), inked.reshape(-1, 4), size, ink)


def squeezed(words: str) -> str:
    """Without spaces and line ends, which each program sets in its own way."""
    return "".join(words.replace("\N{SOFT HYPHEN}", "").replace("\ufffe", "").split())
