"""What has become of the measures, the city's and the private ones apart? P10-P14."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from analysis.process.implementation import overdue_list, status_table
from analysis.process.time_to_done import waits
from data.intake import Kind
from data.store import Version
from data.study import Period
from pages.process.asked import Asked
from pages.process.indicators import indicators
from pages.process.measures_done import cost, late, rate, states, time
from pages.process.parts import Part
from pages.process.refused import refused
from pages.shared import cached


@dataclass(frozen=True, slots=True)
class _Tables:
    states: pd.DataFrame
    waits: pd.DataFrame
    late: pd.DataFrame


def draw(asked: Asked) -> None:
    found = indicators(asked)
    rows = asked.rows(Kind.MEASURES)
    if rows is None or rows.empty:
        refused(asked, found["P10"])
        return
    tables = _tables(
        asked.version.fingerprint,
        asked.area,
        Period(asked.first, asked.end),
        asked.as_of,
        asked.version,
    )
    st.header(asked.text.process.parts[Part.MEASURES])
    states.draw(asked, found["P10"], tables.states)
    rate.draw(asked, found["P11"])
    time.draw(asked, found["P12"], tables.waits)
    late.draw(asked, found["P13"], tables.late)
    cost.draw(asked, found["P14"])


@st.cache_data(max_entries=cached.KEPT, show_spinner=False)
def _tables(print_: str, area: str, period: Period, as_of: date, _version: Version) -> _Tables:
    measures = cached.placed(_version, Kind.MEASURES)
    return _Tables(
        states=status_table(measures, area, period, as_of),
        waits=waits(measures, area, period, as_of),
        late=overdue_list(measures, area, as_of),
    )
