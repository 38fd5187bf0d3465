"""What a page says when there is nothing, or too little, to answer with."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from analysis.results import Reason
from data.intake import Kind
from data.reports import Report
from data.store import Store
from pages.report.compose.templates import composed
from pages.report.contents import contents
from pages.report.document import Document, Template
from pages.shared.text.sv import SWEDISH_TEXT
from tests.analysis.pilots import PILOT
from tests.pages.screen import TEXTS, open_page, walk
from tests.pages.town import EVEN, STUDY, load, months, spread, squares

NEED_NOTHING = ("sources", "method", "first", "journal", "privacy", "accessibility")
INCIDENTS = "Område;Brottstid från;Brottsrubricering;Diarienummer\n" + "".join(
    f"north;{year}-{month:02}-{day:02} 13:30;Stöld;K{year}{month}{day}\n"
    for year in (2022, 2023, 2024)
    for month in range(1, 13)
    for day in range(1, 9)
)
REASON = SWEDISH_TEXT.reason
LATE = STUDY.replace("2022-01", "2012-01").replace("2024-01", "2014-01")
LATE = (
    LATE.replace("2024-02", "2014-02").replace("2024-04", "2014-04").replace("2025-04", "2015-04")
)


@pytest.mark.parametrize("language", TEXTS)
def test_an_empty_store_leads_to_the_page_where_files_are_loaded(
    store_folder: Path, language: str
) -> None:
    for name, app in walk(language):
        assert not app.exception, name
        assert app.title[0].value == getattr(TEXTS[language], name).title
        links = [node.proto.label for node in app.main if node.type == "page_link"]
        said = [info.value for info in app.info]
        if name in NEED_NOTHING:
            assert said == []
            assert TEXTS[language].menu["sources"] not in links
        else:
            assert said == [TEXTS[language].frame.no_data], name
            assert links[-1] == TEXTS[language].menu["sources"], name


@pytest.mark.parametrize("language", TEXTS)
def test_the_way_out_of_an_empty_store_is_named_as_the_menu_names_it(language: str) -> None:
    text = TEXTS[language]
    assert text.menu["sources"] in text.frame.no_data
    assert text.menu["sources"] in text.frame.no_data_kind
    assert all(text.menu[name] in text.frame.exploring_help for name in ("trends", "map", "safety"))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("overview", REASON[Reason.NO_STUDY]),
        ("effect", REASON[Reason.NO_STUDY]),
        ("map", REASON[Reason.NO_POSITIONS]),
        (
            "safety",
            SWEDISH_TEXT.frame.no_data_kind.format(kind=SWEDISH_TEXT.kind[Kind.SURVEY]),
        ),
    ],
)
def test_with_incidents_only_a_page_says_what_it_lacks(
    store_folder: Path, name: str, why: str
) -> None:
    load(store_folder, incidents=INCIDENTS)
    screen = open_page(name)
    assert not screen.faults
    assert any(why in word for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("name", ["overview", "effect", "safety", "decision"])
def test_without_a_plan_a_page_leads_to_where_one_is_written(
    store_folder: Path, name: str, language: str
) -> None:
    load(store_folder, counts=months(spread(EVEN)))
    text = TEXTS[language]
    wanted = text.menu["sources" if name == "safety" else "plan"]
    for place, app in walk(language):
        assert not app.exception, place
        links = [node.proto.label for node in app.main if node.type == "page_link"]
        assert place != name or wanted in links


def test_with_incidents_only_the_trends_work(store_folder: Path) -> None:
    load(store_folder, incidents=INCIDENTS)
    screen = open_page("trends")
    assert not screen.faults
    assert len(screen.charts) == 4  # months, rolling year, week, calendar
    assert f"### {SWEDISH_TEXT.trends.monthly_title.split('{')[0]}" in screen.text
    assert not any("FIKTIVA" in piece for piece in screen.everything)


@pytest.mark.parametrize("name", ["overview", "effect"])
def test_periods_that_the_data_do_not_cover_are_not_compared(store_folder: Path, name: str) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=LATE)
    screen = open_page(name)
    assert not screen.faults
    assert any(REASON[Reason.NO_DATA_IN_PERIOD] in word for word in screen.words)
    assert not any(said in screen.text for said in SWEDISH_TEXT.wording.values())


def test_a_map_without_the_plans_periods_shows_the_chosen_period_and_says_so(
    store_folder: Path,
) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=LATE)
    screen = open_page("map")
    assert not screen.faults
    assert SWEDISH_TEXT.map.whole_year in screen.words


def test_a_plan_without_any_data_opens_everywhere_and_claims_nothing(store_folder: Path) -> None:
    load(store_folder, study=STUDY)
    for name, app in walk():
        assert not app.exception, name
        assert not app.get("plotly_chart"), name


def test_areas_alone_are_not_an_error(store_folder: Path) -> None:
    load(store_folder, areas=squares({"north": "Norr"}))
    for name, app in walk():
        assert not app.exception, name


def test_too_few_comparison_areas_are_named_as_the_reason(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY.replace(", 'd', 'e', 'f'", ""))
    screen = open_page("overview")
    assert any(REASON[Reason.TOO_FEW_COMPARISON_AREAS] in word for word in screen.words)
    assert not screen.charts


@pytest.mark.parametrize("language", TEXTS)
def test_a_group_that_no_incident_has_is_named_and_not_the_comparison_areas_blamed(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    load(store_folder, study=STUDY.replace('"theft"', '"Brejk"'))
    load(store_folder, counts=months(spread(EVEN)))
    screen = open_page("effect", language)
    assert text.effect.unknown_groups.format(groups="Brejk") in screen.words
    assert text.reason[Reason.TOO_FEW_COMPARISON_AREAS] not in screen.text
    assert text.reason[Reason.NO_SUCH_GROUP] in open_page("overview", language).text


@pytest.mark.parametrize("language", TEXTS)
def test_without_an_extract_date_no_load_date_stands_for_how_far_the_data_reach(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    version = load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    given = contents(Report("r"), version, Store(store_folder), language)
    document = composed(Template.SITUATION, given)
    assert isinstance(document, Document)
    last = text.numbers.month(PILOT.after.end - timedelta(days=1))
    assert document.subtitle == text.document.subtitle.format(pilots="north", day=last)
    loaded = text.numbers.day(date.today())
    words = open_page("process", language).words
    assert text.process.loaded_on.format(day=loaded) in words
    assert text.process.as_of.format(day=loaded) not in words


def test_a_quarter_has_no_rolling_year_and_the_page_says_so(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)))
    screen = open_page("trends", **{"from": "2022-01", "to": "2022-03"})
    assert not screen.faults
    assert len(screen.charts) == 2  # months, calendar
    assert SWEDISH_TEXT.trends.no_year in screen.words
    assert SWEDISH_TEXT.trends.no_two_years in screen.words
