import pandas as pd
import pytest

from data import codebook
from data.codebook import UNSPECIFIED, group_names, group_of_text, grouped


def groups(texts: list[str], own: dict[str, str] | None = None) -> list[str]:
    return list(grouped(pd.Series(texts, dtype="str"), own or {})[0])


def test_a_listed_text_has_its_group_whatever_its_case_and_blanks() -> None:
    assert groups(["Stöld i butik", " STÖLD  i butik", "Rån"]) == [
        "shop_theft",
        "shop_theft",
        "robbery",
    ]


def test_a_text_that_no_list_knows_is_its_own_group_in_its_first_spelling() -> None:
    found, unlisted = grouped(pd.Series(["Kopparstöld", "KOPPARSTÖLD", "Rån", ""]), {})
    assert list(found) == ["Kopparstöld", "Kopparstöld", "robbery", UNSPECIFIED]
    assert list(unlisted) == [True, True, False, False]


def test_the_persons_own_list_goes_first() -> None:
    assert groups(["Rån", "Break and Enter"], {"break and enter": "burglary", "Rån": "x"}) == [
        "x",
        "burglary",
    ]


def test_a_file_may_hold_our_groups_but_english_words_are_not_taken_for_them() -> None:
    found, unlisted = grouped(pd.Series(["robbery", "BURGLARY"]), {})
    assert list(found) == ["robbery", "BURGLARY"]
    assert list(unlisted) == [False, True]


def test_every_group_that_a_text_belongs_to_has_a_name_in_both_languages() -> None:
    assert set(group_of_text().values()) <= group_names("sv").keys() & group_names("en").keys()


def test_without_code_lists_every_text_is_its_own_group(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codebook, "codebook", lambda _: pd.DataFrame())
    assert groups(["Rån", ""]) == ["Rån", UNSPECIFIED]
