"""Did other offences take over? The pilot's other offence groups, held against the same areas."""

from dataclasses import dataclass, replace

import pandas as pd

from analysis.coverage import Coverage
from analysis.findings import judge
from analysis.multiplicity import benjamini_hochberg
from analysis.results import Comparison
from data.codebook import ALARM
from data.study import Outcome, Pilot


@dataclass(frozen=True, slots=True)
class OffenceChange:
    """`p` is adjusted for how many groups were looked at (Benjamini-Hochberg)."""

    group: str
    change: Comparison
    p: float

    @property
    def stands_out(self) -> bool:
        return self.p <= 1 - self.change.level


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherOffences:
    """
    The groups that can be compared, most incidents first; `left_out` cannot.

    Why not is not told group by group: a number of incidents beside that of a declared outcome
    could give a small one away.
    """

    changes: tuple[OffenceChange, ...]
    left_out: tuple[str, ...]


def other_offences(
    profiles: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    coverage: Coverage,
    *,
    level: float = 0.95,
) -> OtherOffences:
    """
    Judge each offence group that the outcome does not count, as the headline is judged.

    `profiles` (area_id, month, offence_group, business, count) holds all areas of the pilot. Groups
    are those that the pilot area has. `level` is the headline's (`analysis.looks`).
    """
    rows = profiles[~profiles["offence_group"].isin(outcome.groups | {ALARM})]
    if outcome.business:
        rows = rows[rows["business"].fillna(False).astype(bool)]
    own = rows[rows["area_id"] == pilot.area].groupby("offence_group")["count"].sum()
    groups = own[own > 0].sort_values(ascending=False, kind="stable").index
    found = {
        group: judge(
            rows[rows["offence_group"] == group],
            pilot,
            replace(outcome, groups=frozenset({group})),
            coverage,
            level=level,
        ).change
        for group in groups
    }
    changes = {group: one for group, one in found.items() if isinstance(one, Comparison)}
    p = benjamini_hochberg([change.p for change in changes.values()])
    return OtherOffences(
        changes=tuple(
            OffenceChange(group, change, adjusted)
            for (group, change), adjusted in zip(changes.items(), p, strict=True)
        ),
        left_out=tuple(sorted(group for group in found if group not in changes)),
    )
