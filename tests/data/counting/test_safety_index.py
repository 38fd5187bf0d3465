"""SX: a business with at least one yes in F10a-d, whatever form the file has."""

from collections.abc import Mapping

import pandas as pd
import pytest

from data.counting.safety_index import ITEMS, safety_index
from data.kinds.survey import read_survey
from tests.sample import answers

Said = Mapping[str, str]  # respondent -> answers to F10a-d: "1" yes, "2" no, "8" don't know, "-"
CODES = {"8": "98", "-": ""}
ENOUGH = {"z": "2222"}  # all four were asked


def respondents(said: Said, **rest: str) -> pd.DataFrame:
    """Their answers as the summaries get them, a row per item."""
    rows = [
        {"respondent_id": who, "item": item, "answer": CODES.get(answer, answer), **rest}
        for who, told in said.items()
        for item, answer in zip(ITEMS, told, strict=True)
    ]
    return answers(*rows).assign(area_id="north")


def index_of(rows: pd.DataFrame) -> dict[str, str]:
    found = safety_index(rows)
    assert set(found["item"]) <= {"SX"}
    return dict(zip(found["respondent_id"], found["answer"], strict=True))


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("1222", "1"),
        ("1111", "1"),  # several yes are one business
        ("2222", "2"),
        ("1888", "1"),  # a yes is a yes whatever is missing
        ("2228", "2"),  # no yes and a no: counted as no
        ("2---", "2"),
        ("8888", None),
        ("----", None),
    ],
)
def test_any_yes_is_a_yes_a_no_without_yes_is_a_no_and_nothing_valid_is_nothing(
    said: str, answer: str | None
) -> None:
    assert index_of(respondents({"a": said} | ENOUGH)).get("a") == answer


def test_the_same_business_counts_once_in_each_wave() -> None:
    waves = [
        respondents({"a": told} | ENOUGH, wave=w) for w, told in (("1", "1222"), ("2", "2222"))
    ]
    found = safety_index(pd.concat(waves))
    own = found[found["respondent_id"] == "a"]
    assert dict(zip(own["wave"], own["answer"], strict=True)) == {"1": "1", "2": "2"}


def test_areas_groups_and_the_first_day_are_kept() -> None:
    rows = respondents({"a": "2212"}, respondent_group="företag")
    rows.loc[1, "answered_on"] = pd.Timestamp("2024-05-01")
    [found] = safety_index(rows).to_dict("records")
    assert (found["area_id"], found["respondent_group"]) == ("north", "företag")
    assert found["answered_on"] == pd.Timestamp("2024-05-01")


def test_a_group_that_was_not_asked_all_four_has_no_index() -> None:
    asked = respondents({"a": "1222"}, respondent_group="företag")
    three = respondents({"b": "122-"}, respondent_group="besökare")
    assert index_of(pd.concat([asked, three])) == {"a": "1"}


def test_an_index_that_the_file_has_itself_is_kept_as_it_is() -> None:
    own = answers({"item": "SX", "answer": "2", "respondent_id": "a"}).assign(area_id="north")
    assert index_of(pd.concat([respondents({"a": "1222"}), own])) == {}


WIDE = "respondent_id;våg;datum;område;grupp;F10a;F10b;F10c;F10d;F20a\n"
ROWS = ("a;1;2;2;98;3", "b;2;2;2;2;1", "c;98;;99;97;2", "d;2;98;;2;5")
LONG = "respondent_id;våg;datum;område;grupp;item;svar\n"


def wide() -> str:
    return WIDE + "".join(f"{row[0]};2024;2024-05-06;north;företag{row[1:]}\n" for row in ROWS)


def long() -> str:
    """The same answers a row each; those that are empty are not written at all."""
    items = (*ITEMS, "F20a")
    return LONG + "".join(
        f"{row[0]};2024;2024-05-06;north;företag;{item};{answer}\n"
        for row in ROWS
        for item, answer in zip(items, row[2:].split(";"), strict=True)
        if answer
    )


@pytest.mark.parametrize("file", [wide(), long()], ids=["wide", "long"])
def test_a_row_per_respondent_and_a_row_per_answer_give_the_same_index(file: str) -> None:
    rows = read_survey(file.encode(), "enkat.csv").rows
    assert isinstance(rows, pd.DataFrame)
    assert index_of(rows.assign(area_id=rows["area_name"])) == {"a": "1", "b": "2", "d": "2"}


def test_a_wide_file_without_respondent_ids_still_has_a_respondent_a_row() -> None:
    file = "\n".join(line.partition(";")[2] for line in wide().splitlines())
    rows = read_survey(file.encode(), "enkat.csv").rows
    assert isinstance(rows, pd.DataFrame)
    assert sorted(index_of(rows.assign(area_id="x")).values()) == ["1", "2", "2"]


def test_a_long_file_without_respondent_ids_has_no_index_for_whose_a_row_is_nobody_knows() -> None:
    file = "\n".join(line.partition(";")[2] for line in long().splitlines())
    rows = read_survey(file.encode(), "enkat.csv").rows
    assert isinstance(rows, pd.DataFrame)
    assert index_of(rows.assign(area_id="x")) == {}
