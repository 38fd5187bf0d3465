"""How much less safe do the same people feel at night than by day?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.interval_test import with_p
from analysis.paired_shares import share_change_paired
from analysis.results import Caveat, Comparison, Doubt, Estimate, Hidden, NotPossible, Reason
from analysis.safety import Stage, Where, stage
from analysis.shares import share, share_change
from analysis.survey.corners import of_group, placed, valid
from analysis.survey.disclosure import disclosed
from analysis.survey.pairs import paired
from data.kinds.items import ItemScale
from data.study import Pilot

Shown = Estimate | Hidden | NotPossible
NOBODY = NotPossible(Reason.NO_ANSWERS)
NO_ANSWERS = pd.Series(dtype=bool)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayAndNight:
    """
    Shares (0-1) of all who answered each item, and `difference`: night minus day (-1..1), among
    those who answered both.
    """

    wave: str
    asked_on: date
    stage: Stage
    where: Where
    day: Shown
    night: Shown
    difference: Comparison | Hidden | NotPossible


def day_and_night(
    responses: pd.DataFrame,
    pilot: Pilot,
    by_day: ItemScale,
    at_night: ItemScale,
    respondents: str,
    *,
    waves: Mapping[str, date],
    level: float = 0.95,
) -> tuple[DayAndNight, ...]:
    """
    Compare two items of the same respondents, wave by wave, by date, pilot first.

    `responses` as in `analysis.survey.corners.placed`. Where all who answered, less those who
    answered both, would tell what a few did, all are compared as if night had asked others; a
    caveat says so.

    Source: Newcombe (1998), as in `analysis.shares` and `analysis.paired_shares`.
    """
    rows = placed(of_group(responses, respondents), pilot, waves)
    day, night = (_yes(rows, scale) for scale in (by_day, at_night))
    order = list(Where)
    places = sorted({*day, *night}, key=lambda one: (waves[one[0]], order.index(Where(one[1]))))
    return tuple(
        _compared(
            DayAndNight(
                wave=wave,
                asked_on=waves[wave],
                stage=stage(waves[wave], pilot),
                where=Where(where),
                day=NOBODY,
                night=NOBODY,
                difference=NOBODY,
            ),
            (by_day, day.get((wave, where), NO_ANSWERS)),
            (at_night, night.get((wave, where), NO_ANSWERS)),
            level,
        )
        for wave, where in places
    )


def _yes(rows: pd.DataFrame, scale: ItemScale) -> dict[tuple[str, str], "pd.Series[bool]"]:
    """Whether each respondent says yes, by wave and place."""
    return {
        (str(wave), str(where)): part.drop_duplicates("person").set_index("person")["yes"]
        for (wave, where), part in valid(rows, scale).groupby(["wave", "where"])
    }


def _compared(
    empty: DayAndNight,
    day: tuple[ItemScale, "pd.Series[bool]"],
    night: tuple[ItemScale, "pd.Series[bool]"],
    level: float,
) -> DayAndNight:
    (by_day, light), (at_night, dark) = day, night
    counts = (int(light.sum()), len(light)), (int(dark.sum()), len(dark))
    both = paired(light, dark)
    apart = both.tells_few or not both.pairs.n
    difference = with_p(
        lambda at: (
            share_change(*counts, level=at) if apart else share_change_paired(both.pairs, level=at)
        ),
        level=level,
    )
    if apart and isinstance(difference, Comparison):
        same = Caveat(Doubt.SAME_PEOPLE)
        difference = replace(difference, caveats=(*difference.caveats, same))
    of_pairs = ((both.pairs.before, both.pairs.n), (both.pairs.after, both.pairs.n))
    made_of = counts if apart else (*counts, *of_pairs)
    return replace(
        empty,
        day=disclosed(share(*counts[0], level=level), by_day, counts[0]),
        night=disclosed(share(*counts[1], level=level), at_night, counts[1]),
        difference=disclosed(difference, by_day, *made_of),
    )
