"""The areas of the selection beside each other: which may be shown, in every figure of them."""

from dataclasses import dataclass

import pandas as pd

from analysis.counts import months_by_area
from analysis.explore import latest_year
from analysis.results import Hidden, NotPossible, Reason
from analysis.side_by_side import may_be_shown, years_back
from analysis.spans import inside
from data.study import Period
from pages.shared import cached, session
from pages.trends.look import Look


@dataclass(frozen=True, slots=True, kw_only=True)
class Areas:
    """
    `months`: a column for each area of the selection that has data of all the time; `whole`: what
    the selection has. `shown` are the areas whose sums may be shown, over the `years` and over the
    two periods of the funnel, largest first.
    """

    months: pd.DataFrame
    whole: "pd.Series[int]"
    years: tuple[Period, ...]  # settled, twelve months each, oldest first
    before: Period
    after: Period
    shown: tuple[str, ...]
    asked: int  # how many areas the selection has
    pilots: frozenset[str]


def areas_of(look: Look) -> Areas | NotPossible | Hidden:
    """
    Where a month of the selection is hidden, areas that together are all of it could tell it.

    Nor may an area follow from what the page Effekt tells of the plan's areas together.
    """
    version, known, selection = look.version, look.known, look.selection
    latest = latest_year(selection.period, known.preliminary_from, known.covered)
    if isinstance(latest, NotPossible):
        return latest
    years = years_back(selection.period, latest[0])
    before, after = _periods(look, latest)
    totals = (*years, before, after)
    if any(inside(look.shown, total).isna().any() for total in totals):
        return Hidden(Reason.SMALL_MONTHS)
    asked = selection.areas or tuple(area for area, _ in known.areas)
    covered = [area for area in asked if look.coverage.holds_all(totals, {area})]
    span = Period(min(t.start for t in totals), max(t.end for t in totals))
    months = months_by_area(cached.month_counts(version, asked, selection.counted), covered, span)
    whole = inside(look.months, span)
    planned = cached.study(version)
    return Areas(
        months=months,
        whole=whole,
        years=years,
        before=before,
        after=after,
        shown=may_be_shown(
            months,
            whole,
            totals,
            together=_on_effect(look),
            inside_of=cached.areas_within(version),
        ),
        asked=len(asked),
        pilots=frozenset(pilot.area for pilot in planned.pilots) if planned else frozenset(),
    )


def _on_effect(look: Look) -> list[frozenset[str]]:
    """The areas whose incidents together stand there, before and after."""
    planned = cached.study(look.version)
    told = []
    for pilot in planned.pilots if planned else ():
        if pilot.primary.groups:
            found = cached.findings(look.version, pilot, pilot.primary)
            rows = (
                (found.own, frozenset({pilot.area})),
                (found.comparison, frozenset(found.used)),
                (found.buffer, pilot.buffer_areas),
            )
            told += [areas for row, areas in rows if row.is_told]
    return told


def _periods(look: Look, latest: tuple[Period, Period]) -> tuple[Period, Period]:
    """The chosen pilot's before and after; the latest two years where there are no such data."""
    planned, settled = cached.study(look.version), look.coverage.settled_until
    if planned is not None and settled is not None:
        pilot = planned.pilot(session.pilot_area(planned))
        known = look.coverage.holds_all((pilot.before, pilot.after), {pilot.area})
        if known and pilot.after.end <= settled:
            return pilot.before, pilot.after
    return latest[1], latest[0]
