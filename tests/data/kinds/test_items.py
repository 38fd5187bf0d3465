from dataclasses import replace

import pandas as pd
import pytest

from data.codebook import codebook
from data.columns.form_columns import Cell, form_value_names
from data.kinds.form_cells import read_cells
from data.kinds.items import (
    HigherIs,
    ItemScale,
    ScaleKind,
    codes_of,
    item_bank,
    item_scales,
    item_texts,
    missing_labels,
    scale_labels,
    scale_values,
)
from data.kinds.survey import MISSING

BANK = item_bank()
COLUMNS = [
    "item_id", "wave", "wording_sv", "wording_en", "scale", "counted", "valid", "share_sv",
    "share_en", "comparable_with", "source",
]  # fmt: skip
WAVES = ("2023 höst", "2025 vår", "2026 vår")


def own(*rows: dict[str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


@pytest.mark.parametrize(
    ("item", "asked_as", "counted", "valid", "scale", "better"),
    [
        ("B05b", "B05b", "12", "12345", "T5", "high"),
        ("B02", "B01", "345", "12345", "N4+", "low"),
        ("F10x", "F10x", "1", "12", "JN", ""),
        ("F22k", "F22k", "34", "1234", "P4", "low"),
        ("F33c", "F33c", "45", "12345", "I5", "high"),
    ],
)
def test_an_item_knows_which_answers_it_counts(
    item: str, asked_as: str, counted: str, valid: str, scale: str, better: str
) -> None:
    expected = ItemScale(
        item=item,
        asked_as=asked_as,
        counted=frozenset(counted),
        valid=frozenset(valid),
        scale=scale,
        better=better,
    )
    assert item_scales()[item] == expected


def test_dont_know_and_no_answer_are_valid_nowhere() -> None:
    scales = item_scales().values()
    assert not any(scale.valid & {"97", "98", "99", ""} for scale in scales)
    assert all(scale.counted < scale.valid for scale in scales)


def test_every_item_is_worded_in_both_languages() -> None:
    for language in ("sv", "en"):
        texts = item_texts(language)
        assert texts.keys() == item_scales().keys()
        assert all(share and wording for share, wording in texts.values())
        assert all(wording for _, wording in BANK.texts(language).values())
    assert item_texts("sv") != item_texts("en")


def test_what_is_asked_of_another_item_is_an_item_there_is() -> None:
    scales = item_scales()
    assert {scale.asked_as for scale in scales.values()} <= scales.keys()


def test_the_bank_has_every_item_of_the_design() -> None:
    letters = [f"F22{letter}" for letter in "abcdefghijk"]
    named = ["F01", "F02", "F03", "F04", "F05", "F11", "F12", "F13", "F20a", "F20b", "F21"]
    victims = ["F10a", "F10b", "F10c", "F10d", "F10x", "SX"]
    partnership = ["F30", "F31", "F32", "F33a", "F33b", "F33c", "F34", "F35", "F36", "F37"]
    elsewhere = ["B01", "B02", "B03", "B04", "B05a", "B05b", "B06"]
    assert {*named, *victims, *letters, *partnership, *elsewhere} <= set(BANK.items)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_answer_of_every_scale_has_a_label_of_its_own(language: str) -> None:
    for item in BANK.items:
        scale, labels = BANK.scale(item), BANK.labels(item, language)
        assert labels.keys() == scale.valid, item
        assert all(labels.values())
        assert len(set(labels.values())) == len(labels)
        if scale.kind in (ScaleKind.PLACE, ScaleKind.NUMBER, ScaleKind.POINTS):
            assert not labels
        elif labels != {code: code for code in labels}:
            assert list(labels) == list(scale.codes)
    assert missing_labels(language).keys() == MISSING
    assert not any(
        scale_labels(scale, language).keys() & MISSING for scale in codebook("scales")["scale"]
    )


def test_labels_come_in_the_order_of_the_scale() -> None:
    assert list(BANK.labels("B05b", "sv").values()) == [
        "mycket otrygg",
        "ganska otrygg",
        "varken trygg eller otrygg",
        "ganska trygg",
        "mycket trygg",
    ]
    assert list(BANK.labels("B01", "en")) == ["1", "2", "3", "4"]
    assert BANK.labels("B02", "en")["5"] == "hardly ever goes out"


def test_a_scale_says_what_its_higher_codes_mean_and_an_item_which_end_is_hoped_for() -> None:
    said = {item: (s.higher_is, s.higher_is_better) for item, s in BANK.scales().items()}
    assert said["B05b"] == (HigherIs.SAFER, True)
    assert said["B01"] == (HigherIs.LESS_SAFE, False)
    assert said["F22a"] == (HigherIs.BIGGER_PROBLEM, False)
    assert said["F34"] == (HigherIs.AGREES_MORE, True)
    assert said["F10a"] == (HigherIs.NO, True)
    assert said["F10x"] == (HigherIs.NO, None)
    assert said["F13"] == (HigherIs.LESS, True)
    assert BANK.scale("F02").higher_is is HigherIs.NOTHING


def test_lines_of_business_and_sizes_are_those_of_the_files_of_members_and_population() -> None:
    names = form_value_names("sv")
    for scale, listed in (("branch", "business_branch"), ("size", "business_size")):
        values = scale_values(scale)
        assert values.keys() == scale_labels(scale, "sv").keys()
        assert all((listed, value) in names for value in values.values())
    written = pd.Series(list(scale_values("branch")), dtype="str")
    read = read_cells(written, Cell.CATEGORY, "business_branch").values
    assert dict(zip(written, read, strict=True)) == scale_values("branch")
    assert scale_values("T5") == {}


def test_what_is_counted_lies_at_one_end_of_its_scale() -> None:
    for item, scale in BANK.scales().items():
        codes, size = scale.codes, len(scale.counted)
        assert scale.counted in (set(codes[:size]), set(codes[-size:])), item


def test_categories_marks_and_numbers_have_no_share() -> None:
    without = set(BANK.items) - set(BANK.scales())
    assert without == {"F01", "F02", "F03", "F12", "F37n", "B06"}


def test_a_question_with_several_answers_holds_several_codes() -> None:
    kind = BANK.scale("F12").kind
    assert kind is ScaleKind.MULTIPLE
    assert codes_of("1 3", kind) == codes_of("1;3", kind) == codes_of("1, 3", kind) == ("1", "3")
    assert codes_of("very safe", ScaleKind.ORDERED) == ("very safe",)
    assert codes_of("", kind) == ()


def test_an_own_question_appears_with_its_own_words_beside_ours() -> None:
    rows = own({
        "item_id": "E1", "wording_sv": "Hur är hamnen?", "share_sv": "andel nöjda",
        "scale": "egen", "counted": "4 5", "valid": "1 2 3 4 5",
    })  # fmt: skip
    bank = item_bank(rows)
    assert bank.texts("sv")["E1"] == ("andel nöjda", "Hur är hamnen?")
    assert bank.texts("en")["E1"] == ("andel nöjda", "Hur är hamnen?")
    scale = bank.scales()["E1"]
    assert (scale.counted, scale.kind) == (frozenset("45"), ScaleKind.OWN)
    assert bank.labels("E1", "sv") == {code: code for code in "12345"}
    assert bank.texts("sv")["B05b"] == BANK.texts("sv")["B05b"]


def test_an_own_question_on_a_known_scale_has_its_answers_and_their_labels() -> None:
    bank = item_bank(own({"item_id": "E2", "wording_en": "Is it clean?", "scale": "t5"}))
    assert bank.labels("E2", "en") == BANK.labels("B05b", "en")
    assert bank.scale("E2").higher_is is HigherIs.SAFER
    assert "E2" not in bank.scales()  # which answers count nobody said
    assert bank.texts("sv")["E2"] == ("Is it clean?", "Is it clean?")


def test_a_question_nobody_worded_is_called_by_its_id() -> None:
    assert item_bank(own({"item_id": "E3"})).texts("sv")["E3"] == ("E3", "E3")


def test_an_own_wording_takes_the_place_of_ours_and_leaves_the_rest_as_it_was() -> None:
    bank = item_bank(own({"item_id": "B05b", "wording_sv": "Känner du dig trygg här?"}))
    assert bank.texts("sv")["B05b"] == ("andel otrygga", "Känner du dig trygg här?")
    assert bank.scale("B05b") == BANK.scale("B05b")
    assert bank.asked("B05b", "2023 höst") == bank.wordings[bank.items.index("B05b")]


def test_a_wording_holds_from_its_wave_on() -> None:
    later = {"item_id": "B05b", "wave": "2025 VÅR", "wording_sv": "Ny?", "scale": "P4"}
    bank = item_bank(own({**later, "counted": "3, 4"}))
    asked = [bank.asked("B05b", wave, WAVES) for wave in WAVES]
    assert [each and each.wording["sv"] for each in asked] == [
        BANK.texts("sv")["B05b"][1],
        "Ny?",
        "Ny?",
    ]
    assert bank.scale("B05b").counted == frozenset("34")
    assert bank.scale("B05b").better == ""
    alone = bank.asked("B05b", "2026 vår", ("2023 höst",))
    assert alone is not None
    assert alone.wave == ""
    itself = bank.asked("B05b", "2025 vår", ())
    assert itself is not None
    assert itself.wording["sv"] == "Ny?"


def test_each_wave_has_the_scale_on_which_it_was_asked() -> None:
    later = {"item_id": "B05b", "wave": WAVES[1], "scale": "P4", "counted": "3 4"}
    bank = item_bank(
        own(later, {"item_id": "E1", "wave": WAVES[1], "valid": "1 2", "counted": "1"})
    )
    scales = [bank.scales_in(wave, WAVES) for wave in WAVES]
    assert [each["B05b"].scale for each in scales] == ["T5", "P4", "P4"]
    assert scales[0]["F20a"] == bank.scales()["F20a"]
    assert scales[0]["E1"] == bank.scale("E1")  # nobody knows how it was asked before


def test_the_order_of_time_decides_and_not_that_of_the_file() -> None:
    rows = own(
        {"item_id": "E1", "wave": "2026 vår", "wording_sv": "Tredje?"},
        {"item_id": "E1", "wave": "2025 vår", "wording_sv": "Andra?"},
        {"item_id": "E1", "wording_sv": "Första?"},
    )
    said = [item_bank(rows).asked("E1", wave, WAVES) for wave in WAVES]
    assert [w and w.wording["sv"] for w in said] == ["Första?", "Andra?", "Tredje?"]
    assert item_bank(rows).asked("E9", "2025 vår", WAVES) is None
    assert item_bank(own({"item_id": "E1", "wave": WAVES[1]})).asked("E1", WAVES[0], WAVES) is None


def test_rows_with_missing_cells_or_without_an_item_do_no_harm() -> None:
    rows = own({"item_id": "E1", "wording_sv": "Hur?"}, {"item_id": ""})
    rows["source"] = pd.NA
    assert set(item_bank(rows).items) - set(BANK.items) == {"E1"}


def test_a_scale_without_further_words_is_as_it_always_was() -> None:
    plain = ItemScale(item="x", asked_as="x", counted=frozenset("1"), valid=frozenset("12"))
    assert plain.kind is ScaleKind.OWN
    assert plain.higher_is_better is None
    assert replace(plain, scale="JN").codes == ("1", "2")
    assert replace(plain, valid=frozenset({"10", "9", "b"})).codes == ("9", "10", "b")
