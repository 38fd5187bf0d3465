"""A plan as the text of a studie.toml: what the page Utvärderingsplan saves and locks."""

from typing import Any

import tomli_w

from data.study import Outcome, Period, Pilot, Study


def study_text(study: Study) -> str:
    """
    Write a plan so that `read_study` gives it back, lock and amendments included.

    The same plan is always the same text: names are sorted, and lines end alike, whoever writes.
    """
    table = _plan(study)
    if study.lock is not None:
        lock = study.lock
        table["locked"] = {
            "at": lock.at,
            "by": _lines(lock.by),
            "hash": lock.print_,
            "plan": study_text(lock.plan),
        }
        if lock.signature:
            table["locked"]["signature"] = lock.signature
        if lock.basis is not None:
            table["locked"] |= {"codes": lock.basis.codes, "shapes": dict(lock.basis.shapes)}
    if study.amendments:
        table["amended"] = [
            {"at": a.at, "by": _lines(a.by), "why": _lines(a.why)} for a in study.amendments
        ]
    return tomli_w.dumps(table, multiline_strings=True)


def _plan(study: Study) -> dict[str, Any]:
    return {
        "title": _lines(study.title),
        "purpose": _lines(study.purpose),
        "decision_dates": list(study.decision_dates),
        "decision_rule": _lines(study.decision_rule),
        "pilot": [_pilot(pilot) for pilot in study.pilots],
    }


def _pilot(pilot: Pilot) -> dict[str, Any]:
    return {
        "area": pilot.area,
        "start": pilot.start,
        "before": _period(pilot.before),
        "implementation": _period(pilot.implementation),
        "after": _period(pilot.after),
        "comparison": sorted(pilot.comparison),
        "buffers": sorted(pilot.buffers),
        "ring_m": pilot.ring_m,
        **_said(expected_course=pilot.expected_course),
        "primary": _outcome(pilot.primary),
        "secondary": [_outcome(outcome) for outcome in pilot.secondary],
    }


def _said(**values: str | None) -> dict[str, str]:
    """What is not said is not written: plans locked before it could be said keep their print."""
    return {key: str(value) for key, value in values.items() if value is not None}


def _period(period: Period) -> list[Any]:
    return [period.start, period.end]


def _outcome(outcome: Outcome) -> dict[str, Any]:
    asked = (
        {"groups": sorted(outcome.groups), "business": outcome.business}
        if outcome.groups
        else {"item": outcome.item, "respondents": outcome.respondents}
    )
    return {
        "name": _lines(outcome.name),
        **asked,
        "direction": str(outcome.direction),
        "smallest_change": outcome.smallest_change,
    }


def _lines(text: str) -> str:
    """A reader of TOML gives every end of a line as one sign."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
