"""The projected screen: how large what stands on it must be, to be read from its last row."""

from dataclasses import dataclass
from math import ceil

TEXT_VH, TITLE_VH = 3, 5  # of the screen's height, in per cent
LINE = 3 / 1080  # of the height
MARGIN_VH = 4  # at the left and at the right
PICTURE_VH = 62  # the title stands above it, the facts below


@dataclass(frozen=True, slots=True)
class Screen:
    """In pixels of the browser's page. `contrast`: a light room, which pales what is not dark."""

    width: int
    height: int
    contrast: bool = False

    @property
    def text(self) -> int:
        """The smallest size that a text may have."""
        return ceil(self.height * TEXT_VH / 100)

    @property
    def line(self) -> float:
        """The least width of a line that carries meaning."""
        return self.height * LINE

    @property
    def room(self) -> tuple[int, int]:
        """Width and height that the picture or the table of a slide has."""
        margin = self.height * MARGIN_VH / 100
        return round(self.width - 2 * margin), round(self.height * PICTURE_VH / 100)
