"""Who answered both before and after, and who only once?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from analysis.area_scatter import AreaChanges, of_same_people
from analysis.disclosure import is_small
from analysis.paired_shares import Pairs
from analysis.results import Counted, Estimate, Hidden, NotPossible, Reason, Unit
from analysis.safety import Stage, Where
from analysis.shares import share
from analysis.survey.corners import of_group, placed
from analysis.survey.disclosure import FEWEST_ANSWERS
from data.study import Pilot

RECURRING = 0.5  # of the smaller stage: from here on the group is a panel

Told = Counted | Hidden | NotPossible


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """How many of the pilot's or the comparison areas' respondents came back (people)."""

    where: Where
    before: Told
    after: Told
    both: Told
    left: Estimate | Hidden | NotPossible  # share of those before who did not answer after


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    respondents: str  # the group, "" is everyone
    is_panel: bool
    recurrence: tuple[Recurrence, ...]  # pilot, comparison


@dataclass(frozen=True, slots=True)
class ItemPairs:
    """Who gave a valid answer to an item in both stages, and how many in only one."""

    pairs: Pairs
    before_only: tuple[int, int]  # (yes, n)
    after_only: tuple[int, int]

    @property
    def once(self) -> int:
        return self.before_only[1] + self.after_only[1]

    @property
    def tells_few(self) -> bool:
        """
        Whether the change of the pairs, beside that of all, tells what a few answered who are in
        none.

        It tells no more than how many more yes there are among those who came than among those who
        left: the answers themselves where nobody came, or nobody left.
        """
        few, many = sorted((self.before_only[1], self.after_only[1]))
        return bool(self.pairs.n) and not few and 0 < many < FEWEST_ANSWERS


def panel(
    responses: pd.DataFrame, pilot: Pilot, respondents: str, *, waves: Mapping[str, date]
) -> Panel:
    """
    Say whether a group is asked again, and how many it loses.

    `responses` as in `analysis.survey.corners.placed`. A respondent who moved between the pilot and
    the comparison areas has answered once in each. Fewer than ten people are hidden; so is how many
    came back, where it or those who did not are 1-4.
    """
    rows = placed(of_group(responses, respondents), pilot, waves)
    return Panel(
        respondents=respondents,
        is_panel=is_panel(rows),
        recurrence=tuple(_recurrence(rows, where) for where in Where),
    )


def is_panel(rows: pd.DataFrame) -> bool:
    """Whether half of the smaller stage's respondents recur, wherever both stages were asked."""
    shares = []
    for where in Where:
        before, after, both = _people(rows, where)
        if before and after:
            shares.append(both / min(before, after))
    return bool(shares) and min(shares) >= RECURRING


def item_pairs(rows: pd.DataFrame) -> ItemPairs:
    """
    Pair the answers of the same respondents, from `valid` rows of one place, `placed`.

    Of several waves in a stage the last that somebody answered counts.
    """
    before, after = (last_answers(rows, when)["yes"] for when in (Stage.BEFORE, Stage.AFTER))
    return paired(before, after)


def paired(before: "pd.Series[bool]", after: "pd.Series[bool]") -> ItemPairs:
    """Pair yes (True) and no by index, which is unique in each."""
    first, last = before.index.isin(after.index), after.index.isin(before.index)
    then, now = before[first].to_numpy(), after.loc[before.index[first]].to_numpy()
    pairs = Pairs(
        both=int(np.sum(then & now)),
        before_only=int(np.sum(then & ~now)),
        after_only=int(np.sum(~then & now)),
        neither=int(np.sum(~then & ~now)),
    )
    left, came = before[~first], after[~last]
    return ItemPairs(pairs, (int(left.sum()), len(left)), (int(came.sum()), len(came)))


def area_changes(rows: pd.DataFrame) -> AreaChanges:
    """
    The comparison areas' own changes of the share among the same people, from `valid` rows,
    `placed`. Who moved from one area to another is in none.
    """
    theirs = rows[rows["where"] == Where.COMPARISON.value]
    before, after = (last_answers(theirs, when) for when in (Stage.BEFORE, Stage.AFTER))
    both = before.index.intersection(after.index)
    then, now = before.loc[both], after.loc[both]
    stayed = then["area_id"].astype("str") == now["area_id"].astype("str")
    then, now = then[stayed], now[stayed]
    areas, names = pd.factorize(then["area_id"])
    cell = areas * 4 + then["yes"].to_numpy() * 2 + now["yes"].to_numpy()
    counts = np.bincount(cell, minlength=4 * len(names)).reshape(-1, 4)
    return of_same_people(
        [
            Pairs(both=yes, before_only=lost, after_only=won, neither=no)
            for no, won, lost, yes in counts.tolist()
        ]
    )


def last_answers(rows: pd.DataFrame, when: Stage) -> pd.DataFrame:
    """The last row of each person (index) in a stage."""
    inside = rows[rows["stage"] == when.value]
    if inside["wave"].nunique() > 1:
        inside = inside.sort_values("day", kind="stable")
    return inside.drop_duplicates("person", keep="last").set_index("person")


def _people(rows: pd.DataFrame, where: Where) -> tuple[int, int, int]:
    """How many respondents before, after and in both stages."""
    here = rows[rows["where"] == where.value]
    before, after = (
        here.loc[here["stage"] == when.value, "person"].unique()
        for when in (Stage.BEFORE, Stage.AFTER)
    )
    return len(before), len(after), int(np.isin(before, after).sum())


def _recurrence(rows: pd.DataFrame, where: Where) -> Recurrence:
    before, after, both = _people(rows, where)
    lone = any(map(is_small, (both, before - both, after - both)))
    left = share(before - both, before)
    return Recurrence(
        where=where,
        before=_people_told(before),
        after=_people_told(after),
        both=Hidden(Reason.FEW_ALIKE)
        if lone
        else Counted(value=both, unit=Unit.RESPONDENTS, n=both),
        left=_few(left, before) if not lone else Hidden(Reason.FEW_ALIKE),
    )


def _people_told(count: int) -> Told:
    if not count:
        return NotPossible(Reason.NO_ANSWERS)
    if count < FEWEST_ANSWERS:
        return Hidden(Reason.FEW_ANSWERS)
    return Counted(value=count, unit=Unit.RESPONDENTS, n=count)


def _few(result: Estimate | NotPossible, n: int) -> Estimate | Hidden | NotPossible:
    few = isinstance(result, Estimate) and n < FEWEST_ANSWERS
    return Hidden(Reason.FEW_ANSWERS) if few else result
