"""The area side of the page Trender: panels, funnel, calendars. Nothing is judged."""

import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from analysis.counts import before_after
from analysis.funnel import Funnel, funnel_of_changes
from data import engine
from data.sample.load import load_sample
from data.store import Store
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Chart, Screen, open_page
from tests.pages.test_components_small_counts import small
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
NUMBERS = SWEDISH_TEXT.numbers
MARK = SWEDISH_TEXT.card.hidden_mark
CARDS = ("trender-rutor", "trender-tratt", "trender-kalender", "trender-dagar")
BASES = "Område;År;Verksamheter\n" + "".join(
    f"{area};2024;{n}\n" for n, area in enumerate(AREAS, 40)
)


def table(screen: Screen, column: str) -> pd.DataFrame:
    """The last table with this header, wherever it stands."""
    return [t for t in screen.tables if column in t.columns][-1]


def chart(screen: Screen, said: str) -> Chart:
    return next(chart for chart in screen.charts if said in chart.alt)


def foot(screen: Screen, card: str) -> str:
    return next(word for word in screen.words if f" {card}, v " in word)


@pytest.mark.parametrize("language", TEXTS)
def test_each_card_of_areas_and_calendars_says_its_finding(
    of_sample: Opened, language: str
) -> None:
    screen = of_sample("trends", language)
    assert not screen.faults
    text = TEXTS[language]
    for title in (
        text.side_by_side.title_areas,
        text.funnel.title,
        text.calendar.title,
        text.calendar.days_title,
    ):
        found = re.escape(title)
        found = re.sub(r"\\\{[^{}]*\\\}", ".+", found)
        said = [word for word in screen.words if re.fullmatch(f"### {found}", word)]
        assert said, title
        assert all(len(word.split()) <= 16 for word in said)
    assert all(foot(screen, card) for card in CARDS)


def test_panels_count_whole_years_of_each_area(of_sample: Opened, sample: Path) -> None:
    version = Store(sample).current()
    known = engine.catalogue(version)
    shown = table(of_sample("trends", "sv"), SWEDISH_TEXT.side_by_side.column)
    assert known.preliminary_from
    end = known.preliminary_from
    counts = engine.month_counts(version, areas=["norra_kungsgatan"])
    inside = counts["month"] >= pd.Timestamp(end.replace(year=end.year - 1))
    year = int(counts.loc[inside & (counts["month"] < pd.Timestamp(end)), "count"].sum())
    assert shown["Norra Kungsgatan"].iloc[-1] == NUMBERS.whole(year)
    assert len(shown.columns) == 2 + 16


def test_the_pilot_areas_are_marked_among_grey_panels(of_sample: Opened) -> None:
    drawn = chart(of_sample("trends", "sv"), "av 42 områden. Index")
    words = [word for word in drawn.words if "Kungsgatan" in word]
    assert any(word.startswith("<b>◆ Norra Kungsgatan</b>") for word in words)
    assert any(word.startswith("Kungsgatan, Uddevalla") for word in words)
    widths = {trace["line"]["color"] for trace in drawn.spec["data"]}
    assert len(widths) == 3  # the pilots, the others, everything together


def test_a_link_opens_offence_groups_with_their_own_scales(store_folder: Path) -> None:
    load_sample(Store(store_folder), store_folder / "files")
    screen = open_page("trends", beside="groups", scale="count", funnel="businesses", year="2024")
    assert not screen.faults
    assert "Stöld i butik" in table(screen, SWEDISH_TEXT.side_by_side.column).columns
    assert any(SWEDISH_TEXT.side_by_side.note_count in word for word in screen.words)
    assert any("Händelser per 1 000 verksamheter" in word for word in screen.words)
    assert any(re.match(r"### .* 2024 hade minst", word) for word in screen.words)


def test_the_funnel_names_who_lies_outside_and_says_how_many_chance_gives(
    of_sample: Opened, sample: Path
) -> None:
    version = Store(sample).current()
    screen = of_sample("trends", "sv")
    pilot = version.study().pilots[0]
    areas = dict(engine.catalogue(version).areas)
    counts = engine.month_counts(version, areas=list(areas))
    found = funnel_of_changes(before_after(counts, areas, pilot.before, pilot.after))
    assert isinstance(found, Funnel)
    count, of = len(found.outside(2)), len(found.areas)
    assert f"### {count} av {of} områden sticker ut; ungefär" in screen.text
    drawn = chart(screen, "sticker ut")
    for area in found.outside(2):
        assert any(areas[area.area] in word for word in drawn.words)
    assert f"ungefär {NUMBERS.decimal(found.by_chance(2))} ligga utanför två" in screen.text


def test_the_month_calendar_hides_what_the_months_hide_and_has_no_totals(
    store_folder: Path,
) -> None:
    counts = spread(EVEN)
    counts["north"] |= {"2022-03": 3, "2024-08": 2}
    load(store_folder, counts=months(counts), study=STUDY)
    screen = open_page("trends", areas="north")
    monthly = next(t for t in screen.tables if SWEDISH_TEXT.trends.month_column in t.columns)
    calendar = table(screen, SWEDISH_TEXT.calendar.year_column)
    cells = [cell for row in calendar.iloc[:, 1:].to_numpy() for cell in row if cell]
    assert cells == list(monthly.iloc[:, 1])
    assert MARK in cells
    assert not small(screen)


