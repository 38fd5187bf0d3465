"""What the reader looks at, and what of it may be told on one page."""

from dataclasses import dataclass

import pandas as pd

from analysis.coverage import Coverage
from analysis.dispersion import series_dispersion
from analysis.explore import latest_year, months_in
from analysis.results import Hidden, NotPossible, Reason
from analysis.spans import inside
from analysis.told import Told
from analysis.totals import beside_months
from analysis.trend import known_spans
from analysis.windows import (
    WindowChange,
    check_window,
    latest_month,
    window_change,
    year_before,
    year_to_date,
)
from data.counting.summaries import Catalogue
from data.store import Version
from data.study import Period
from pages.shared import cached
from pages.shared.session import Selection
from pages.shared.text import Text
from pages.shared.told import of_months, of_period
from pages.trends.place import Place, place_named

YEAR_TO_DATE, LATEST, OWN = "year_to_date", "latest", "own"


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """
    One answer to what may be shown, for every figure of the page: what one of them hides another
    must not tell. `months` is the whole series of the selected areas and groups, `shown` the same
    with <NA> for what is hidden. `total` is the selection's, None where it may not be told.
    """

    version: Version
    known: Catalogue
    selection: Selection
    place: Place
    text: Text
    coverage: Coverage
    months: "pd.Series[int]"
    shown: "pd.Series[int]"
    total: int | None
    dispersion: float
    years: tuple[Period, Period] | NotPossible | Hidden  # the latest settled, and the one before
    windows: dict[str, WindowChange | NotPossible]

    @property
    def told(self) -> tuple[Told, ...]:
        """The total of the selection, which most figures say."""
        chosen = self.selection
        return of_period(chosen.areas, chosen.counted, chosen.period, self.total)

    def told_of(self, shown: pd.Series, *, months: int = 1) -> tuple[Told, ...]:
        """The total, and a series of the selection: of the `months` that end with each."""
        chosen = self.selection
        return (*self.told, *of_months(chosen.areas, chosen.counted, shown, months=months))

    @property
    def chosen(self) -> "pd.Series[int]":
        """The months of the selection's period, as they may be shown."""
        return inside(self.shown, self.selection.period)

    @property
    def settled(self) -> "pd.Series[int]":
        """All months that may be compared, as they may be shown: settled, and in the file."""
        kept = _until(self.shown, self.coverage)
        return kept[~kept.index.isin(pd.to_datetime(list(self.known.empty_months)))]


def look_at(
    version: Version, known: Catalogue, selection: Selection, own: Period | None, text: Text
) -> Look:
    """Ask for the months once. `own` is the reader's own window, None without one."""
    assert known.covered is not None
    counts = cached.month_counts(version, selection.areas, selection.counted)
    months = months_in(counts, Period(*known.covered))
    coverage = cached.coverage(version)
    years = latest_year(selection.period, known.preliminary_from, known.covered)
    asked = _windows(coverage, own)
    refused = {name: check_window(w, coverage, selection.areas) for name, w in asked.items()}
    possible = {name: w for name, w in asked.items() if refused[name] is None}
    both = () if isinstance(years, NotPossible) else years
    wanted = [(selection.period,), both, *((w, year_before(w)) for w in possible.values())]
    beside = beside_months(months, wanted, _on_effect(version, known, selection))
    told = dict(zip(possible, beside.told[2:], strict=True))
    phi = series_dispersion(_until(months, coverage))
    return Look(
        version=version,
        known=known,
        selection=selection,
        place=place_named(selection, known, text),
        text=text,
        coverage=coverage,
        months=months,
        shown=beside.months,
        total=int(inside(months, selection.period).sum()) if beside.told[0] else None,
        dispersion=phi,
        years=years if beside.told[1] else Hidden(Reason.SMALL_COUNT),
        windows={
            name: refused[name]
            or window_change(months, window, dispersion=phi, told=told.get(name, False))
            for name, window in asked.items()
        },
    )


def _on_effect(version: Version, known: Catalogue, selection: Selection) -> tuple[Period, ...]:
    """What the page Effekt tells of the same areas: the totals beside which it shows the months."""
    planned = cached.study(version)
    if planned is None or known.covered is None:
        return ()
    chosen, covered = frozenset(selection.areas), Period(*known.covered)
    return tuple(
        span
        for pilot in planned.pilots
        if chosen and chosen in ({pilot.area}, pilot.comparison, pilot.buffer_areas)
        for span in known_spans(pilot, covered)
    )


def _windows(coverage: Coverage, own: Period | None) -> dict[str, Period]:
    settled = coverage.settled_until
    if settled is None:
        return {}
    usual = {YEAR_TO_DATE: year_to_date(settled), LATEST: latest_month(settled)}
    return usual | ({OWN: own} if own else {})


def _until(months: "pd.Series[int]", coverage: Coverage) -> "pd.Series[int]":
    settled = coverage.settled_until
    return months if settled is None else months[months.index < pd.Timestamp(settled)]
