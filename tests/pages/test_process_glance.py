"""The part Översikt: five sentences, and all 28 indicators, each with what it counts."""

import re
from pathlib import Path

import pandas as pd
import pytest

from analysis.process.indicator import Also
from analysis.results import Unit
from data.context import placed_rows
from data.intake import Kind
from data.store import Store
from pages.process.indicators import THEMES
from pages.shared.indicators import FILES
from pages.shared.text import Text
from tests.pages.process_parts import OfPart
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

CODES = [f"P{number:02d}" for number in range(1, 29)]
AREA, LAST = "norra_kungsgatan", pd.Timestamp(2026, 11, 15)
BROKEN = re.compile(r"\b(?:nan|inf|NaT|NotPossible)\b|\bNone\b(?! )|<NA>|∞|\{\w+\}")
MEASURES = """Åtgärd_id;Rubrik;Åtgärdstyp;Ägartyp;Område;Beslutad;Planerad klar;Klar;Status
A1;Ny lampa;Belysning;Kommun;North;2024-03-10;2024-04-01;2024-03-30;Klar
A2;Kalles dörr;Lås/larm;Privat;North;2024-03-10;2024-04-01;;Pågår
A3;Ny lampa till;Belysning;Kommun;North;2024-03-10;2090-03-01;;Planerad
"""


def sheet(screen: Screen) -> pd.DataFrame:
    """All indicators, as the page has them under their headings."""
    return pd.concat([table for table in screen.tables if table.shape[1] == 6], ignore_index=True)


@pytest.mark.parametrize("language", TEXTS)
def test_every_indicator_is_there_in_the_order_of_its_theme_with_what_it_counts(
    process_part: OfPart, language: str
) -> None:
    text, table = TEXTS[language], sheet(process_part("glance", language))
    codes = table.iloc[:, 0].drop_duplicates().tolist()
    assert codes == [code for theme in THEMES.values() for code in theme]
    assert sorted(codes) == CODES
    first = table.drop_duplicates(table.columns[0])
    assert dict(zip(first.iloc[:, 0], first.iloc[:, 1], strict=True)) == text.indicators.name
    assert dict(zip(first.iloc[:, 0], first.iloc[:, 2], strict=True)) == text.indicators.definition


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_words_say_of_each_indicator_what_it_is_counts_and_which_file_tells_it(
    text: Text,
) -> None:
    for words in (text.indicators.name, text.indicators.definition, text.indicators.told_by, FILES):
        assert sorted(words) == CODES
    assert set(text.indicators.also) == set(Also)
    assert {Unit.MEASURES, Unit.GROUPS, Unit.SEK, Unit.RATIO} < set(text.indicators.thing)


@pytest.mark.parametrize("language", TEXTS)
def test_the_card_says_area_period_and_how_many_can_be_told(
    process_part: OfPart, language: str
) -> None:
    text, screen = TEXTS[language], process_part("glance", language)
    assert text.indicators.title.format(told=28, all=28) in screen.text
    (line,) = [words for words in screen.words if words.startswith(text.indicators.subtitle[:20])]
    assert "Norra Kungsgatan" in line
    assert "2024" in line
    assert "2026" in line


def test_the_five_sentences_are_the_files_own_counts(
    process_part: OfPart, sample_store: Path
) -> None:
    """Counted again from the rows as they lie in the store, with nothing of `analysis`."""
    version = Store(sample_store).current()
    members, meetings, measures, reports = (
        rows[rows["area_id"] == AREA]
        for kind in (Kind.MEMBERS, Kind.MEETINGS, Kind.MEASURES, Kind.REPORTS)
        if (rows := placed_rows(version, kind)) is not None
    )
    gone = members["left_on"] <= LAST
    done, late = measures["done_on"] <= LAST, measures["due_on"] < LAST
    late &= ~done & (measures["status"] != "cancelled")
    day = reports["reported_on"].fillna(reports["occurred_on"])
    since = reports[(day >= pd.Timestamp(2024, 3, 1)) & (day <= LAST - pd.Timedelta(days=7))]
    wait = (since["replied_on"] - since["reported_on"].fillna(since["occurred_on"])).dt.days
    city = measures["owner_type"] == "municipality"
    words = process_part("glance", "sv").text
    assert f"**{(~gone).sum()} företag**" in words
    assert f"gick {len(members)} med och {gone.sum()} ur" in words
    assert f"**{(meetings['status'] == 'held').sum()} av {len(meetings)} planerade möten**" in words
    assert f"**{done.sum()} av {(done | late).sum()} åtgärder**" in words
    assert f"kommunens {(done & city).sum()} av {((done | late) & city).sum()}" in words
    assert f"**{(wait <= 7).sum()} av {len(since)} rapporter**" in words
    assert f"**{late.sum()} åtgärder är försenade**" in words