def rows_of(days: dict[str, int], area: str = "") -> str:
    return "".join(f"{area};{day};Stöld\n" for day, count in days.items() for _ in range(count))


def test_the_day_calendar_tells_classes_and_no_day_of_its_own(store_folder: Path) -> None:
    days = {f"2024-05-{day:02}": 1 + day % 9 for day in range(1, 32)}
    days |= {f"2024-{month:02}-15": 60 for month in (1, 2, 3, 4, 6)}
    load(store_folder, incidents="Område;Datum;Brottsrubricering\n" + rows_of(days))
    screen = open_page("trends")
    assert not screen.faults
    drawn = screen.charts[-1]
    values = drawn.spec["data"][0]
    assert {v for row in values["z"] for v in row} <= {None, 0.1, 0.3, 0.5, 0.7, 0.9}
    assert "0\N{EN DASH}4 händelser" in " ".join(drawn.words)
    weeks = table(screen, SWEDISH_TEXT.calendar.week_column)
    assert set(weeks.iloc[:, 1:].to_numpy().flat) <= {
        "", "0\N{EN DASH}4 händelser", "5\N{EN DASH}24 händelser", "25\N{EN DASH}44 händelser",
        "45 eller fler",
    }  # fmt: skip
    assert not small(screen)


def test_weeks_of_the_day_calendar_start_on_monday_and_have_their_iso_year(
    of_sample: Opened,
) -> None:
    screen = of_sample("trends", "sv")
    weeks = table(screen, SWEDISH_TEXT.calendar.week_column)
    assert list(weeks.columns[1:]) == list(SWEDISH_TEXT.trends.weekdays)
    assert weeks.iloc[0, 0] == "v. 1 2026"
    assert list(weeks.iloc[0, 1:4]) == ["", "", ""]  # 1 January 2026 is a Thursday
    assert weeks.iloc[0, 4] != ""


@pytest.mark.parametrize("count", [3, 40])
def test_incidents_without_a_day_are_left_out_and_told_but_not_a_small_number(
    store_folder: Path, count: int
) -> None:
    days = {f"2024-0{month}-15": 60 for month in range(1, 7)} | {"2024-05": count}
    load(store_folder, incidents="Område;Datum;Brottsrubricering\n" + rows_of(days))
    screen = open_page("trends")
    said = MARK if count == 3 else "40"
    assert SWEDISH_TEXT.calendar.without_day.format(n=said) in foot(screen, "trender-dagar")
    assert not small(screen)


@pytest.mark.parametrize("language", TEXTS)
def test_where_only_months_are_known_the_day_calendar_says_why(
    store_folder: Path, language: str
) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("trends", language)
    text = TEXTS[language]
    assert not screen.faults
    assert any("säger inte vilken dag" in w or "on which day" in w for w in screen.words)
    assert text.funnel.switch not in screen.words  # without bases there is one mode
    assert not any(f" {CARDS[3]}, v " in word for word in screen.words)


def test_bases_give_the_funnel_its_second_mode(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY, bases=BASES)
    screen = open_page("trends", funnel="businesses")
    assert not screen.faults
    rates = table(screen, SWEDISH_TEXT.funnel.columns_rate[3])
    assert len(rates) == len(AREAS)
    north = rates[rates.iloc[:, 0] == "north"].iloc[0]
    assert (north.iloc[1], north.iloc[2]) == ("40", "240")
    assert north.iloc[3] == NUMBERS.whole(240 * 1000 / 40)


def test_one_area_is_compared_with_none_and_the_page_says_so(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("trends", areas="north")
    assert not screen.faults
    assert SWEDISH_TEXT.side_by_side.refused in screen.words
    assert any("färre än fem områden" in word for word in screen.words)


def test_areas_with_small_sums_are_in_no_panel_and_no_funnel(store_folder: Path) -> None:
    few = {area: dict(own) for area, own in spread(EVEN).items()}
    few["tiny"] = {"2022-05": 3, "2023-05": 40, "2024-05": 2, "2025-01": 40}
    load(store_folder, counts=months(few), study=STUDY)
    screen = open_page("trends")
    assert not screen.faults
    assert "tiny" not in table(screen, SWEDISH_TEXT.side_by_side.column).columns
    changes = table(screen, SWEDISH_TEXT.funnel.columns_change[3])
    assert "tiny" not in set(changes.iloc[:, 0])
    assert not small(screen)
    assert any(SWEDISH_TEXT.side_by_side.note_hidden in word for word in screen.words)


def test_names_out_of_files_are_only_words(store_folder: Path) -> None:
    odd = {f"<b>{area}</b>": own for area, own in spread(EVEN).items()}
    load(store_folder, counts=months(odd))
    screen = open_page("trends")
    assert not screen.faults
    drawn = [word for chart in screen.charts for word in chart.words if "north" in word]
    assert drawn
    assert all("&lt;b&gt;north" in word for word in drawn)
