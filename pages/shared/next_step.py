"""What follows from the answer by the plan's rule, and when it is decided next."""

from analysis.results import Verdict
from data.store import Version
from data.study import Study
from pages.shared import cached
from pages.shared.text import Text


def stance(verdict: Verdict, text: Text) -> str:
    """What the answer means for the plan's goal, with what that follows from."""
    return f"**{text.judgement.next_heading}** {text.judgement.stance[verdict.stance]}"


def decided_next(version: Version, planned: Study, text: Text) -> str:
    """The next decision date after the data were extracted, or that none lies ahead."""
    known = cached.catalogue(version)
    since = known.extracted_on or cached.coverage(version).settled_until
    coming = [day for day in planned.decision_dates if since is None or day >= since]
    if coming:
        return text.judgement.next_date.format(day=text.numbers.day(min(coming)))
    return text.judgement.no_date
