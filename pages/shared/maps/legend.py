"""What the colours and lines of a map mean; drawn in the map, or listed by the page."""

from dataclasses import asdict, dataclass

import folium

from pages.shared.maps.script import Call


@dataclass(frozen=True, slots=True)
class LegendRow:
    """
    A colour (#rrggbb) and its words. `line` is a CSS border style where lines are meant, `weight`
    pixels wide (0 as usual), `symbol` that of a mark, `size` pixels wide.
    """

    colour: str
    text: str
    line: str = ""
    symbol: str = ""
    size: float = 14
    weight: float = 0


@dataclass(frozen=True, slots=True)
class Legend:
    title: str
    rows: tuple[LegendRow, ...]
    note: str = ""

    def add_to(self, group: folium.FeatureGroup) -> None:
        """It comes and goes with the group."""
        rows = [asdict(row) for row in self.rows]
        Call("legend", title=self.title, rows=rows, note=self.note).add_to(group)
