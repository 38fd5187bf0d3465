"""The widgets of one pilot: its area, periods, comparison areas, buffers and outcomes."""

from datetime import date

import streamlit as st

from data.plans.deviations import Field
from data.plans.study_files import WIDEST_RING_M
from data.study import Course, Outcome, Period, Pilot
from pages.plan.choices import Choices
from pages.plan.outcome_form import outcome_form
from pages.shared.explained import always


def pilot_form(old: Pilot, choices: Choices) -> Pilot:
    """Draw the widgets with what the plan says, and give what they say now."""
    text, key, areas = choices.text, choices.key, choices.areas
    field = text.plan.field
    area = st.selectbox(
        field[Field.PILOT],
        list(areas),
        index=list(areas).index(old.area),
        format_func=lambda a: areas.get(a, a),
        key=f"{key}-area",
    )
    before = _period(Field.BEFORE, old.before, choices)
    after = _period(Field.AFTER, old.after, choices)
    comparison = _areas(Field.COMPARISON, old.comparison, choices)
    buffers = _areas(Field.BUFFERS, old.buffers, choices)
    ring = st.number_input(
        f"{field[Field.RING_M]} (m)",
        0.0,
        WIDEST_RING_M,
        old.ring_m,
        step=50.0,
        format="%g",
        key=f"{key}-ring",
        help=always(field[Field.RING_M], text),
    )
    return Pilot(
        area=area or old.area,
        start=_start(old, after, choices),
        before=before,
        implementation=_between(old, before, after),
        after=after,
        comparison=comparison,
        buffers=buffers,
        ring_m=ring,
        primary=outcome_form(field[Field.PRIMARY], old.primary, choices.named("primary")),
        secondary=_secondary(old.secondary, choices),
        expected_course=_course(old.expected_course, choices),
    )


def _between(old: Pilot, before: Period, after: Period) -> Period:
    """The gap between before and after; as it is while nobody moves its ends."""
    if (before.end, after.start) == (old.before.end, old.after.start):
        return old.implementation
    return Period(before.end, max(before.end, after.start))


def _period(field: Field, old: Period, choices: Choices) -> Period:
    """Two months; the last one is inside, as people say it."""
    text, months = choices.text, choices.months
    last = _month_before(old.end)
    boxes = st.columns(2)
    first, until = (
        box.selectbox(
            f"{text.plan.field[field]}: {label.lower()}",
            months,
            index=months.index(day),
            format_func=text.numbers.month,
            key=f"{choices.key}-{field}-{place}",
        )
        for place, (box, label, day) in enumerate(
            zip(boxes, (text.plan.from_month, text.plan.to_month), (old.start, last), strict=True)
        )
    )
    return Period(first, max(first, _month_after(until)))


def _month_before(day: date) -> date:
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def _start(old: Pilot, after: Period, choices: Choices) -> date:
    """Where nobody says otherwise, the start goes with the after period."""
    text, offered = choices.text, (None, *choices.months)
    follows = old.start == old.after.start
    boxes = st.columns(2)
    month: date | None = boxes[0].selectbox(
        text.plan.field[Field.START],
        offered,
        index=0 if follows else offered.index(old.start.replace(day=1)),
        format_func=lambda m: text.numbers.month(m) if m else text.plan.start_with_after,
        key=f"{choices.key}-start",
    )
    day = boxes[1].number_input(
        text.plan.start_day,
        1,
        31,
        old.start.day,
        step=1,
        disabled=month is None,
        key=f"{choices.key}-day",
    )
    if month is None:
        return after.start
    last = date.fromordinal(_month_after(month).toordinal() - 1)
    return last if day > last.day else month.replace(day=int(day))


def _course(old: Course | None, choices: Choices) -> Course | None:
    text, offered = choices.text, (None, *Course)
    chosen: Course | None = st.selectbox(
        text.plan.field[Field.EXPECTED_COURSE],
        offered,
        index=offered.index(old),
        format_func=lambda c: text.plan.courses[c] if c else text.plan.course_not_said,
        help=text.plan.course_help,
        key=f"{choices.key}-course",
    )
    return chosen


def _areas(field: Field, old: frozenset[str], choices: Choices) -> frozenset[str]:
    areas = choices.areas
    return frozenset(
        st.multiselect(
            choices.text.plan.field[field],
            list(areas),
            default=sorted(old),
            format_func=lambda a: areas.get(a, a),
            placeholder=choices.text.plan.choose_areas,
            key=f"{choices.key}-{field}",
            help=always(choices.text.plan.field[field], choices.text),
        )
    )


def _secondary(old: tuple[Outcome, ...], choices: Choices) -> tuple[Outcome, ...]:
    text = choices.text
    label = text.plan.field[Field.SECONDARY]
    outcomes = []
    for place, outcome in enumerate(old, start=1):
        own = choices.named(f"secondary-{place}")
        drawn = outcome_form(f"{label} {place}", outcome, own)
        if not st.checkbox(text.plan.remove_outcome.format(number=place), key=f"{own.key}-remove"):
            outcomes.append(drawn)
    if st.checkbox(text.plan.add_secondary, key=f"{choices.key}-secondary-add"):
        own = choices.named("secondary-new")
        outcomes.append(outcome_form(text.plan.new_outcome, choices.first_outcome(), own))
    return tuple(outcomes)
