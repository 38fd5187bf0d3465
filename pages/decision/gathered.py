"""All that is known of each pilot, gathered from what the other pages work out."""

from collections.abc import Mapping
from datetime import timedelta

from analysis.decision.delivery import Delivery
from analysis.decision.evidence_table import (
    Answer,
    Declared,
    EvidenceRow,
    OfPilot,
    evidence_table,
)
from analysis.decision.options import Known
from analysis.evidence import Evidence, evidence
from analysis.nested import HIDDEN, given_away
from analysis.process.indicator import Also, Indicator, Value
from analysis.results import Counted, Estimate, NotPossible, Reason
from analysis.safety import SafetyFindings, as_panel
from data.intake import Kind
from data.store import Version
from data.study import Outcome, Period, Pilot
from pages.decision.asked import Asked
from pages.shared import cached, indicators, judged, surveyed

NO_TREND = NotPossible(Reason.NO_EARLIER)  # of a survey: nobody asked month by month before


def of_pilots(asked: Asked) -> tuple[OfPilot, ...]:
    """Every pilot of the plan, in its order."""
    return tuple(_of_pilot(asked, pilot) for pilot in asked.study.pilots)


def worked(asked: Asked, pilot: Pilot) -> dict[str, Indicator]:
    """Code -> indicator of the ways of working, from the pilot's start on."""
    period = Period(pilot.start, asked.as_of + timedelta(days=1))
    return indicators.indicators(asked.version, pilot.area, period, pilot.start, asked.as_of)


def weighed(asked: Asked, known: OfPilot) -> Known:
    """What the options of a pilot are laid out from."""
    pilot, told = known.pilot, known.indicators
    rows = tuple(r for r in evidence_table([known]) if r.declared is not Declared.BEYOND)
    counted = bool(pilot.primary.groups)
    planned = cached.plan(asked.version)
    return Known(
        rows=rows,
        evidence=known.answers[0].evidence or Evidence(1, solid=False, not_higher=()),
        displacement=cached.findings(asked.version, pilot, pilot.primary).displacement
        if counted
        else None,
        months=judged.detectable_change(asked.version, pilot, pilot.primary) if counted else None,
        passed=pilot.after.months,
        is_locked=planned is not None and planned.lock is not None,
        delivery=delivery(known),
        endurance=told["P27"].value,
        ready=told["P28"].value,
        spent=spent(told),
    )


def delivery(known: OfPilot) -> Delivery:
    fidelity, done, dose = (known.indicators[code].value for code in ("P16", "P11", "P26"))
    return Delivery(fidelity=fidelity, done=done, dose=dose)


def spent(told: Mapping[str, Indicator]) -> Value:
    """SEK that the files of resources note, else what measures cost themselves."""
    noted, own = beside(told["P25"], Also.SPENT), beside(told["P14"], Also.COST)
    return own if not isinstance(noted, Counted) and isinstance(own, Counted) else noted


def beside(found: Indicator, what: Also) -> Value:
    """Of all; why there is none where the indicator has none either."""
    shown = (one.value for one in found.beside if one.what is what and one.by is None)
    return next(shown, found.value)


def primary(known: OfPilot) -> EvidenceRow:
    return evidence_table([known])[0]


def _of_pilot(asked: Asked, pilot: Pilot) -> OfPilot:
    outcomes = (pilot.primary, *pilot.secondary)
    counted = {o: cached.findings(asked.version, pilot, o) for o in outcomes if o.groups}
    hidden = given_away(counted)
    return OfPilot(
        pilot=pilot,
        answers=tuple(
            Answer(outcome=outcome, result=HIDDEN)
            if outcome in hidden
            else _counted(asked, pilot, outcome)
            if outcome.groups
            else _answered(asked, pilot, outcome)
            for outcome in outcomes
        ),
        explored=surveyed.changes(asked.version, pilot) if _has_survey(asked.version) else (),
        indicators=worked(asked, pilot),
    )


def _counted(asked: Asked, pilot: Pilot, outcome: Outcome) -> Answer:
    found = cached.findings(asked.version, pilot, outcome)
    return Answer(
        outcome=outcome,
        result=found.change,
        verdict=found.verdict,
        evidence=judged.evidence_of(asked.version, pilot, outcome),
        checks=judged.doubts_about(asked.version, pilot, outcome, asked.names),
    )


def _answered(asked: Asked, pilot: Pilot, outcome: Outcome) -> Answer:
    if not _has_survey(asked.version):
        return Answer(outcome=outcome, result=NotPossible(Reason.ITEM_NOT_ASKED))
    found = cached.safety(asked.version, pilot, outcome)
    if isinstance(found, NotPossible):
        return Answer(outcome=outcome, result=found)
    if _is_panel(asked, pilot, outcome):
        found = as_panel(found)
    result = found.difference
    return Answer(
        outcome=outcome,
        result=result,
        verdict=found.verdict,
        evidence=_graded(found, pilot),
        checks=judged.doubts_about_answers(asked.version, pilot, result, asked.names)
        if isinstance(result, Estimate)
        else (),
    )


def _graded(found: SafetyFindings, pilot: Pilot) -> Evidence:
    return evidence(found.pilot_change, found.difference, len(pilot.comparison), NO_TREND)


def _is_panel(asked: Asked, pilot: Pilot, outcome: Outcome) -> bool:
    wanted = (outcome.item, outcome.respondents)
    found = surveyed.changes(asked.version, pilot)
    return any(one.paired for one in found if (one.item, one.respondents) == wanted)


def _has_survey(version: Version) -> bool:
    return Kind.SURVEY in version.parts
