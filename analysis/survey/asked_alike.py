"""Was each question put alike before and after, wherever the two are compared?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import pandas as pd

from analysis.safety import Stage, stage
from analysis.survey.breaks import Comparability, WaysOfAsking
from analysis.survey.item_changes import Question
from data.kinds.items import ItemScale
from data.study import Pilot


def asked_alike(
    answers: pd.DataFrame,
    pilot: Pilot,
    scales: Mapping[str, ItemScale],
    ways: WaysOfAsking,
    *,
    waves: Mapping[str, date],
) -> dict[Question, Comparability]:
    """
    Say what breaks the comparison of each item in each group and of all groups ("").

    `answers` has item, area_id, respondent_group, wave, answer, count; `waves` the first day of
    each. Every wave before is held against every one after, in the pilot's and its comparison
    areas: one that was asked otherwise is in both sums. Of all groups each must be asked alike.
    """
    areas = {pilot.area, *pilot.comparison}
    rows = answers[answers["area_id"].isin(areas) & answers["wave"].isin(list(waves))]
    stages = {wave: stage(day, pilot) for wave, day in waves.items()}
    worded = replace(ways, waves=None)  # a wording is the same in all groups and areas
    asked = _asked(rows, scales)
    held: dict[tuple[str, str, str], Comparability] = {}
    found: dict[Question, Comparability] = {}
    for (item, group), in_waves in asked.items():
        parts = []
        for first, second in _pairs(in_waves, stages):
            key = (first, second, group)
            if key not in held:
                held[key] = ways.comparability(first, second, "", group=group, areas=areas)
            parts += [worded.comparability(first, second, item), held[key]]
        found[item, group] = _together(parts)
    for item in {item for item, _ in asked}:
        of_item = [found[key] for key in asked if key[0] == item]
        found[item, ""] = _together(of_item)
    return found


def _asked(rows: pd.DataFrame, scales: Mapping[str, ItemScale]) -> dict[Question, list[str]]:
    """The waves in which each group gave valid answers to each item."""
    given: dict[str, list[tuple[str, str, str]]] = {}
    columns = ["item", "respondent_group", "wave", "answer"]
    for item, group, wave, answer in rows[columns].drop_duplicates().itertuples(index=False):
        given.setdefault(item, []).append((group, wave, answer))
    found: dict[Question, set[str]] = {}
    for scale in scales.values():
        for group, wave, answer in given.get(scale.asked_as, ()):
            if answer in scale.valid:
                found.setdefault((scale.item, group), set()).add(wave)
    return {question: sorted(found[question]) for question in sorted(found)}


def _pairs(waves: Sequence[str], stages: Mapping[str, Stage]) -> Iterator[tuple[str, str]]:
    before, after = (
        [wave for wave in waves if stages[wave] is wanted] for wanted in (Stage.BEFORE, Stage.AFTER)
    )
    yield from product(before, after)


def _together(parts: Sequence[Comparability]) -> Comparability:
    return Comparability(
        breaks=tuple(dict.fromkeys(reason for part in parts for reason in part.breaks)),
        caveats=tuple(dict.fromkeys(caveat for part in parts for caveat in part.caveats)),
    )