@pytest.mark.parametrize("language", TEXTS)
def test_the_city_s_and_the_private_measures_stand_apart(
    process_part: OfPart, language: str
) -> None:
    names = sheet(process_part("glance", language)).iloc[:, 1].tolist()
    text = TEXTS[language]
    city, private = {"sv": ("Kommun", "Privat"), "en": ("Municipality", "Private")}[language]
    for code in ("P10", "P11", "P12", "P13", "P14"):
        for owner in (city, private):
            name = text.indicators.group.format(name=text.indicators.name[code], group=owner)
            assert name in names


def test_no_share_of_few_stands_without_how_far_chance_moves_it(process_part: OfPart) -> None:
    table = sheet(process_part("glance", "sv"))
    for code in (
        "P06",
        "P07",
        "P09",
        "P11",
        "P12",
        "P15",
        "P19",
        "P20",
        "P22",
        "P23",
        "P24",
        "P27",
    ):
        (value,) = table[table.iloc[:, 0] == code].iloc[:1, 3]
        assert "95\xa0%" in value, code


def test_the_download_holds_every_line_of_the_tables(process_part: OfPart) -> None:
    screen = process_part("glance", "sv")
    (file,) = (text for name, text in screen.files.items() if "indikatorer" in name)
    assert len(re.findall(r"^[^;\n]+;P\d\d;", file, re.MULTILINE)) == len(sheet(screen))


def test_messages_of_a_file_without_areas_are_told_of_all_areas_and_say_so(
    process_part: OfPart,
) -> None:
    table = sheet(process_part("glance", "sv"))
    (note,) = table[table.iloc[:, 0] == "P21"].iloc[:, 5]
    assert TEXTS["sv"].indicators.everywhere in note


@pytest.mark.parametrize("language", TEXTS)
def test_where_only_measures_are_loaded_the_rest_says_which_file_would_tell_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    load(tmp_path / "store", measures=MEASURES)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    text, screen = TEXTS[language], open_page("process", language)
    assert not screen.faults
    table = sheet(screen)
    notes = dict(zip(table.iloc[:, 0], table.iloc[:, 5], strict=True))
    values = dict(zip(table.iloc[:, 0], table.iloc[:, 3], strict=True))
    untold = [code for code in CODES if values[code] == text.card.no_value]
    assert {"P01", "P05", "P08", "P16", "P17", "P20", "P21", "P22", "P25", "P28"} <= set(untold)
    for code in untold:
        if code not in FILES_OF_MEASURES:
            assert text.indicators.told_by[code] in notes[code]
    assert text.process.everywhere in screen.text
    assert [word for word in screen.everything if BROKEN.search(word)] == []


FILES_OF_MEASURES = {code for code, kinds in FILES.items() if kinds == (Kind.MEASURES,)}


def test_without_a_plan_it_begins_with_the_first_day_that_a_file_speaks_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path / "store", measures=MEASURES)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    screen = open_page("process")
    assert "10\xa0mars\xa02024" in screen.text
    assert "**1 av 2 åtgärder** som är klara eller försenade är klara" in screen.text
    assert "kommunens 1 av 1, de privatas 0 av 1." in screen.text


def test_without_any_file_about_the_work_each_sentence_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(tmp_path / "store", counts=months(spread(EVEN)), study=STUDY)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(tmp_path / "store"))
    text, screen = TEXTS["sv"], open_page("process")
    assert not screen.faults
    for what in text.indicators.what.values():
        assert f"- {what}: går inte att säga." in screen.text
    assert [word for word in screen.everything if BROKEN.search(word)] == []
