"""The parts of the page, in order. Only the one that is looked at is worked out."""

from enum import StrEnum

from pages.shared import session


class Part(StrEnum):
    """A value is what people see and share in the link."""

    ANSWER = "answer"
    ITEMS = "items"
    ANSWERS = "answers"
    PROBLEMS = "problems"
    REPORTING = "reporting"
    WHO = "who"


def chosen() -> Part:
    text = session.text()
    return Part(
        session.draw_part(session.SAFETY_PART, text.safety.part, lambda each: each.safety.parts)
    )
