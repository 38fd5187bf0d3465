"""Every page of the dashboard with all that opens, and each of its parts: what links lead to."""

from collections.abc import Iterator

from pages.decision.parts import Part as DecisionPart
from pages.process.parts import Part as ProcessPart
from pages.safety.parts import Part as SafetyPart
from pages.shared import session
from pages.shared.menu import MENU
from pages.shared.session.presenting import PRESENT

Link = dict[str, str]
# of a page's name: what a link calls the choice between its parts, and the parts
PARTS: dict[str, tuple[str, list[str]]] = {
    "map": (session.VIEW, [*map(str, session.View)]),
    "safety": (session.SAFETY_PART, [*map(str, SafetyPart)]),
    "process": (session.PROCESS_PART, [*map(str, ProcessPart)]),
    "decision": (session.DECISION_PART, [*map(str, DecisionPart)]),
}


def views() -> Iterator[tuple[str, Link]]:
    """The name of a page in the menu, and what is chosen there."""
    checks = {str(check): "true" for check in session.Check}
    for place in MENU:
        key, values = PARTS.get(place.name, ("", [""]))
        for value in values:
            yield place.name, checks | ({key: value} if key else {})
    yield from ((name, {PRESENT: "1"}) for name in ("effect", "map", "safety"))
