"""Do the data speak of a period, in every area that is asked about?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from data.study import Period

Span = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """
    What the data speak of. Spans are half-open, in whole months.

    Months from `preliminary_from` on may still change. An area that `by_area` lacks has no data.
    """

    whole: Span | None
    by_area: Mapping[str, Span] | None = None  # None: every area as far as the whole
    empty_months: Collection[date] = ()  # inside, but missing from the file
    preliminary_from: date | None = None

    @property
    def settled_until(self) -> date | None:
        """The first day that the data say nothing of, or nothing settled; None: no data."""
        ends = [self.whole[1] if self.whole else None, self.preliminary_from]
        return min((end for end in ends if end is not None), default=None)

    def holds(self, period: Period, areas: Collection[str]) -> bool:
        if any(period.start <= month < period.end for month in self.empty_months):
            return False
        spans = [self.whole]
        if self.by_area is not None:
            spans += [self.by_area.get(area) for area in areas]
        return all(span and span[0] <= period.start and period.end <= span[1] for span in spans)

    def holds_all(self, periods: Collection[Period], areas: Collection[str]) -> bool:
        return all(self.holds(period, areas) for period in periods)
