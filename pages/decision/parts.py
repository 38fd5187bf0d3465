"""The parts of the page, in order. Only the one that is looked at is worked out."""

from enum import StrEnum

from pages.shared import session
from pages.shared.text import Text


class Part(StrEnum):
    """A value is what people see and share in the link."""

    EVIDENCE = "evidence"
    OPTIONS = "options"
    WHERE_NEXT = "where-next"
    READINESS = "readiness"
    COST = "cost"


def chosen() -> Part:
    text = session.text()
    return Part(session.draw_part(session.DECISION_PART, text.decision.part, _named))


def _named(text: Text) -> dict[str, str]:
    return {part: text.decision.parts[part] for part in Part}
