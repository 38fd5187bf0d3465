"""The timeline of the work, and how much was in place below the months of the page Effekt."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.study import Period
from pages.shared.charts.timeline import EVENT, LOOKS, Bar, Lane, timeline
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import AREAS, EVEN, load, months, spread, squares
from tests.pages.working_town import MEASURES, SECRET, town

in_both_languages = pytest.mark.parametrize("language", TEXTS)
YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))
DAY = 86_400_000  # milliseconds


def opened(language: str = "sv") -> Screen:
    return open_page("process", language, process=TEXTS[language].process.parts["timeline"])


def drawn(*lanes: Lane, language: str = "sv") -> Any:  # noqa: ANN401
    return timeline(lanes, YEAR, TEXTS[language], start=date(2024, 3, 1), fictive=False)


def test_a_bar_goes_no_further_than_the_time_that_is_looked_at() -> None:
    early = Lane(name="a", bars=[Bar(date(2023, 6, 1), date(2024, 2, 1), "municipality")])
    late = Lane(name="b", bars=[Bar(date(2024, 12, 1), date(2026, 1, 1), "municipality")])
    gone = Lane(name="c", bars=[Bar(date(2022, 1, 1), date(2023, 1, 1), "municipality")])
    (trace,) = drawn(early, late, gone).data
    assert list(trace.base) == ["2024-01-01", "2024-12-01"]
    assert list(trace.x) == [31 * DAY, 31 * DAY]
    assert list(trace.y) == [0, 1]


def test_each_owner_has_a_colour_and_a_pattern_of_its_own() -> None:
    day = (date(2024, 5, 1), date(2024, 6, 1))
    lanes = [Lane(name=owner, bars=[Bar(*day, owner)]) for owner in [*LOOKS, EVENT]]
    looks = [(t.marker.color, t.marker.pattern.shape) for t in drawn(*lanes).data]
    assert len({colour for colour, _ in looks[:-1]}) == len(LOOKS)
    assert len({shape for _, shape in looks}) == len(LOOKS) + 1


@in_both_languages
def test_the_axis_names_months_in_the_language_of_the_page(language: str) -> None:
    lane = Lane(name="a", days=[date(2024, 5, 2)])
    ticks = drawn(lane, language=language).layout.xaxis.ticktext
    assert ticks[4] == TEXTS[language].numbers.short_month(date(2024, 5, 1))


def test_a_name_out_of_a_file_is_no_markup() -> None:
    lane = Lane(name="<b>x</b>%{y}", bars=[Bar(date(2024, 5, 1), date(2024, 6, 1), "joint")])
    figure = drawn(lane)
    assert "<b>x" not in figure.layout.yaxis.ticktext[0]
    assert "%{y}" not in figure.data[0].customdata[0]


@in_both_languages
def test_the_sample_shows_what_was_in_place_where_and_when(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], opened(language)
    (chart,) = screen.charts
    assert not screen.faults
    assert {text.timeline.meetings, text.timeline.walks} <= set(chart.words)
    assert any(text.timeline.event.format(title="Stadsfest") == word for word in chart.words)
    (table,) = (t for t in screen.tables if list(t.columns) == list(text.timeline.columns))
    assert (table.iloc[:, 0] == text.timeline.walk).sum() == 4
    assert (table.iloc[:, 3] == text.timeline.ongoing).any()
    assert text.timeline.note in screen.text


@in_both_languages
def test_what_is_only_planned_or_was_cancelled_is_not_drawn(
    store_folder: Path, language: str
) -> None:
    town(store_folder)
    text, screen = TEXTS[language], opened(language)
    n = text.numbers.whole(1)
    day = text.timeline.title.partition("{day}")[0].format(n=n).strip()
    assert day in screen.text  # of four measures one is done
    (chart,) = screen.charts
    assert "Torgfest" in "".join(chart.words)
    for words in ("Torgfest", SECRET):
        assert words not in screen.files["pilotkollen-tidslinje-north.csv"]


def test_many_measures_are_drawn_together_by_type_and_owner(store_folder: Path) -> None:
    head = MEASURES.partition("\n")[0]
    rows = [
        f"N{n};;Lyktor;belysning;kommun;north;2024-05-01;2024-06-01;2024-06-03;klar;;"
        for n in range(60)
    ]
    load(
        store_folder,
        counts=months(spread(EVEN)),
        areas=squares({area: area for area in AREAS}),
        measures="\n".join([head, *rows]) + "\n",
    )
    screen = opened()
    assert TEXTS["sv"].timeline.grouped in screen.words
    assert "Belysning (kommun): 60" in screen.charts[0].words


@in_both_languages
def test_what_is_not_loaded_is_named(store_folder: Path, language: str) -> None:
    town(store_folder, "problems")
    text, screen = TEXTS[language], opened(language)
    assert not screen.faults
    assert text.timeline.nothing in screen.words
    assert any(text.timeline.missing.partition("{")[0] in word for word in screen.words)


@in_both_languages
def test_the_page_effekt_has_the_dose_below_its_months_and_claims_nothing(
    store_folder: Path, language: str
) -> None:
    town(store_folder)
    text, screen = TEXTS[language], open_page("effect", language)
    assert not screen.faults
    (table,) = (t for t in screen.tables if text.timeline.dose in t.columns)
    assert table[text.timeline.dose].iloc[0] == text.numbers.decimal(0, 1)
    assert table[text.timeline.dose].iloc[-1] == text.numbers.decimal(1, 1)
    assert text.timeline.dose_note in screen.text
    bands = [t for c in screen.charts for t in c.spec["data"] if t.get("yaxis") == "y2"]
    assert text.timeline.dose in str(bands)


def test_without_measures_the_page_effekt_has_no_band(store_folder: Path) -> None:
    town(store_folder, "problems")
    screen = open_page("effect", "sv")
    assert TEXTS["sv"].timeline.dose_note not in screen.text
    assert not [t for t in screen.tables if TEXTS["sv"].timeline.dose in t.columns]


@in_both_languages
def test_what_was_in_place_is_told_street_by_street(sample: Path, language: str) -> None:
    text = TEXTS[language].timeline
    screen = opened(language)
    assert not screen.faults
    [table] = [t for t in screen.tables if tuple(t.columns) == text.streets_columns]
    *streets, nowhere = table.to_numpy().tolist()
    assert nowhere[0] == text.no_street
    weeks = [int("".join(c for c in row[2] if c.isdigit())) for row in streets]
    assert weeks == sorted(weeks, reverse=True)
    assert min(weeks) > 0
    things = sum(int(row[1]) for row in table.to_numpy().tolist())
    assert text.streets_n.format(n=TEXTS[language].numbers.whole(things)) in screen.text
    assert any(text.streets_note in word for word in screen.words)


def test_without_streets_there_is_no_dose_by_street(store_folder: Path) -> None:
    town(store_folder)
    assert not any(t.columns[0] == "Gatusträcka" for t in opened().tables)


def test_segments_of_one_street_have_numbers_and_a_street_of_one_has_none(
    store_folder: Path,
) -> None:
    """Lines in degrees, 111 m apart; lamps stand on all three segments and one on none."""
    lines = {
        "s1": ("Storgatan", 58.280),
        "s2": ("Storgatan", 58.281),
        "s3": ("Lilla gatan", 58.282),
    }
    features = [
        {
            "type": "Feature",
            "properties": {"id": key, "namn": name},
            "geometry": {"type": "LineString", "coordinates": [[12.28, north], [12.29, north]]},
        }
        for key, (name, north) in lines.items()
    ]
    rows = "\n".join(
        f"M{at};Lampa;belysning;kommun;north;2024-01-02;2024-02-0{at};klar;{north};12.285"
        for at, north in enumerate((58.280, 58.281, 58.282, 58.290), start=1)
    )
    head = "id;rubrik;typ;ägare_typ;plats;beslutad;klar;status;lat;lon"
    load(
        store_folder,
        counts=months(spread(EVEN)),
        streets=json.dumps({"type": "FeatureCollection", "features": features}),
        measures=f"{head}\n{rows}\n",
    )
    [table] = [t for t in opened().tables if t.columns[0] == "Gatusträcka"]
    assert set(table.iloc[:, 0]) == {
        "Storgatan, sträcka 1",
        "Storgatan, sträcka 2",
        "Lilla gatan",
        TEXTS["sv"].timeline.no_street,
    }
