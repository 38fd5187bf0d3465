"""Why an indicator cannot be told, and which file would tell it."""

from analysis.process.indicator import Indicator
from analysis.results import Hidden, NotPossible
from pages.process.asked import Asked
from pages.shared import said
from pages.shared.components import refusal


def refused(asked: Asked, found: Indicator) -> bool:
    """Say so, and give True, where there is no value."""
    if not isinstance(found.value, NotPossible | Hidden):
        return False
    text = asked.text
    name = text.indicators.name[found.code]
    ask = f" {said.ask_for(found, text)}" if isinstance(found.value, NotPossible) else ""
    refusal(found.value, text, f"{name} ({found.code}): {{reason}}{ask}")
    return True
