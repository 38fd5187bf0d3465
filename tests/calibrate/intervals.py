"""What the product, and its peers, say of a panel; and what would have been true."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis.counts import BeforeAfter, pooled
from analysis.dispersion import dispersion
from analysis.displacement import weighted_displacement_difference
from analysis.effect import comparable, relative_change
from analysis.rate_ratio import rate_ratio_exact
from analysis.results import Estimate, NotPossible
from tests.calibrate.panels import Panel
from tests.calibrate.peers import clustered, quasi_poisson


@dataclass(frozen=True, slots=True)
class Interval:
    """`none` is the number that says no change, `true` the number that ought to lie inside."""

    name: str
    low: float
    high: float
    none: float
    true: float

    @property
    def says_change(self) -> bool:
        return not self.low <= self.none <= self.high

    @property
    def holds(self) -> bool:
        return self.low <= self.true <= self.high


def intervals(panels: Sequence[Panel]) -> Iterator[tuple[Panel, Interval]]:
    """
    All intervals of panels that share their months before, each pilot judged alone.

    What ought to lie inside is the effect, as a ratio or in incidents; of the exact ratio, which
    knows of no other area, it is the area's own true change, whatever the reason.
    """
    pilots = range(len(panels[0].expected_before))
    others = range(len(pilots), panels[0].before.shape[1])
    phis = [_dispersion(panels[0], (pilot,), others) for pilot in pilots]
    together = _dispersion(panels[0], pilots, others) if len(pilots) > 1 else 1.0
    for panel in panels:
        counts = _counts(panel)
        comparison = {str(area): counts[area] for area in others}
        for pilot in pilots:
            for interval in _alone(panel, pilot, counts[pilot], comparison, phis[pilot]):
                yield panel, interval
        if len(pilots) > 1:
            own = {str(pilot): counts[pilot] for pilot in pilots}
            answer = relative_change(own, comparison, dispersion=together)
            yield panel, _interval("pooled", answer, 1, panel.effect)


def _alone(
    panel: Panel, pilot: int, own: BeforeAfter, others: Mapping[str, BeforeAfter], phi: float
) -> Iterator[Interval]:
    """As `analysis.findings.judge` asks for them."""
    months = len(panel.before), len(panel.after)
    before, after = panel.expected_before[pilot], panel.expected_after[pilot]
    headline = relative_change({str(pilot): own}, others, dispersion=phi)
    yield _interval("headline", headline, 1, panel.effect)
    exact = rate_ratio_exact(
        own.before, own.after, before_exposure=months[0], after_exposure=months[1]
    )
    yield _interval("exact", exact, 1, after / before * months[0] / months[1])
    difference = weighted_displacement_difference(
        own,
        pooled(comparable(others).values()),
        time_weights=(months[0] / months[1], 1),
        scale_comparison_to_pilot=True,
        dispersion=phi,
    )
    yield _interval("difference", difference, 0, after - after / panel.effect)
    columns = [pilot, *range(len(panel.expected_before), panel.before.shape[1])]
    months_by_area = panel.before[:, columns], panel.after[:, columns]
    for peer in (quasi_poisson, clustered):
        yield Interval(peer.__name__, *peer(*months_by_area), 1, panel.effect)


def _interval(name: str, answer: Estimate | NotPossible, none: float, true: float) -> Interval:
    assert isinstance(answer, Estimate), answer
    return Interval(name, answer.low, answer.high, none, true)


def _counts(panel: Panel) -> list[BeforeAfter]:
    sums = panel.before.sum(axis=0), panel.after.sum(axis=0)
    return [BeforeAfter(int(b), int(a)) for b, a in zip(*sums, strict=True)]


def _dispersion(panel: Panel, pilots: Sequence[int], others: Sequence[int]) -> float:
    return dispersion(pd.DataFrame(panel.before[:, [*pilots, *others]]))
