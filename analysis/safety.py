"""Did the share of answers change more in the pilot area than in the comparison areas?"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from operator import attrgetter

import pandas as pd

from analysis.area_scatter import AreaChanges, of_different_people, scatter_in_common, widened
from analysis.interval_test import with_p
from analysis.results import Caveat, Doubt, Estimate, Hidden, NotPossible, Reason, Verdict
from analysis.shares import Answers, share, share_change, share_change_difference
from analysis.survey.disclosure import disclosed, hide_groups, withheld
from analysis.verdict import verdict
from data.kinds.items import ItemScale
from data.study import Outcome, Pilot

NOTHING: Mapping[str, ItemScale] = {}

Shown = Estimate | Hidden | NotPossible


class Stage(StrEnum):
    BEFORE = "before"
    DURING = "during"  # while it is being introduced: in no comparison
    AFTER = "after"


class Where(StrEnum):
    PILOT = "pilot"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True, kw_only=True)
class WaveShare:
    """The share in one wave, of the pilot's or of the comparison areas' answers."""

    wave: str
    asked_on: date  # first day
    stage: Stage
    where: Where
    share: Shown


@dataclass(frozen=True, slots=True)
class ItemShare:
    """The share of one item in one wave, among all respondents of a group."""

    item: str
    respondents: str
    wave: str
    share: Shown


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyFindings:
    """Changes are in shares (-1..1); waves of the same stage are added up."""

    waves: tuple[WaveShare, ...]  # by date, pilot first
    before: Shown  # the pilot's share, waves before added up
    after: Shown
    comparison_before: Shown
    comparison_after: Shown
    pilot_change: Shown
    comparison_change: Shown
    difference: Shown  # the pilot's change minus the comparison's: the main estimate
    verdict: Verdict | None  # None where `difference` is not an estimate


def judge_answers(  # noqa: PLR0913 - an answer is as sure as all this
    answers: pd.DataFrame,
    pilot: Pilot,
    outcome: Outcome,
    scale: ItemScale,
    *,
    waves: Mapping[str, date],
    earlier: Mapping[str, ItemScale] = NOTHING,
    scatter: float | None = None,
    level: float = 0.95,
) -> SafetyFindings:
    """
    Follow the share of `scale` through the waves; of some on another scale that was used `earlier`.

    `answers` (wave, area_id, respondent_group, answer, count) are those to `scale.asked_as`;
    `outcome.respondents` names the group that counts, "" is everyone. `waves` has the first day of
    each; answers of a wave without one are neither before nor after. `scatter` says how far apart
    areas change anyway (`answers_scatter`); without it, these answers tell it alone. `level` is
    that of the main estimate (`analysis.looks`). If the same people answered each time, pass the
    findings on to `as_panel`.
    """
    if outcome.respondents:
        answers = answers[answers["respondent_group"] == outcome.respondents]
    dated = answers[answers["wave"].isin(list(waves))]
    scales = {wave: earlier.get(wave, scale) for wave in waves}
    valid = dated[_is_valid(dated, scales)]
    stages = {wave: stage(day, pilot) for wave, day in waves.items()}
    areas = {Where.PILOT: {pilot.area}, Where.COMPARISON: pilot.comparison}
    counted = {
        (where, wave): _counted(valid, scales[wave], area_ids, [wave])
        for where, area_ids in areas.items()
        for wave in sorted(waves, key=lambda w: waves[w])
    }
    corners = [
        _corner([counted[where, wave] for wave in waves if stages[wave] is wanted])
        for where in (Where.PILOT, Where.COMPARISON)
        for wanted in (Stage.BEFORE, Stage.AFTER)
    ]
    shares = [disclosed(share(*one.total), scale, *one.made_of) for one in corners]
    missing = _missing(answers, valid, pilot, stages)
    own = _area_changes(valid, scales, pilot.comparison, stages)
    theirs = own, scatter_in_common([own]) if scatter is None else scatter
    changes = _changes(corners, scale, theirs, level) if missing is None else (missing,) * 3
    main = changes[2]
    return SafetyFindings(
        waves=tuple(
            WaveShare(
                wave=wave,
                asked_on=waves[wave],
                stage=stages[wave],
                where=where,
                share=disclosed(share(*answered), scales[wave], answered),
            )
            for (where, wave), answered in counted.items()
        ),
        before=shares[0],
        after=shares[1],
        comparison_before=shares[2],
        comparison_after=shares[3],
        pilot_change=changes[0],
        comparison_change=changes[1],
        difference=main,
        verdict=verdict(main, outcome) if isinstance(main, Estimate) else None,
    )


def answers_scatter(
    answers: pd.DataFrame,
    pilot: Pilot,
    scales: Mapping[str, ItemScale],
    respondents: str,
    *,
    waves: Mapping[str, date],
) -> float:
    """
    Say how far apart the comparison areas change, by all that a group ("" is everyone) was asked.

    `answers`: item, area_id, respondent_group, wave, answer, count. See
    `analysis.area_scatter.scatter_in_common`.
    """
    rows = answers[answers["respondent_group"] == respondents] if respondents else answers
    rows = rows[rows["area_id"].isin(list(pilot.comparison)) & rows["wave"].isin(list(waves))]
    stages = {wave: stage(day, pilot) for wave, day in waves.items()}
    codes = pd.MultiIndex.from_frame(rows[["item", "answer"]])
    of_item = {scale.asked_as: scale for scale in scales.values()}
    valid, counted = (
        codes.isin([(item, code) for item, scale in of_item.items() for code in codes_of(scale)])
        for codes_of in (attrgetter("valid"), attrgetter("counted"))
    )
    told = rows.assign(stage=rows["wave"].map(stages), yes=rows["count"].where(counted, 0))[valid]
    sums = told.groupby(["item", "stage", "area_id"])[["yes", "count"]].sum()
    by_item: dict[str, dict[Stage, dict[str, Answers]]] = {}
    for (item, when, area), yes, n in sums.itertuples():
        by_item.setdefault(item, {}).setdefault(when, {})[area] = (yes, n)
    changes = [
        of_different_people([(before[area], after[area]) for area in before if area in after])
        for of_stage in by_item.values()
        for before, after in [(of_stage.get(Stage.BEFORE, {}), of_stage.get(Stage.AFTER, {}))]
    ]
    return scatter_in_common(changes)


def shares_by_item(
    answers: pd.DataFrame,
    scales: Mapping[str, ItemScale],
    *,
    parts: Sequence[Collection[str]] = (),
    all_told: Collection[str] = (),
) -> tuple[ItemShare, ...]:
    """
    Give the share of every known item in each group and wave that answered it.

    `answers`: item, area_id, respondent_group, wave, answer, count. `parts` are the areas whose
    shares are shown elsewhere (of a pilot; of its comparison areas): where one of them or the rest
    has few answers, the share of all would give it away and is hidden. Of the items `all_told` the
    share of all groups together is shown elsewhere: there no group may give another away.
    """
    asked = {item: part for item, part in answers.groupby("item")}
    found = []
    for scale in scales.values():
        rows = asked.get(scale.asked_as, answers.iloc[:0])
        valid = rows[rows["answer"].isin(scale.valid)]
        for wave, asked_in in valid.groupby("wave"):
            groups = {
                str(group): [
                    _answered(part, scale),
                    *(_answered(rows, scale) for rows in _cut(part, parts)),
                ]
                for group, part in asked_in.groupby("respondent_group")
            }
            told = hide_groups(
                list(groups.values()),
                lambda answers, scale=scale: withheld(scale, answers),  # type: ignore[misc]
                total_shown=scale.item in all_told,
            )
            for (group, sizes), why in zip(groups.items(), told, strict=True):
                shown = Hidden(why) if why is not None else share(*sizes[0])
                found.append(ItemShare(scale.item, group, str(wave), shown))
    return tuple(found)


def as_panel(findings: SafetyFindings) -> SafetyFindings:
    """
    Add the caveat that the same people answered before and after.

    They are judged as if different people had: that makes the intervals too wide, not too narrow.
    """
    difference = _of_same_people(findings.difference)
    kept = findings.verdict
    if kept is not None and isinstance(difference, Estimate):
        kept = replace(kept, estimate=difference)
    return replace(
        findings,
        pilot_change=_of_same_people(findings.pilot_change),
        comparison_change=_of_same_people(findings.comparison_change),
        difference=difference,
        verdict=kept,
    )


def broken(findings: SafetyFindings, by: NotPossible) -> SafetyFindings:
    """Keep the waves, and compare nothing: the question was not put alike before and after."""
    return replace(
        findings,
        before=by,
        after=by,
        comparison_before=by,
        comparison_after=by,
        pilot_change=by,
        comparison_change=by,
        difference=by,
        verdict=None,
    )


def doubted(findings: SafetyFindings, caveats: Sequence[Caveat]) -> SafetyFindings:
    """Add what is not known of how the question was put to the main estimate and its verdict."""
    main = findings.difference
    if not caveats or not isinstance(main, Estimate):
        return findings
    main = replace(main, caveats=(*main.caveats, *caveats))
    kept = findings.verdict
    return replace(
        findings,
        difference=main,
        verdict=replace(kept, estimate=main) if kept is not None else None,
    )


def stage(asked_on: date, pilot: Pilot) -> Stage:
    """Before until the before period has ended and the pilot started; after from its period on."""
    if asked_on >= pilot.after.start:
        return Stage.AFTER
    early = asked_on < pilot.before.end or asked_on <= pilot.start
    return Stage.BEFORE if early else Stage.DURING


@dataclass(frozen=True, slots=True)
class _Corner:
    """A corner of the comparison: the waves of one stage, in the pilot or the comparison areas."""

    total: Answers
    waves: tuple[Answers, ...]

    @property
    def made_of(self) -> tuple[Answers, ...]:
        """Each wave is shown by itself: their sum would give away one that is hidden."""
        return (self.total, *self.waves)


def _corner(waves: Sequence[Answers]) -> _Corner:
    return _Corner(_added(waves), tuple(waves))


def _counted(
    valid: pd.DataFrame, scale: ItemScale, areas: Collection[str], waves: Collection[str]
) -> Answers:
    rows = valid[valid["area_id"].isin(list(areas)) & valid["wave"].isin(list(waves))]
    return _answered(rows, scale)


def _is_valid(answers: pd.DataFrame, scales: Mapping[str, ItemScale]) -> "pd.Series[bool]":
    flags = pd.Series(False, index=answers.index)
    for wave, scale in scales.items():
        flags |= (answers["wave"] == wave) & answers["answer"].isin(scale.valid)
    return flags


def _answered(valid: pd.DataFrame, scale: ItemScale) -> Answers:
    yes = valid.loc[valid["answer"].isin(scale.counted), "count"]
    return int(yes.sum()), int(valid["count"].sum())


def _cut(rows: pd.DataFrame, parts: Sequence[Collection[str]]) -> Iterator[pd.DataFrame]:
    """The rows of each part, and the rest."""
    for areas in parts:
        yield rows[rows["area_id"].isin(list(areas))]
    if parts:
        yield rows[~rows["area_id"].isin(list(set().union(*parts)))]


def _missing(
    answers: pd.DataFrame, valid: pd.DataFrame, pilot: Pilot, stages: Mapping[str, Stage]
) -> NotPossible | None:
    if answers.empty:
        return NotPossible(Reason.ITEM_NOT_ASKED)
    if not answers["wave"].isin(list(stages)).any():
        return NotPossible(Reason.NO_WAVE_DATES)
    own = valid[valid["area_id"] == pilot.area]
    if own.empty:
        return NotPossible(Reason.NO_ANSWERS)
    asked = {stages[wave] for wave in own["wave"].unique()}
    if Stage.BEFORE not in asked:
        return NotPossible(Reason.NO_WAVE_BEFORE)
    return None if Stage.AFTER in asked else NotPossible(Reason.NO_WAVE_AFTER)


def _area_changes(
    valid: pd.DataFrame,
    scales: Mapping[str, ItemScale],
    areas: Collection[str],
    stages: Mapping[str, Stage],
) -> AreaChanges:
    """The comparison areas' own changes of the share."""
    yes = pd.Series(False, index=valid.index)
    for wave, scale in scales.items():
        yes |= (valid["wave"] == wave) & valid["answer"].isin(scale.counted)
    inside = valid["area_id"].isin(list(areas))
    rows = valid[inside].assign(stage=valid["wave"].map(stages), yes=valid["count"].where(yes, 0))
    by_area = {
        when: rows[rows["stage"] == when].groupby("area_id")[["yes", "count"]].sum()
        for when in (Stage.BEFORE, Stage.AFTER)
    }
    before, after = by_area.values()
    both = before.index.intersection(after.index)
    pairs = zip(before.loc[both].to_numpy(), after.loc[both].to_numpy(), strict=True)
    return of_different_people([((y, n), (y2, n2)) for (y, n), (y2, n2) in pairs])


