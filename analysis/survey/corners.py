"""Whose answer belongs where: in the pilot or the comparison areas, before or after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from analysis.area_scatter import AreaChanges, of_different_people
from analysis.results import NotPossible, Reason
from analysis.safety import Stage, Where, stage
from analysis.shares import Answers
from data.kinds.items import ItemScale
from data.study import Pilot


@dataclass(frozen=True, slots=True)
class Corner:
    """The answers of one stage, in the pilot or the comparison areas, and those of each wave."""

    total: Answers
    waves: tuple[Answers, ...]

    @property
    def made_of(self) -> tuple[Answers, ...]:
        """Each wave is shown by itself: their sum would give away one that is hidden."""
        return (self.total, *self.waves)


def placed(responses: pd.DataFrame, pilot: Pilot, waves: Mapping[str, date]) -> pd.DataFrame:
    """
    Keep the answers of the pilot's and its comparison areas in dated waves, and say where and when.

    `responses` has a row per answer: respondent (a number, the same in all waves), wave, area_id,
    respondent_group, weight, answered_on, item, answer. `where`, `stage` and `day` (the wave's
    first) are added, and `person`, a number that no other group has. An empty cell is left out: a
    wide file has one for what nobody was asked, too.
    """
    rows = located(responses[responses["answer"] != ""], pilot, waves)
    groups, names = pd.factorize(rows["respondent_group"])
    return rows.assign(person=rows["respondent"] * len(names) + groups)


def located(rows: pd.DataFrame, pilot: Pilot, waves: Mapping[str, date]) -> pd.DataFrame:
    """Keep the rows of the pilot's and its comparison areas in dated waves; see `placed`."""
    areas = {area: Where.COMPARISON.value for area in pilot.comparison}
    areas[pilot.area] = Where.PILOT.value
    inside = rows[rows["area_id"].isin(list(areas)) & rows["wave"].isin(list(waves))]
    wave, area = inside["wave"].astype("category"), inside["area_id"].astype("category")
    stages = {name: stage(day, pilot).value for name, day in waves.items()}
    days = {name: pd.Timestamp(day) for name, day in waves.items()}
    return inside.assign(
        wave=wave,
        where=area.map(areas).astype("category"),
        stage=wave.map(stages).astype("category"),
        day=wave.map(days).astype("datetime64[us]"),
    )


def of_group(responses: pd.DataFrame, respondents: str) -> pd.DataFrame:
    """The answers of one group; "" is everyone."""
    return responses[responses["respondent_group"] == respondents] if respondents else responses


def valid(responses: pd.DataFrame, scale: ItemScale) -> pd.DataFrame:
    """The answers to `scale` that are in its denominator; `yes` is added: those that it counts."""
    asked = responses[responses["item"] == scale.asked_as]
    rows = asked[asked["answer"].isin(list(scale.valid))]
    return rows.assign(yes=rows["answer"].isin(list(scale.counted)))


def answered(rows: pd.DataFrame) -> Answers:
    """How many of the `valid` rows say yes, and how many there are."""
    return int(rows["yes"].sum()), len(rows)


def corners(rows: pd.DataFrame) -> dict[tuple[Where, Stage], Corner]:
    """The four corners of the comparison, from `valid` rows that are `placed`."""
    counted = rows.groupby(["where", "stage", "wave"])["yes"].agg(["sum", "size"])
    found = {}
    for where in Where:
        for when in (Stage.BEFORE, Stage.AFTER):
            inside = counted.index.isin([where.value], 0) & counted.index.isin([when.value], 1)
            waves = tuple((int(yes), int(n)) for yes, n in counted[inside].to_numpy())
            total = sum(yes for yes, _ in waves), sum(n for _, n in waves)
            found[where, when] = Corner(total, waves)
    return found


def area_changes(rows: pd.DataFrame) -> AreaChanges:
    """The comparison areas' own changes of the share, from `valid` rows, `placed`."""
    theirs = rows[rows["where"] == Where.COMPARISON.value]
    counted = theirs.groupby(["area_id", "stage"], observed=True)["yes"].agg(["sum", "size"])
    by_area: dict[object, dict[str, Answers]] = {}
    for (area, when), (yes, n) in zip(counted.index, counted.to_numpy(), strict=True):
        by_area.setdefault(area, {})[str(when)] = int(yes), int(n)
    nobody = (0, 0)
    return of_different_people(
        [
            (one.get(Stage.BEFORE.value, nobody), one.get(Stage.AFTER.value, nobody))
            for one in by_area.values()
        ]
    )


def missing(of: Mapping[tuple[Where, Stage], Corner]) -> NotPossible | None:
    """Why there is no change of the pilot, if so."""
    before, after = (of[Where.PILOT, when].total[1] for when in (Stage.BEFORE, Stage.AFTER))
    if not before and not after:
        return NotPossible(Reason.NO_ANSWERS)
    if not before:
        return NotPossible(Reason.NO_WAVE_BEFORE)
    return None if after else NotPossible(Reason.NO_WAVE_AFTER)


def with_traits(responses: pd.DataFrame, items: Mapping[str, ItemScale]) -> pd.DataFrame:
    """
    Add a column for each of `items` (column -> item): what the respondent answered in that wave.

    Branch and size are answers of businesses (F02, F03). Who gave no valid answer has "": words of
    their own may name them.
    """
    keys = ["respondent_group", "respondent", "wave"]
    for column, scale in items.items():
        of_item = valid(responses[responses["item"] == scale.asked_as], scale)
        known = of_item.drop_duplicates(keys).set_index(keys)["answer"].rename(column)
        responses = responses.drop(columns=column, errors="ignore").join(known, on=keys)
        responses[column] = responses[column].fillna("")
    return responses
