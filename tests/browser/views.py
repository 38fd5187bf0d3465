"""Each page and each part of a page, by its link."""

from dataclasses import dataclass, field

from pages.decision.parts import Part as DecisionPart
from pages.process.parts import Part as ProcessPart
from pages.safety.parts import Part as SafetyPart
from pages.shared import session
from pages.shared.menu import MENU


@dataclass(frozen=True, slots=True)
class View:
    path: str
    choices: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        chosen = ",".join(f"{key}-{value}" for key, value in self.choices.items())
        return f"{self.path}-{chosen}" if len(chosen) < 60 else f"{self.path}-opened"


def _parts(path: str, key: str, *values: str, **more: str) -> list[View]:
    return [View(path, {key: value} | more) for value in values]


VIEWS = (
    *(View(place.url_path) for place in MENU if place.name != "effect"),
    View("effekt", {str(check): "true" for check in session.Check}),
    *_parts("trygghet", session.SAFETY_PART, *list(SafetyPart)[1:]),
    *_parts("trygghet", session.SAFETY_SIGHT, "scale", safety="items"),
    *_parts("arbetssatt", session.PROCESS_PART, *list(ProcessPart)[1:]),
    *_parts("fler-platser", session.DECISION_PART, *list(DecisionPart)[1:]),
    *_parts("karta", session.VIEW, *list(session.View)[2:]),  # "after" looks as the first
    View("karta", {session.AREA_EDITOR: "true", session.SHOW: "measures"}),
)
