"""The plan as it stands: its lock, what deviates from it, each pilot, the decision dates."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from analysis.looks import decision_levels
from data.plans.deviations import Deviation
from data.store import Store, Version
from data.study import Study
from pages.plan.candidates import candidates
from pages.shared import cached, seen, session
from pages.shared.components import as_text
from pages.shared.explained import headed
from pages.shared.markup import escaped
from pages.shared.text import Text, keeping, plan, sentences
from pages.shared.text.groups import outcome_name


def lock(study: Study, version: Version, names: Mapping[str, str], text: Text) -> None:
    """Whether the plan was locked in time, and everything that was changed since."""
    said = escaped(plan.lock_sentence(study, text))
    box = st.success if plan.is_locked_in_time(study) else st.warning
    box(said, icon=":material/lock:" if study.lock else ":material/lock_open:")
    if study.lock is None:
        return
    if not Store.home().has_signed(study.lock):
        st.info(text.plan.lock_from_file, icon=":material/help:")
    found = cached.deviations(version)
    if not found:
        st.markdown(text.plan.unchanged)
        return
    count = text.numbers.whole(len(found))
    words = text.plan.deviates_one if len(found) == 1 else text.plan.deviates
    st.warning(words.format(count=count), icon=":material/difference:")
    changes(found, text.plan.deviation_columns, names, text)
    rows = [
        (keeping.moment(a.at, text), a.by or text.plan.nothing, a.why or text.plan.no_reason)
        for a in study.amendments
    ]
    if rows:
        table = pd.DataFrame(rows, columns=list(text.plan.amendment_columns))
        st.table(as_text(table), hide_index=True)


def changes(
    found: Sequence[Deviation], columns: Sequence[str], names: Mapping[str, str], text: Text
) -> None:
    """A row per change: where, what, before and after."""
    rows = [plan.deviation_row(deviation, names, text) for deviation in found]
    table = pd.DataFrame(rows, columns=list(columns))
    st.table(as_text(table), hide_index=True)


def pilots(study: Study, names: Mapping[str, str], text: Text) -> None:
    """Every pilot of the plan, side by side."""
    if study.purpose:
        st.markdown(escaped(text.plan.purpose.format(purpose=study.purpose)))
    for column, pilot in zip(st.columns(len(study.pilots)), study.pilots, strict=True):
        with column, st.container(border=True):
            st.markdown(f"## {escaped(names.get(pilot.area, pilot.area))}")
            rows = plan.pilot_rows(pilot, names, text)
            table = pd.DataFrame(rows, columns=[text.plan.what, text.plan.says])
            st.table(as_text(table), hide_index=True)


def decision(study: Study, text: Text) -> None:
    headed(f"## {text.plan.dates_heading}", text)
    if study.decision_rule:
        st.markdown(escaped(study.decision_rule.strip()))
    if not study.decision_dates:
        st.markdown(text.plan.no_dates)
        return
    st.markdown(text.plan.dates_lead)
    levels = decision_levels(len(study.decision_dates))
    count = text.numbers.whole(len(levels))
    rows = [
        (
            text.plan.look.format(number=text.numbers.whole(number), count=count),
            text.numbers.day(day),
            text.numbers.share(level, 1),
        )
        for number, (day, level) in enumerate(
            zip(sorted(study.decision_dates), levels, strict=True), start=1
        )
    ]
    table = pd.DataFrame(rows, columns=list(text.plan.date_columns))
    st.table(as_text(table), hide_index=True)


def chosen(study: Study, version: Version, names: Mapping[str, str], text: Text) -> None:
    """Of the pilot that the reader has chosen: what could be seen, and which areas are like it."""
    pilot = study.pilot(session.pilot_area(study))
    area = names.get(pilot.area, pilot.area)
    if not pilot.primary.groups:
        return
    question = text.judgement.seen_heading[pilot.primary.direction]
    headed(f"## {escaped(area)}: {sentences.inside(question)}", text)
    outcome = outcome_name(pilot.primary, cached.item_names(version, text.code), text)
    seen.card(version, pilot, area, outcome, text)
    candidates(version, pilot, names, text)
