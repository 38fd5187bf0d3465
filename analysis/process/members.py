"""
How many businesses take part? P01 members, P02 and P03 their share of the businesses.

How many members there are, joined and left is the partnership's own figure and tells nothing of
any business. How many in a branch or of a size does: 1-4 are hidden, of members as of the others.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.disclosure import hide_table, is_small
from analysis.process.indicator import (
    Also,
    Beside,
    By,
    Indicator,
    InQuarter,
    Part,
    Tally,
    Value,
    tally,
)
from analysis.process.quarters import quarters_since
from analysis.process.rows import EVERYWHERE, days, of_area, texts, told, within
from analysis.results import Counted, Hidden, NotPossible, Reason, Unit
from data.study import Period

NO_MEMBERS = NotPossible(Reason.NO_MEMBERS)
BUSINESSES = "businesses"  # the base
BUSINESS = {"business", "businesses", "företag", "verksamheter"}  # respondent groups
DAY = pd.Timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Members:
    """Rows (org_id, joined_on, left_on, ...) of an area with usable days, and what is missing."""

    rows: pd.DataFrame
    missing: tuple[NotPossible, ...]

    def on(self, day: date) -> pd.DataFrame:
        """One row for each member on a day; on the day of leaving it is none any more."""
        left = days(self.rows, "left_on")
        here = self.rows["joined_on"] <= pd.Timestamp(day)
        here &= left.isna() | (left > pd.Timestamp(day))
        return self.rows[here].drop_duplicates("org_id", keep="last")


def members_of(members: pd.DataFrame | None, area: str) -> Members:
    """Rows without a day of joining, or that left before they joined, are left out and told."""
    rows = of_area(members, area)
    joined, left = days(rows, "joined_on"), days(rows, "left_on")
    backwards = left < joined
    usable = rows[joined.notna() & ~backwards & (texts(rows, "org_id") != "")]
    return Members(
        usable,
        told(
            (Reason.NO_JOINING_DAY, int(joined.isna().sum())),
            (Reason.LEFT_BEFORE_JOINING, int(backwards.sum())),
        ),
    )


def last_day(period: Period) -> date:
    return (pd.Timestamp(period.end) - DAY).date()


def membership(
    members: pd.DataFrame | None, area: str, period: Period, *, start: date | None = None
) -> Indicator:
    """
    P01: members on the last day of the period, and how many joined and left in it.

    Members at the beginning + joined - left = members at the end, but for those who come back the
    same day. With `start`, the members on the last day of each quarter since then.
    """
    found = members_of(members, area)
    if found.rows.empty:
        return Indicator(
            code="P01", area=area, period=period, value=NO_MEMBERS, missing=found.missing
        )
    joined = found.rows[within(found.rows["joined_on"], period)]
    left = found.rows[within(days(found.rows, "left_on"), period)]
    quarters = quarters_since(start, period.end) if start else ()
    return Indicator(
        code="P01",
        area=area,
        period=period,
        value=_counted(len(found.on(last_day(period)))),
        beside=(
            Beside(Also.JOINED, _counted(joined["org_id"].nunique())),
            Beside(Also.LEFT, _counted(left["org_id"].nunique())),
        ),
        series=tuple(
            InQuarter(quarter, _counted(len(found.on(last_day(quarter.period)))))
            for quarter in quarters
        ),
        missing=found.missing,
    )


def coverage(
    members: pd.DataFrame | None,
    bases: pd.DataFrame | None,
    population: pd.DataFrame | None,
    area: str,
    period: Period,
) -> Indicator:
    """
    P02: members on the last day / businesses that could be members.

    The businesses are those of `bases` (area_id, year, base, value), else the businesses of
    `population` (area_id, year, respondent_group, branch, size, count), of the year of the last
    day, else of the latest year before, else the next after. Of all areas: of those that have
    members. Hidden for 1-4 businesses. A share of a whole: no interval.
    """
    found = members_of(members, area)
    if found.rows.empty:
        return Indicator(
            code="P02", area=area, period=period, value=NO_MEMBERS, missing=found.missing
        )
    day = last_day(period)
    count = len(found.on(day))
    base = businesses(bases, population, _areas(found.rows, area), day.year)
    if isinstance(base, NotPossible):
        value: Value = base
    elif count > base.count:
        value = NotPossible(Reason.MORE_MEMBERS_THAN_BUSINESSES)
    elif is_small(base.count):
        value = Hidden(Reason.FEW_BUSINESSES)
    else:
        value = tally(count, base.count, Unit.MEMBERS, none=NotPossible(Reason.NO_BUSINESS_COUNT))
    gaps = () if isinstance(base, NotPossible) else base.missing
    return Indicator(
        code="P02", area=area, period=period, value=value, missing=(*found.missing, *gaps)
    )


@dataclass(frozen=True, slots=True)
class Businesses:
    count: int
    missing: tuple[NotPossible, ...]  # the year, where it is another one


def businesses(
    bases: pd.DataFrame | None, population: pd.DataFrame | None, areas: frozenset[str], year: int
) -> Businesses | NotPossible:
    """How many there are in all of the areas together; not possible if one lacks them."""
    total, gaps = 0, set()
    for area in sorted(areas):
        rows = _base(bases, population, area)
        if rows.empty:
            return NotPossible(Reason.NO_BUSINESS_COUNT)
        nearest = _nearest(rows["year"], year)
        total += round(float(rows.loc[rows["year"] == nearest, "value"].sum()))
        gaps |= set(_other_year(nearest, year))
    if not total:
        return NotPossible(Reason.NO_BUSINESS_COUNT)
    return Businesses(total, tuple(sorted(gaps, key=lambda gap: (gap.reason, gap.size))))


def coverage_by_group(
    members: pd.DataFrame | None,
    population: pd.DataFrame | None,
    area: str,
    period: Period,
) -> Indicator:
    """
    P03: members on the last day / businesses, for each branch and each size.

    Where 1-4 are members, or are not, a group is hidden, and so are others by which it could be
    worked out. All areas less the others would tell too, so it is one area at a time. `value`
    counts the groups of five businesses or more of which none is a member (`without_members`).
    """
    found = members_of(members, area)
    who = _businesses_in(population, area)
    groups = {by: there for by in (By.BRANCH, By.SIZE) if (there := _by_group(who, by, period))}
    refused = _no_groups(found, who, groups, area)
    if refused:
        return Indicator(code="P03", area=area, period=period, value=refused, missing=found.missing)
    own = found.on(last_day(period))
    parts: list[Part] = []
    missing = [*found.missing]
    for by, there in groups.items():
        group = texts(own, by)
        parts += _covered(by, group[group != ""].value_counts(), there.counts)
        missing += [*there.missing, *told((Reason.GROUP_NOT_SAID, int((group == "").sum())))]
    warned = len(without_members(parts))
    return Indicator(
        code="P03",
        area=area,
        period=period,
        value=Counted(value=warned, unit=Unit.GROUPS, n=len(parts)),
        parts=tuple(parts),
        missing=tuple(dict.fromkeys(missing)),
    )


def _no_groups(
    found: Members, who: pd.DataFrame, groups: Mapping[By, "_Groups"], area: str
) -> NotPossible | None:
    if found.rows.empty:
        return NO_MEMBERS
    if area == EVERYWHERE:
        return NotPossible(Reason.ONE_AREA_AT_A_TIME)
    if not groups:
        return NotPossible(Reason.NO_GROUPS if len(who) else Reason.NO_BUSINESS_COUNT)
    return None


def without_members(parts: Iterable[Part]) -> tuple[Part, ...]:
    """The groups of five businesses or more of which none is a member: a warning."""
    return tuple(p for p in parts if isinstance(p.value, Tally) and not p.value.count)


@dataclass(frozen=True, slots=True)
class _Groups:
    counts: "pd.Series[int]"
    missing: tuple[NotPossible, ...]


def _by_group(who: pd.DataFrame, by: By, period: Period) -> _Groups | None:
    """The businesses of the nearest year by branch or size; None where the file does not say."""
    known = who[(texts(who, by) != "") & who["year"].notna()] if len(who) else who
    if known.empty:
        return None
    other = texts(known, By.SIZE if by is By.BRANCH else By.BRANCH)
    margin = known[other == ""]  # a line for each group beside those of every combination
    known = margin if len(margin) else known
    year = last_day(period).year
    nearest = _nearest(known["year"], year)
    known = known[known["year"] == nearest]
    counts = known.groupby(texts(known, by))["count"].sum().astype("int64")
    return _Groups(counts, _other_year(nearest, year))


def _covered(by: By, own: "pd.Series[int]", there: "pd.Series[int]") -> Iterator[Part]:
    names = sorted({*there.index, *own.index})
    member = own.reindex(names, fill_value=0)
    every = there.reindex(names, fill_value=0)
    others = (every - member).clip(lower=0)
    table = pd.DataFrame({"members": member, "others": others})
    shown = hide_table(table)
    all_hidden = table.sum().map(is_small).any()  # P01 and P02 tell what the groups add up to
    for name in names:
        count, whole = int(member[name]), int(every[name])
        value: Value
        if name not in there.index or not whole:
            value = NotPossible(Reason.NO_BUSINESS_COUNT)
        elif count > whole:
            value = NotPossible(Reason.MORE_MEMBERS_THAN_BUSINESSES)
        elif all_hidden or shown.cells.loc[name].isna().any() or pd.isna(shown.row_totals[name]):
            value = Hidden(Reason.FEW_BUSINESSES)
        else:
            none = NotPossible(Reason.NO_BUSINESS_COUNT)
            value = tally(count, whole, Unit.MEMBERS, none=none)
        yield Part(by=by, name=name, value=value)


def _businesses_in(population: pd.DataFrame | None, area: str) -> pd.DataFrame:
    """The lines about businesses: by what a file calls the group, or as only they have a branch."""
    rows = of_area(population, area)
    is_business = texts(rows, "respondent_group").str.casefold().isin(BUSINESS)
    return rows[is_business | (texts(rows, By.BRANCH) != "") | (texts(rows, By.SIZE) != "")]


def _base(bases: pd.DataFrame | None, population: pd.DataFrame | None, area: str) -> pd.DataFrame:
    """year and value: lines of the base, else the population's that add up to all businesses."""
    if bases is not None:
        rows = bases[(bases["area_id"] == area) & (bases["base"] == BUSINESSES)]
        rows = rows[["year", "value"]].dropna()
        if len(rows):
            return rows
    who = _businesses_in(population, area)
    has_branch, has_size = texts(who, By.BRANCH) != "", texts(who, By.SIZE) != ""
    for lines in (
        ~has_branch & ~has_size,
        has_branch & has_size,
        has_branch & ~has_size,
        ~has_branch & has_size,
    ):
        if lines.any():
            return who[lines].rename(columns={"count": "value"})[["year", "value"]].dropna()
    return pd.DataFrame(columns=["year", "value"])


def _areas(rows: pd.DataFrame, area: str) -> frozenset[str]:
    return frozenset({area} if area != EVERYWHERE else set(rows["area_id"]))


def _nearest(years: "pd.Series[int]", year: int) -> int:
    """That year, else the latest before, else the first after."""
    known = sorted(map(int, years))
    return max((one for one in known if one <= year), default=known[0])


def _other_year(nearest: int, year: int) -> tuple[NotPossible, ...]:
    return told(
        (Reason.OLDER_BASE, max(year - nearest, 0)), (Reason.LATER_BASE, max(nearest - year, 0))
    )


def _counted(count: int) -> Counted:
    return Counted(value=count, unit=Unit.MEMBERS, n=count)
