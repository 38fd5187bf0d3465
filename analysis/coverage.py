"""Do the data speak of a period, in every area that is asked about?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from data.study import Period

Span = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Spans are half-open, in whole months."""

    whole: Span | None
    by_area: Mapping[str, Span] | None = None  # None: every area as far as the whole
    empty_months: Collection[date] = ()  # missing from the file

    def holds(self, period: Period, areas: Collection[str]) -> bool:
        if any(period.start <= month < period.end for month in self.empty_months):
            return False
        spans = [self.whole]
        if self.by_area is not None:
            spans += [self.by_area.get(area) for area in areas]
        return all(span and span[0] <= period.start and period.end <= span[1] for span in spans)

    def holds_all(self, periods: Collection[Period], areas: Collection[str]) -> bool:
        return all(self.holds(period, areas) for period in periods)
