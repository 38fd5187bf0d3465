"""Before and after are held against each other only where a question was put alike."""

import pandas as pd
import pytest

from analysis.results import Caveat, Doubt, Reason
from analysis.survey.asked_alike import asked_alike
from analysis.survey.breaks import Comparability, WaysOfAsking
from data.kinds.items import ItemBank, item_bank
from tests.analysis.pilots import PILOT
from tests.analysis.survey.survey_rows import WAVES
from tests.analysis.survey.test_breaks import alike, own, told

EVERYONE = ("B05b", "")
VISITORS = ("B05b", "visitors")
Asked = dict[str, str]  # wave -> group


def answers(*asked: tuple[str, str], item: str = "B05b", area: str = "north") -> pd.DataFrame:
    """Twenty answers of each (wave, group)."""
    columns = ["item", "area_id", "respondent_group", "wave", "answer", "count"]
    return pd.DataFrame(
        [(item, area, group, wave, "1", 20) for wave, group in asked], columns=columns
    )


def found(
    rows: pd.DataFrame, waves: pd.DataFrame | None = None, bank: ItemBank | None = None
) -> dict[tuple[str, str], Comparability]:
    bank = bank or item_bank()
    ways = WaysOfAsking(waves=waves, bank=bank, order=tuple(WAVES))
    return asked_alike(rows, PILOT, bank.scales(), ways, waves=WAVES)


ALL = answers(("v1", "visitors"), ("v2", "visitors"), ("v3", "visitors"))


def test_a_question_that_was_put_alike_may_be_compared() -> None:
    assert found(ALL, alike("v1", "v2", "v3")) == {
        VISITORS: Comparability(),
        EVERYONE: Comparability(),
    }


def test_one_wave_after_that_was_asked_otherwise_blocks_for_it_is_in_the_sum() -> None:
    waves = pd.concat([alike("v1", "v2"), alike("v3", mode="web")])
    assert found(ALL, waves)[VISITORS].breaks == (Reason.MODE_CHANGED,)
    without = ALL[ALL["wave"] != "v3"]
    assert not found(without, waves)[VISITORS].breaks


def test_a_comparison_area_that_was_asked_otherwise_blocks_too() -> None:
    other = sorted(PILOT.comparison)[0]
    waves = pd.concat(
        [
            alike("v1", "v2", "v3"),
            told({"wave": "v2", "mode": "post", "frame": "open_link", "area_name": other}),
        ]
    )
    assert found(ALL, waves)[VISITORS].breaks == (Reason.FRAME_CHANGED,)
    away = waves.assign(area_id=waves["area_id"].replace(other, "elsewhere"))
    assert not found(ALL, away)[VISITORS].breaks


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"wording_sv": "Känner du dig trygg här?"}, Reason.WORDING_CHANGED),
        ({"scale": "P4", "counted": "3 4"}, Reason.SCALE_CHANGED),
    ],
)
def test_other_words_or_answers_from_the_second_wave_on_block(
    row: dict[str, str], reason: Reason
) -> None:
    bank = item_bank(own({"item_id": "B05b", "wave": "v2"} | row))
    assert found(ALL, bank=bank)[VISITORS].breaks[0] == reason


def test_all_groups_together_may_be_compared_only_if_each_may() -> None:
    rows = pd.concat([ALL, answers(("v1", "residents"), ("v2", "residents"))])
    waves = pd.concat(
        [
            alike("v1", "v2", "v3", respondent_group="visitors"),
            alike("v1", respondent_group="residents"),
            alike("v2", respondent_group="residents", mode="web"),
        ]
    )
    by = found(rows, waves)
    assert not by[VISITORS].breaks
    assert by["B05b", "residents"].breaks == (Reason.MODE_CHANGED,)
    assert by[EVERYONE].breaks == (Reason.MODE_CHANGED,)
    names = {"visitors": "residents", "residents": "visitors"}
    swapped, asked = (table.replace({"respondent_group": names}) for table in (rows, waves))
    assert found(swapped, asked)[EVERYONE].breaks == (Reason.MODE_CHANGED,)


def test_groups_that_are_asked_in_ways_of_their_own_break_nothing() -> None:
    rows = pd.concat([ALL, answers(("v1", "residents"), ("v2", "residents"))])
    waves = pd.concat(
        [
            alike("v1", "v2", "v3", respondent_group="visitors"),
            alike("v1", "v2", respondent_group="residents", mode="web"),
        ]
    )
    assert not found(rows, waves)[EVERYONE].breaks


def test_what_nobody_told_of_a_wave_is_a_caveat_and_no_break() -> None:
    one = found(ALL, alike("v1"))[VISITORS]
    assert (one.breaks, one.caveats) == ((), (Caveat(Doubt.WAVE_UNTOLD),))


def test_a_question_without_a_wave_before_has_nothing_to_break() -> None:
    later = ALL[ALL["wave"] != "v1"]
    assert found(later, alike("v2", "v3", mode="web")) == {
        VISITORS: Comparability(),
        EVERYONE: Comparability(),
    }
    assert found(ALL.iloc[:0]) == {}


def test_a_wave_in_which_nobody_took_a_stand_is_in_no_sum_and_breaks_nothing() -> None:
    waves = pd.concat([alike("v1", "v2"), alike("v3", mode="web")])
    nothing = ALL.assign(answer=ALL["answer"].where(ALL["wave"] != "v3", "98"))
    assert not found(nothing, waves)[VISITORS].breaks
