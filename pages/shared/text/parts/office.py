"""What stands in a report beside what its pages say, as Word file or slides."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class OfficeText:
    figure: str
    table_of: str  # n, title
    table_is_last: str
    page: str  # page, pages
    table: str
    method: str
    more_rows: str  # n
    more_columns: str  # n
    layout_title: str
    layout_figure: str
    layout_table: str
    layout_text: str
    places: Mapping[str, str]  # of a slide
    style_to_write: str
    style_fact: str
    style_subtitle: str
    style_picture: str
    style_note: str
    style_table: str
    style_gap: str
