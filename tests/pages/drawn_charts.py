"""Every chart that pages draw on the sample, each once, in a language."""

from pages.shared import session
from pages.shared.figures import Address, Figure
from pages.shared.opened import opened

VIEWS = (
    ("oversikt", ""),
    ("effekt", ""),
    ("trender", ""),
    ("karta", ""),
    ("utvarderingsplan", ""),
    *(("trygghet", f"safety={part}") for part in ("answer", "items", "answers", "problems")),
    *(("trygghet", f"safety={part}") for part in ("reporting", "who")),
    *(("arbetssatt", f"process={part}") for part in ("measures", "participation", "timeline")),
)
CHECKS = tuple((str(check), "true") for check in session.Check)


def charts(language: str) -> dict[str, Figure]:
    """By the id of the card; of the store that is set."""
    return {address.figure: figure for address, figure in addressed(language).items()}


def addressed(language: str) -> dict[Address, Figure]:
    """By where each is found again."""
    found: dict[str, tuple[Address, Figure]] = {}
    for page, link in VIEWS:
        key, _, value = link.partition("=")
        choices = (*CHECKS, (key, value)) if key else CHECKS
        for figure in opened(page, choices, language):
            if figure.chart is not None:
                card = figure.card.id
                found.setdefault(card, (Address(page, choices, card), figure))
    return dict(found.values())
