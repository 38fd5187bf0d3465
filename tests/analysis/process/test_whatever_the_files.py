"""Whatever dates and numbers stand in the files: a finite figure or a reason, and never a crash."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from math import isfinite

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.process.activity import active_members, what_members_did
from analysis.process.chain import chain, problems_with_measure
from analysis.process.dose import dose, monthly_dose, spans
from analysis.process.endurance import endurance
from analysis.process.fidelity import fidelity, transferability
from analysis.process.indicator import Indicator, Tally
from analysis.process.messages import messages_sent
from analysis.process.methods import Files, methods
from analysis.process.reports import replies, reporting_delay, reports_shared
from analysis.process.resources import resources_used
from analysis.process.situation_picture import Sources, situation_picture
from analysis.process.situations import situation_pictures, updated
from data.study import Period
from tests.analysis.process.made import placed

dates = st.one_of(st.none(), st.dates(date(2023, 1, 1), date(2027, 12, 31)).map(str))
amounts = st.one_of(st.none(), st.integers(0, 10**6))
areas = st.sampled_from(["a", "b", ""])
periods = st.tuples(st.dates(date(2023, 1, 1), date(2026, 1, 1)), st.integers(0, 1200)).map(
    lambda pair: Period(pair[0], (pd.Timestamp(pair[0]) + pd.Timedelta(days=pair[1])).date())
)


def cells(dated: str, numbered: str = "", **listed: list[str]) -> st.SearchStrategy[list[object]]:
    cell = {name: dates for name in dated.split()} | {name: amounts for name in numbered.split()}
    chosen = {name: st.sampled_from(values) for name, values in listed.items()}
    return st.lists(st.fixed_dictionaries({**cell, **chosen, "area_id": areas}), max_size=8)


IDS = ["P1", "P2", ""]
TYPES = ["lighting", "camera", "guards", ""]
OWNERS = ["private", "municipality", ""]
measures = cells(
    "decided_on due_on done_on started_on ended_on",
    "cost_sek",
    problem_id=IDS,
    measure_type=TYPES,
    owner_type=OWNERS,
    status=["planned", "done", "cancelled", ""],
)
problems = cells("noted_on", problem_id=IDS, category=["graffiti", "gangs", ""])
reports = cells(
    "occurred_on reported_on replied_on week",
    clock=["22:10", "night", ""],
    reported_clock=["08:00", ""],
    category=["graffiti", ""],
    org_id=["O-1", ""],
)
situations = cells("period_to due_on produced_on next_due_on")
elements = cells("planned_on delivered_on", "planned delivered", method=["lighting", "meeting"])
small = cells("month", "hours cost_sek", organisation=["police", "business"])
messages = cells("month week", "count", channel=["app", ""])
cameras = cells("installed_on removed_on", owner_type=OWNERS)


def numbers(result: object) -> Iterator[float]:
    if isinstance(result, float):
        yield result
    elif is_dataclass(result):
        for one in fields(result):
            yield from numbers(getattr(result, one.name))
    elif isinstance(result, tuple):
        for part in result:
            yield from numbers(part)


def is_sound(result: object) -> bool:
    tallies = [result.value] if isinstance(result, Indicator) else []
    shares = [tally.share for tally in tallies if isinstance(tally, Tally)]
    return all(map(isfinite, numbers(result))) and all(0 <= share <= 1 for share in shares)


@settings(max_examples=15, deadline=None)
@given(measures, problems, situations, cameras, periods, areas)
def test_of_measures_and_problems(
    one: list[dict[str, object]],
    two: list[dict[str, object]],
    three: list[dict[str, object]],
    four: list[dict[str, object]],
    period: Period,
    area: str,
) -> None:
    as_of = date(2026, 6, 1)
    done, known = placed("measures", *one), placed("problems", *two)
    made, filmed = placed("situations", *three), placed("cameras", *four)
    found = spans(done, filmed, as_of)
    asked = Files(measures=done, problems=known, situations=made)
    weeks = dose(found, area, period)
    for result in (
        chain(known, done, area, as_of),
        problems_with_measure(known, done, area, period, as_of),
        situation_pictures(made, area, period, as_of),
        updated(made, area, as_of),
        situation_picture(known, done, made, Sources(), area, period, as_of),
        methods(asked, found, area, period, as_of),
        weeks,
    ):
        assert is_sound(result)
    months = monthly_dose(found, area, period)["weeks"].sum()
    assert abs(months - getattr(weeks.value, "value", 0.0)) < 1e-6


@settings(max_examples=15, deadline=None)
@given(reports, elements, small, messages, measures, periods, areas)
def test_of_reports_elements_resources_and_messages(
    one: list[dict[str, object]],
    two: list[dict[str, object]],
    three: list[dict[str, object]],
    four: list[dict[str, object]],
    five: list[dict[str, object]],
    period: Period,
    area: str,
) -> None:
    as_of = date(2026, 6, 1)
    told, parts = placed("reports", *one), placed("elements", *two)
    used, sent = placed("resources", *three), placed("messages", *four)
    p04 = active_members(None, what_members_did(told, None, None), area, period)
    for result in (
        reports_shared(told, area, period, active_members=7),
        reporting_delay(told, area, period),
        replies(told, area, period, as_of),
        fidelity(parts, area, period),
        transferability(parts, area, period),
        resources_used(used, placed("measures", *five), area, period, as_of),
        messages_sent(sent, area, period),
        endurance(p04, told, area, period, period.start),
    ):
        assert is_sound(result)
