"""What a verdict is called: where more months cannot help, not 'yet'."""

from analysis.detectable import Detectable
from analysis.results import NotPossible, Verdict, Wording
from data.store import Version
from data.study import Pilot
from pages.shared import judged
from pages.shared.text import Text


def verdict_words(version: Version, pilot: Pilot, verdict: Verdict, text: Text) -> str:
    """The decision rule's words for the primary outcome of a pilot."""
    if verdict.wording is Wording.CANNOT_TELL and pilot.primary.groups:
        found = judged.detectable_change(version, pilot, pilot.primary)
        if isinstance(found, Detectable) and isinstance(found.months_needed, NotPossible):
            return text.judgement.cannot_settle
    return text.wording[verdict.wording, pilot.primary.direction]
