import pytest

from data.kinds.items import ItemScale, item_scales, item_texts


@pytest.mark.parametrize(
    ("item", "asked_as", "counted", "valid"),
    [
        ("B05b", "B05b", "12", "12345"),
        ("B02", "B01", "345", "12345"),
        ("F10x", "F10x", "1", "12"),
        ("F22k", "F22k", "34", "1234"),
        ("F33c", "F33c", "45", "12345"),
    ],
)
def test_an_item_knows_which_answers_it_counts(
    item: str, asked_as: str, counted: str, valid: str
) -> None:
    expected = ItemScale(
        item=item, asked_as=asked_as, counted=frozenset(counted), valid=frozenset(valid)
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
    assert item_texts("sv") != item_texts("en")


def test_what_is_asked_of_another_item_is_an_item_there_is() -> None:
    scales = item_scales()
    assert {scale.asked_as for scale in scales.values()} <= scales.keys()
