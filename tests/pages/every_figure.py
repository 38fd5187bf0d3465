"""Each figure that any page of the store in use draws, by its address."""

from collections.abc import Iterator, Sequence

from pages.shared import session
from pages.shared.figures import Address, Figure
from pages.shared.menu import MENU
from pages.shared.opened import opened

Choices = tuple[tuple[str, str], ...]
CHECKS = tuple((str(check), "true") for check in session.Check)
PROCESS = (
    *("glance", "situation", "measures", "participation", "methods", "chain", "timeline"),
    "walks",
)


def views() -> Iterator[tuple[str, Choices]]:
    yield from ((place.url_path, CHECKS) for place in MENU)
    yield from (("karta", (("view", str(view)),)) for view in session.View)
    yield from (("arbetssatt", (("process", part),)) for part in PROCESS)
    yield from (("trygghet", (("safety", part),)) for part in ("items", "reporting", "who"))


def every_figure(language: str, also: Sequence[tuple[str, Choices]] = ()) -> dict[Address, Figure]:
    """Those of one page and id once, by the first view that has them; all of the views `also`."""
    found: dict[tuple[str, str], tuple[Address, Figure]] = {}
    for page, choices in views():
        for figure in opened(page, choices, language):
            address = Address(page, choices, figure.card.id)
            found.setdefault((page, figure.card.id), (address, figure))
    return dict(found.values()) | {
        Address(page, choices, figure.card.id): figure
        for page, choices in also
        for figure in opened(page, choices, language)
    }