def _added(parts: Iterable[Answers]) -> Answers:
    yes, n = 0, 0
    for part in parts:
        yes, n = yes + part[0], n + part[1]
    return yes, n


def _changes(
    corners: Sequence[_Corner],
    scale: ItemScale,
    areas: tuple[AreaChanges, float],
    level: float,
) -> tuple[Shown, Shown, Shown]:
    """The pilot's change, the comparison's, and their difference."""
    before, after, others_before, others_after = corners
    own, others = (before.total, after.total), (others_before.total, others_after.total)
    of_own = (*before.made_of, *after.made_of)
    of_others = (*others_before.made_of, *others_after.made_of)
    pilot = disclosed(share_change(*own), scale, *of_own)
    if not all(n for _, n in others):
        nothing = NotPossible(Reason.NO_COMPARISON)
        return pilot, nothing, nothing
    comparison = disclosed(share_change(*others), scale, *of_others)
    difference = with_p(
        lambda at: widened(share_change_difference(*own, *others, level=at), *areas), level=level
    )
    return pilot, comparison, disclosed(difference, scale, *of_own, *of_others)


def _of_same_people(result: Shown) -> Shown:
    if not isinstance(result, Estimate):
        return result
    return replace(result, caveats=(*result.caveats, Caveat(Doubt.SAME_PEOPLE)))
