"""How did the answers to an item spread over its scale, wave by wave?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from analysis.disclosure import is_small
from analysis.results import Estimate, Hidden, NotPossible, Reason
from analysis.safety import Stage, Where, stage
from analysis.shares import share
from analysis.survey.corners import placed
from analysis.survey.disclosure import FEWEST_ANSWERS, hide_groups, told, withheld
from data.kinds.items import ItemScale
from data.study import Pilot

NOT_APPLICABLE, DONT_KNOW = "97", "98"


@dataclass(frozen=True, slots=True)
class Step:
    """One answer of the scale, or neighbours that are told together because one is small."""

    codes: tuple[str, ...]
    counted: bool  # in the share that is followed
    share: Estimate  # of all valid answers
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """Answers that are in no denominator."""

    not_applicable: int | Hidden
    dont_know: int | Hidden
    no_answer: int | Hidden  # and codes that the scale does not have
    share: Estimate | Hidden | NotPossible  # of all who were asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Distribution:
    item: str
    respondents: str
    wave: str
    asked_on: date | None  # None where nobody dated the wave
    stage: Stage | None
    where: Where | None  # None is everywhere, without a plan
    n: int | Hidden  # valid answers
    steps: tuple[Step, ...] | Hidden  # by code; their shares add up to 1
    missing: Missing


def distributions(
    responses: pd.DataFrame,
    pilot: Pilot,
    scale: ItemScale,
    *,
    waves: Mapping[str, date],
    all_told: bool = False,
) -> tuple[Distribution, ...]:
    """
    Give the answers to `scale` of each group, wave and place that was asked, by date, pilot first.

    Where the share of all groups together is `all_told` elsewhere, a group is hidden too if what
    is left of it without those that are shown would tell another.

    `responses` as in `analysis.survey.corners.placed`. Under ten valid answers nothing is told.
    Steps of 1-4 answers are put together with their smaller neighbour on the same side of the share
    that is followed; where a side has 1-4 in all, the steps are hidden.
    """
    rows = placed(responses[responses["item"] == scale.asked_as], pilot, waves)
    found = [
        Distribution(
            item=scale.item,
            respondents=str(group),
            wave=str(wave),
            asked_on=waves[str(wave)],
            stage=stage(waves[str(wave)], pilot),
            where=Where(str(where)),
            n=n if n >= FEWEST_ANSWERS else Hidden(Reason.FEW_ANSWERS),
            steps=steps(counts, scale),
            missing=_missing(counts, scale),
        )
        for (group, wave, where), part in rows.groupby(["respondent_group", "wave", "where"])
        for counts in [{str(code): int(n) for code, n in part["answer"].value_counts().items()}]
        for n in [_valid(counts, scale)]
    ]
    found = _beside_all(found, rows, scale) if all_told else found
    return tuple(
        sorted(found, key=lambda d: (d.respondents, waves[d.wave], d.where is Where.COMPARISON))
    )


def _beside_all(
    found: Sequence[Distribution], rows: pd.DataFrame, scale: ItemScale
) -> list[Distribution]:
    """
    Hide groups of a wave, so that all less those that are shown tell nobody's answer: in both
    places, for what is told of both together would give one away.
    """
    valid = rows[rows["answer"].isin(scale.valid)].assign(
        yes=lambda each: each["answer"].isin(scale.counted)
    )
    sizes = valid.groupby(["wave", "respondent_group", "where"])["yes"].agg(["sum", "count"])
    known = {key: (int(yes), int(n)) for key, yes, n in sizes.itertuples(name=None)}
    hidden: set[tuple[str, str]] = set()
    for wave in {one.wave for one in found}:
        names = sorted({one.respondents for one in found if one.wave == wave})
        groups = [
            [known.get((wave, name, where.value), (0, 0)) for where in Where] for name in names
        ]
        reasons = hide_groups(groups, lambda size: withheld(scale, size))
        hidden |= {
            (wave, name) for name, reason in zip(names, reasons, strict=True) if reason is not None
        }
    return [
        _hidden(one) if (one.wave, one.respondents) in hidden and isinstance(one.n, int) else one
        for one in found
    ]


def _hidden(one: Distribution) -> Distribution:
    """How many answered would, with the shares told elsewhere, tell as much as the steps."""
    why = Hidden(Reason.TELLS_OTHERS)
    return replace(
        one,
        n=why,
        steps=why,
        missing=Missing(not_applicable=why, dont_know=why, no_answer=why, share=why),
    )


def everywhere(
    answers: pd.DataFrame, scale: ItemScale, *, waves: Mapping[str, date]
) -> tuple[Distribution, ...]:
    """
    Give the answers to `scale` of each group and wave, in whatever area: where there is no plan.

    `answers` has item, respondent_group, wave, answer and count; an empty answer may be that of
    somebody who was not asked. A wave without a day comes last. Disclosure as in `distributions`.
    """
    rows = answers[(answers["item"] == scale.asked_as) & (answers["answer"] != "")]
    found = []
    for (group, wave), part in rows.groupby(["respondent_group", "wave"]):
        sums = part.groupby("answer")["count"].sum()
        counts = {str(code): int(count) for code, count in sums.items()}
        n = _valid(counts, scale)
        found.append(
            Distribution(
                item=scale.item,
                respondents=str(group),
                wave=str(wave),
                asked_on=waves.get(str(wave)),
                stage=None,
                where=None,
                n=n if n >= FEWEST_ANSWERS else Hidden(Reason.FEW_ANSWERS),
                steps=steps(counts, scale),
                missing=_missing(counts, scale),
            )
        )
    return tuple(sorted(found, key=lambda d: (d.respondents, d.asked_on or date.max, d.wave)))


def steps(counts: Mapping[str, int], scale: ItemScale) -> tuple[Step, ...] | Hidden:
    """
    Give the steps of the scale that may be told, from the answers per code.

    The sides (the share that is followed, the rest) are told elsewhere, so steps are never put
    together across them.
    """
    n = _valid(counts, scale)
    if n < FEWEST_ANSWERS:
        return Hidden(Reason.FEW_ANSWERS)
    merged = [
        (codes, counted)
        for side in _sides(scale)
        for counted in [side[0] in scale.counted]
        for codes in _merged([(code,) for code in side], counts)
    ]
    sizes = [sum(counts.get(code, 0) for code in codes) for codes, _ in merged]
    if any(map(is_small, sizes)):
        return Hidden(Reason.FEW_ALIKE)
    found = []
    for (codes, counted), size in zip(merged, sizes, strict=True):
        of_all = share(size, n)
        assert isinstance(of_all, Estimate)  # there are ten answers
        found.append(Step(codes, counted, of_all, size))
    return tuple(found)


def _valid(counts: Mapping[str, int], scale: ItemScale) -> int:
    return int(sum(counts.get(code, 0) for code in scale.valid))


def _missing(counts: Mapping[str, int], scale: ItemScale) -> Missing:
    asked, n = int(sum(counts.values())), _valid(counts, scale)
    codes = (NOT_APPLICABLE, DONT_KNOW)
    known = [int(counts.get(code, 0)) * (code not in scale.valid) for code in codes]
    not_applicable, dont_know, no_answer = told([*known, asked - n - sum(known)])
    of_all = share(asked - n, asked)
    few = Reason.FEW_ANSWERS if asked < FEWEST_ANSWERS else Reason.FEW_ALIKE
    hidden = asked < FEWEST_ANSWERS or is_small(asked - n)
    return Missing(
        not_applicable=not_applicable,
        dont_know=dont_know,
        no_answer=no_answer,
        share=Hidden(few) if hidden else of_all,
    )


def _sides(scale: ItemScale) -> list[list[str]]:
    """Codes in order, cut wherever the share that is followed begins or ends."""
    sides: list[list[str]] = []
    for code in scale.codes:
        if sides and (sides[-1][-1] in scale.counted) == (code in scale.counted):
            sides[-1].append(code)
        else:
            sides.append([code])
    return sides


def _merged(cells: list[tuple[str, ...]], counts: Mapping[str, int]) -> list[tuple[str, ...]]:
    """Put each small cell and its smaller neighbour together, until none is small or one left."""
    while len(cells) > 1:
        sizes = [sum(counts.get(code, 0) for code in codes) for codes in cells]
        small = [size if is_small(size) else 0 for size in sizes]
        if not any(small):
            break
        at = small.index(min(size for size in small if size))
        beside = [i for i in (at - 1, at + 1) if 0 <= i < len(cells)]
        first, second = sorted((at, min(beside, key=lambda i: (not sizes[i], sizes[i]))))
        cells[first : second + 1] = [cells[first] + cells[second]]
    return cells
