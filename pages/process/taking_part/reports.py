"""What is reported, how soon, and is it answered? P17, P18, P19."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from analysis.process.endurance import course, reports_by_quarter
from analysis.process.indicator import Also, Indicator, InQuarter, Value
from analysis.process.reports import replies, reporting_delay
from analysis.results import Estimate, NotPossible
from data.intake import Kind
from data.store import Version
from data.study import Period
from pages.process.asked import Asked
from pages.process.refused import refused
from pages.process.taking_part.quarters import card_of, hollow, named, quarter_name
from pages.shared import cached, said
from pages.shared.charts.since_start import by_quarter
from pages.shared.components import figure_card
from pages.shared.markup import escaped
from pages.shared.text import sentences
from pages.shared.told import of_reports


def draw(asked: Asked, found: dict[str, Indicator]) -> None:
    reports = found["P17"]
    if refused(asked, reports):
        return
    text = asked.text
    fades = next(one.value for one in found["P27"].beside if one.what is Also.REPORTS_A_QUARTER)
    which = course(fades)
    st.markdown(escaped(_reports_way(asked, fades)))
    st.markdown(
        escaped(
            text.participation.reports_all.format(
                delay=said.said(found["P18"].value, text),
                replies=said.said(found["P19"].value, text),
            )
        )
    )
    rows = _reported(
        asked.version.fingerprint, asked.area, asked.start, asked.end, asked.as_of, asked.version
    )
    quarters = [each.quarter for each, _, _ in rows]
    weekly = [getattr(each.value, "value", None) for each, _, _ in rows]
    shown = [text.numbers.decimal(value) if value is not None else "" for value in weekly]
    table = pd.DataFrame(
        [
            (
                quarter_name(asked, each.quarter),
                text.numbers.whole(getattr(each.value, "n", 0)),
                weekly_,
                said.said(delay, text),
                said.short(answered, text),
            )
            for (each, delay, answered), weekly_ in zip(rows, shown, strict=True)
        ],
        columns=list(text.participation.reports_columns),
    )
    title = text.participation.reports_title[which].format(
        all=text.numbers.decimal(getattr(reports.value, "value", 0))
    )
    note = " ".join(
        [
            hollow(asked, quarters),
            *(said.lacks(found[code], text) for code in ("P17", "P18", "P19")),
        ]
    )
    figure = by_quarter(
        named(asked, quarters),
        weekly,
        shown,
        text,
        axis=text.participation.reports_axis,
        is_share=False,
        fictive=asked.version.fictive,
    )
    card = card_of(asked, "P17", title, table, note, reports.n, since=True)
    counts = [(each.quarter.period, getattr(each.value, "n", 0)) for each, _, _ in rows]
    counts.append((Period(asked.first, asked.end), reports.n))
    told = (one for period, n in counts for one in of_reports(asked.area, period, n))
    figure_card(replace(card, told=tuple(told)), figure, asked.version, text)


def _reports_way(asked: Asked, fades: Value) -> str:
    text = asked.text
    if isinstance(fades, Estimate):
        return text.participation.reports[course(fades)].format(
            change=sentences.change(fades.value, text), interval=sentences.interval(fades, text)
        )
    reason = sentences.no_answer(fades, text) if isinstance(fades, NotPossible) else ""
    return text.participation.reports_unknown.format(reason=reason)


@st.cache_data(max_entries=cached.KEPT, show_spinner=False)
def _reported(
    print_: str, area: str, start: date, end: date, as_of: date, _version: Version
) -> list[tuple[InQuarter, Value, Value]]:
    """P17, P18 and P19 in each quarter since the start."""
    reports = cached.placed(_version, Kind.REPORTS)
    return [
        (
            each,
            reporting_delay(reports, area, each.quarter.period).value,
            replies(reports, area, each.quarter.period, as_of).value,
        )
        for each in reports_by_quarter(reports, area, Period(start, end), start)
    ]
