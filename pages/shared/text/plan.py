"""A plan in words: what each part of it says, and what deviates from the locked one."""

from collections.abc import Iterable, Mapping
from datetime import date

from data.plans.deviations import Deviation, Field, Said, Shape
from data.study import Course, Outcome, Period, Pilot, Study
from pages.shared.text import Text, keeping, sentences
from pages.shared.text.groups import area_names, item_names, outcome_name

PRINT = 12  # signs of a checksum that are shown


def pilot_rows(pilot: Pilot, names: Mapping[str, str], text: Text) -> list[tuple[str, str]]:
    """Everything a plan says about one pilot: what, and what it says."""
    fields = [
        Field.START,
        Field.BEFORE,
        Field.IMPLEMENTATION,
        Field.AFTER,
        Field.COMPARISON,
        Field.BUFFERS,
        *([Field.RING_M] if pilot.ring_m else []),
        Field.EXPECTED_COURSE,
        Field.PRIMARY,
    ]
    told = {f: said(getattr(pilot, f), names, text) for f in fields}
    if pilot.expected_course is None:
        told[Field.EXPECTED_COURSE] = text.plan.course_not_said
    rows = [(text.plan.field[f], words) for f, words in told.items()]
    others = "; ".join(said(outcome, names, text) for outcome in pilot.secondary)
    return [*rows, (text.plan.secondary, others or text.plan.nothing)]


def said(value: Said, names: Mapping[str, str], text: Text) -> str:
    """One part of a plan as a reader reads it."""
    match value:
        case Outcome():
            shown = _outcome(value, text)
        case Period():
            shown = _period(value, text)
        case frozenset() if value:
            shown = f"{len(value)}: {area_names(value, names, text)}"
        case tuple() | date():
            days = value if isinstance(value, tuple) else (value,)
            shown = ", ".join(text.numbers.day(day) for day in days)
        case float() if value:  # a ring's width
            shown = text.plan.metres.format(number=text.numbers.decimal(value, 0))
        case Shape(area=area, print_=print_):
            words = text.plan.shape if print_ else text.plan.no_shape
            shown = words.format(area=names.get(area, area), print=print_[:PRINT])
        case str():
            shown = (
                text.plan.courses[value] if isinstance(value, Course) else names.get(value, value)
            )
        case _:
            shown = ""
    return shown or text.plan.nothing


def _period(period: Period, text: Text) -> str:
    if not period.months:
        return ""
    count = text.numbers.whole(period.months)
    words = text.plan.one_month if period.months == 1 else text.plan.months
    return f"{text.numbers.period(period)} ({words.format(count=count)})"


def _outcome(outcome: Outcome, text: Text) -> str:
    return text.plan.outcome.format(
        name=outcome_name(outcome, item_names(text.code), text),
        change=sentences.smallest_change(outcome, text),
    )


def deviation_row(
    found: Deviation, names: Mapping[str, str], text: Text
) -> tuple[str, str, str, str]:
    """Where, what, as locked, as it is now; of lists of areas only what came and went."""
    where = names.get(found.pilot, found.pilot) or text.plan.common
    was, now = found.was, found.now
    if isinstance(was, frozenset) and isinstance(now, frozenset):
        gone, new = was - now, now - was
        shown = (
            _moved(text.plan.taken_out, gone, names, text),
            _moved(text.plan.put_in, new, names, text),
        )
    else:
        shown = (said(was, names, text), said(now, names, text))
    if found.field is Field.CODE_LIST:
        shown = (str(was)[:PRINT], str(now)[:PRINT])
    return where, text.plan.field[found.field], *shown


def _moved(words: str, areas: Iterable[str], names: Mapping[str, str], text: Text) -> str:
    listed = sorted(areas)
    if not listed:
        return text.plan.nothing
    return words.format(areas=area_names(listed, names, text))


def lock_sentence(study: Study, text: Text) -> str:
    """When the plan was locked, by whom, how early, and the print that it can be checked by."""
    said = locked_when(study, text)
    if study.lock is None:
        return said
    return f"{said} {text.plan.checksum.format(print=study.lock.print_[:PRINT])}"


def locked_when(study: Study, text: Text) -> str:
    """When the plan was locked, by whom, and whether that was before anything could be seen."""
    if study.lock is None:
        return text.plan.not_locked
    lock = study.lock
    day = lock.at.date()
    words = text.plan.locked_late
    if all(day <= pilot.start for pilot in lock.plan.pilots):
        words = text.plan.locked_before_start
    elif all(day <= pilot.after.start for pilot in lock.plan.pilots):
        words = text.plan.locked_before_after
    by = f" {text.plan.locked_by.format(name=lock.by)}" if lock.by else ""
    return words.format(day=keeping.moment(lock.at, text), by=by)


def is_locked_in_time(study: Study) -> bool:
    """Was it locked before there was anything to see of any after period?"""
    lock = study.lock
    return lock is not None and all(lock.at.date() <= p.after.start for p in lock.plan.pilots)
