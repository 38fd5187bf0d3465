"""A change of wording, scale, mode or frame is a break, and no line goes across it."""

import pandas as pd
import pytest

from analysis.results import Caveat, Doubt, NotPossible, Reason
from analysis.survey.breaks import Comparability, WaysOfAsking
from data.kinds.items import item_bank

ORDER = ("2023 höst", "2025 vår", "2026 vår")
FIRST, SECOND, THIRD = ORDER
UNTOLD = Caveat(Doubt.WAVE_UNTOLD)


def told(*rows: dict[str, str]) -> pd.DataFrame:
    """Rows of kind `waves` as a page gets them; an area is called by its id."""
    columns = ["wave", "area_name", "respondent_group", "mode", "frame", "questionnaire"]
    table = pd.DataFrame([dict.fromkeys(columns, "") | row for row in rows])
    return table.assign(area_id=table["area_name"])


def alike(*waves: str, **others: str) -> pd.DataFrame:
    return told(*({"wave": w, "mode": "post", "frame": "random_sample", **others} for w in waves))


def own(*rows: dict[str, str]) -> pd.DataFrame:
    columns = [
        "item_id", "wave", "wording_sv", "wording_en", "scale", "counted", "valid", "share_sv",
        "share_en", "comparable_with", "source",
    ]  # fmt: skip
    return pd.DataFrame(list(rows), columns=columns)


def compared(
    waves: pd.DataFrame | None = None,
    items: pd.DataFrame | None = None,
    *,
    between: tuple[str, str] = (FIRST, SECOND),
    item: str = "B05b",
    group: str = "",
    areas: tuple[str, ...] = (),
) -> Comparability:
    ways = WaysOfAsking(waves=waves, bank=item_bank(items), order=ORDER)
    found = ways.comparability(*between, item, group=group, areas=areas)
    back = ways.comparability(*between[::-1], item, group=group, areas=areas)
    assert found == back  # which of them is first does not matter
    return found


def test_the_case_of_an_open_link_against_a_random_sample_is_blocked() -> None:
    """The local survey of 2018 and 2019/20 was an open web link, in 2022 a random sample."""
    waves = told(
        {"wave": "2018", "mode": "web_link", "frame": "open_link"},
        {"wave": "2019/20", "mode": "web_link", "frame": "open_link"},
        {"wave": "2022", "mode": "post", "frame": "random_sample"},
    )
    order = ("2018", "2019/20", "2022")
    ways = WaysOfAsking(waves=waves, bank=item_bank(), order=order)
    across = ways.comparability("2019/20", "2022", "B05b")
    assert across.breaks == (Reason.FRAME_CHANGED, Reason.MODE_CHANGED)
    assert across.blocked == NotPossible(Reason.FRAME_CHANGED)
    within = ways.comparability("2018", "2019/20", "B05b")
    assert within == Comparability()
    assert within.blocked is None
    assert ways.in_step(order, "B05b") == (("2018", "2019/20"), ("2022",))


def test_waves_that_were_asked_alike_may_be_compared() -> None:
    assert compared(alike(FIRST, SECOND)) == Comparability()
    assert compared() == Comparability()  # nothing is told of any wave: nothing is known to differ


@pytest.mark.parametrize(
    ("other", "broken"),
    [
        ({"mode": "web"}, (Reason.MODE_CHANGED,)),
        ({"frame": "everyone"}, (Reason.FRAME_CHANGED,)),
        ({"mode": "other", "frame": "other"}, (Reason.FRAME_CHANGED, Reason.MODE_CHANGED)),
    ],
)
def test_another_way_of_asking_is_a_break(
    other: dict[str, str], broken: tuple[Reason, ...]
) -> None:
    waves = pd.concat([alike(FIRST), alike(SECOND, **other)])
    assert compared(waves).breaks == broken


@pytest.mark.parametrize("missing", [{"mode": ""}, {"frame": ""}, {"mode": "", "frame": ""}])
def test_what_nobody_told_of_one_wave_is_a_caveat_and_no_break(missing: dict[str, str]) -> None:
    waves = pd.concat([alike(FIRST), alike(SECOND, **missing)])
    assert compared(waves) == Comparability(caveats=(UNTOLD,))
    assert compared(alike(FIRST)) == Comparability(caveats=(UNTOLD,))


def test_two_ways_that_are_other_need_not_be_the_same() -> None:
    assert compared(alike(FIRST, SECOND, mode="other")) == Comparability(caveats=(UNTOLD,))


def test_a_wave_asked_in_two_ways_is_like_another_asked_in_the_same_two() -> None:
    both = pd.concat([alike(FIRST, SECOND), alike(FIRST, SECOND, mode="web")])
    assert compared(both) == Comparability()
    assert compared(pd.concat([both, alike(FIRST, mode="phone")])).breaks == (Reason.MODE_CHANGED,)


def test_another_questionnaire_with_the_same_question_is_a_caveat() -> None:
    waves = pd.concat([alike(FIRST, questionnaire="v1"), alike(SECOND, questionnaire="v2")])
    assert compared(waves) == Comparability(caveats=(Caveat(Doubt.QUESTIONNAIRE_CHANGED),))


