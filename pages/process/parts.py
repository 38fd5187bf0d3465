"""The parts of the page, in order. Only the one that is looked at is worked out."""

from enum import StrEnum

from pages.shared import session


class Part(StrEnum):
    """A value is what people see and share in the link."""

    GLANCE = "glance"
    WALKS = "walks"
    CHAIN = "chain"
    TIMELINE = "timeline"
    MEASURES = "measures"
    METHODS = "methods"


def chosen() -> Part:
    text = session.text()
    key = session.PROCESS_PART
    return Part(session.draw_part(key, text.process.part, lambda text: text.process.parts))
