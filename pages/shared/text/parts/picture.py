"""Pictures for documents."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PictureText:
    heading: str
    document: str
    slide: str
    svg: str
    pdf: str
    north: str
    metres: str  # n
    kilometres: str  # n
    no_browser: str
    silent_browser: str  # path