def test_only_the_group_and_the_areas_that_are_compared_matter() -> None:
    waves = pd.concat(
        [
            alike(FIRST, SECOND, respondent_group="företag"),
            alike(FIRST, respondent_group="besökare"),
            alike(SECOND, respondent_group="besökare", mode="web"),
        ]
    )
    assert compared(waves, group="Företag") == Comparability()
    assert compared(waves, group="besökare").breaks == (Reason.MODE_CHANGED,)
    assert compared(waves).breaks == (Reason.MODE_CHANGED,)  # of everyone together
    places = pd.concat(
        [
            alike(FIRST, SECOND, area_name="north"),
            alike(FIRST, area_name="south"),
            alike(SECOND, area_name="south", frame="intercept"),
        ]
    )
    assert compared(places, areas=("north",)) == Comparability()
    assert compared(places, areas=("north", "south")).breaks == (Reason.FRAME_CHANGED,)


def test_what_is_told_of_an_area_goes_before_what_is_told_of_all() -> None:
    waves = pd.concat([alike(FIRST, SECOND), alike(SECOND, area_name="north", mode="phone")])
    assert compared(waves, areas=("south",)) == Comparability()
    assert compared(waves, areas=("north",)).breaks == (Reason.MODE_CHANGED,)
    ways = WaysOfAsking(waves=waves, bank=item_bank(), order=ORDER)
    assert ways.facts(SECOND.upper(), area="north").modes == frozenset({"phone"})


def test_a_row_that_lies_in_no_known_area_speaks_of_none() -> None:
    waves = alike(FIRST, SECOND, area_name="Storön").assign(area_id="")
    ways = WaysOfAsking(waves=waves, bank=item_bank(), order=ORDER)
    assert ways.facts(FIRST, area="north").modes == frozenset()


def test_another_wording_from_a_wave_on_is_a_break() -> None:
    items = own({"item_id": "B05b", "wave": SECOND, "wording_sv": "Är du trygg?"})
    assert compared(items=items).breaks == (Reason.WORDING_CHANGED,)
    assert compared(items=items, between=(SECOND, THIRD)) == Comparability()
    assert compared(items=items, item="F20a") == Comparability()


def test_blanks_and_capitals_are_no_other_wording() -> None:
    words = item_bank().texts("sv")["B05b"][1]
    items = own({"item_id": "B05b", "wave": SECOND, "wording_sv": f"  {words.upper()} "})
    assert compared(items=items) == Comparability()


@pytest.mark.parametrize(
    "changed", [{"scale": "P4"}, {"counted": "1"}, {"valid": "1 2 3 4"}, {"scale": "egen"}]
)
def test_other_answers_to_choose_from_or_to_count_are_a_break(changed: dict[str, str]) -> None:
    items = own({"item_id": "B05b", "wave": SECOND, **changed})
    assert compared(items=items).breaks == (Reason.SCALE_CHANGED,)


def test_the_worst_break_is_told_first_and_all_are_there() -> None:
    items = own({"item_id": "B05b", "wave": SECOND, "scale": "P4", "wording_sv": "Hur?"})
    waves = pd.concat([alike(FIRST), alike(SECOND, mode="web", frame="panel")])
    assert compared(waves, items).breaks == (
        Reason.SCALE_CHANGED,
        Reason.WORDING_CHANGED,
        Reason.FRAME_CHANGED,
        Reason.MODE_CHANGED,
    )


@pytest.mark.parametrize("vouched", ["B05b", "2023 HÖST", "något annat; 2023 höst"])
def test_who_says_that_two_wordings_may_be_compared_is_believed(vouched: str) -> None:
    row = {"item_id": "B05b", "wave": SECOND, "wording_sv": "Är du trygg?", "scale": "egen"}
    row |= {"counted": "1 2", "valid": "1 2 3 4 5", "comparable_with": vouched}
    assert compared(items=own(row)) == Comparability()


def test_answers_with_other_codes_cannot_be_counted_together_whoever_vouches_for_it() -> None:
    row = {"item_id": "B05b", "wave": SECOND, "wording_sv": "Är du trygg?", "scale": "P4"}
    items = own({**row, "counted": "3 4", "comparable_with": "B05b"})
    assert compared(items=items).breaks == (Reason.SCALE_CHANGED,)


def test_a_wave_that_is_vouched_for_speaks_for_all_that_were_asked_like_it() -> None:
    row = {"item_id": "B05b", "wave": THIRD, "wording_sv": "Är du trygg?"}
    items = own({**row, "comparable_with": SECOND})
    assert compared(items=items, between=(FIRST, THIRD)) == Comparability()
    nowhere = own({**row, "comparable_with": "en våg som inte finns"})
    assert compared(items=nowhere, between=(FIRST, THIRD)).breaks == (Reason.WORDING_CHANGED,)


def test_a_wave_may_always_be_compared_with_itself() -> None:
    assert compared(alike(FIRST), between=(FIRST, FIRST)) == Comparability()


def test_an_item_without_words_is_judged_by_how_its_waves_were_asked() -> None:
    waves = pd.concat([alike(FIRST), alike(SECOND, mode="web")])
    assert compared(item="walkdark") == Comparability()
    assert compared(waves, item="walkdark").breaks == (Reason.MODE_CHANGED,)
    begun = own({"item_id": "E1", "wave": SECOND, "wording_sv": "Hur?"})
    assert compared(items=begun, item="E1") == Comparability(caveats=(UNTOLD,))


def test_every_wave_is_in_one_run() -> None:
    items = own({"item_id": "B05b", "wave": SECOND, "wording_sv": "Är du trygg?"})
    ways = WaysOfAsking(waves=None, bank=item_bank(items), order=ORDER)
    assert ways.in_step(ORDER, "B05b") == ((FIRST,), (SECOND, THIRD))
    assert ways.in_step((), "B05b") == ()
