"""The page Karta: what the map shows is also said in words and stands in a table."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.results import Reason
from data.store import Store
from pages.map import exact
from pages.map.drawing import FIGURES
from pages.shared import session
from pages.shared.session import View, rights
from pages.shared.text.sentences import inside
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.hot_town import SIDE, everywhere, heap, load_town
from tests.pages.screen import TEXTS, Screen, open_page, read, run
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]


def sent(app: AppTest) -> dict[str, str]:
    """What the component of the map gets."""
    (drawn,) = [node for node in app.main if node.type == "component_instance"]
    given: dict[str, str] = json.loads(drawn.proto.json_args)
    return given


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("view", ["before", "after", "difference"])
def test_each_view_says_what_it_shows(sample: Path, language: str, view: str) -> None:
    text = TEXTS[language]
    screen = open_page("map", language, view=text.map.views[view])
    assert not screen.faults
    finding = text.map.only_fewer if view == "difference" else text.map.density_finding
    title = next(word for word in screen.words if word.startswith("## "))
    assert finding.rpartition("}")[2] in title
    assert f"pilotkollen-{FIGURES[View(view)]}.csv" in screen.files


def test_the_table_has_every_area_of_the_pilot_and_no_other(
    of_sample: Opened, sample: Path
) -> None:
    pilot = Store(sample).current().study().pilots[0]
    table = of_sample("map", "sv").tables[0]
    assert len(table) == len(pilot.areas)
    assert "Norra Kungsgatan" in set(table.iloc[:, 0])
    assert "Stallbacka" not in set(table.iloc[:, 0])


def test_what_is_not_drawn_is_counted(of_sample: Opened) -> None:
    words = of_sample("map", "sv").words
    said = SWEDISH_TEXT.map.withheld.partition("{count}")[2]
    assert any(said in word for word in words)
    assert any(SWEDISH_TEXT.map.thin_note in word for word in words)


def test_only_the_surface_changes_from_view_to_view(sample: Path) -> None:
    """Else the document of the map is made anew and flickers."""
    before, after = (sent(run("map", view=view)) for view in ("Före", "Efter"))
    assert before["script"] == after["script"]
    assert before["feature_group"] != after["feature_group"]


@pytest.mark.parametrize("language", TEXTS)
def test_the_map_speaks_the_language_of_the_page(sample: Path, language: str) -> None:
    script, map_words = sent(run("map", language))["script"], TEXTS[language].map
    assert f'"lang": "{language}"' in script
    assert f'"zoom_in": "{map_words.zoom_in}"' in script
    assert TEXTS[language].frame.schematic in script


def test_the_picture_of_the_map_says_itself_that_the_data_are_made_up(sample: Path) -> None:
    assert "FIKTIVA DATA" in sent(run("map"))["script"]


def test_incidents_without_positions_are_counted_but_not_drawn(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("map")
    assert not screen.faults
    reason = SWEDISH_TEXT.reason[Reason.NO_POSITIONS]
    assert any(reason in word for word in screen.words)
    assert SWEDISH_TEXT.numbers.decimal(240, 1) in screen.cells


def dots(place: tuple[float, float], n: int, area: str) -> str:
    """Rows of incidents around a place (longitude, latitude), within some hundred metres."""
    return "".join(
        f"201{6 + i % 4}-0{1 + i % 9}-15,Theft,{place[0] + i % 7 / 2_000},"
        f"{place[1] + i % 11 / 3_000},{area}\n"
        for i in range(n)
    )


def far_town(n: int) -> dict[str, str]:
    """A pilot with n incidents, 20 km west of the rest of a town in UTM zone 17; no outlines."""
    rows = dots((-79.5, 43.7), n, "north") + dots((-79.25, 43.7), 900, "area_1")
    plan = """
title = "Plan"
[[pilot]]
area = "north"
start = 2018-01-01
before = [2016-01-01, 2018-01-01]
after = [2018-01-01, 2020-01-01]
comparison = ["area_1"]
primary = { groups = ["Theft"], direction = "decrease", smallest_change = -0.10 }
"""
    return {"incidents": "occurrencedate,MCI,lon,lat,neighbourhood\n" + rows, "study": plan}


@pytest.mark.parametrize("language", TEXTS)
def test_the_map_of_a_pilot_without_outline_opens_where_its_incidents_lie(
    store_folder: Path, language: str
) -> None:
    load(store_folder, **far_town(400))
    words, app = TEXTS[language].map, run("map", language)
    shown, screen = sent(app), read(app)
    assert words.follows_plan_around.format(area="north") in screen.text
    assert words.around.format(area="north") in screen.text
    [[[south, west], [north, east]]] = [
        json.loads(found) for found in re.findall(r'"bounds": (\[\[.+?\]\])', shown["script"])
    ]
    assert -79.55 < west < -79.5 < east < -79.45
    assert 43.65 < south < 43.7 < north < 43.75
    assert json.dumps(words.pilot_about_here) in shown["feature_group"]


def test_few_incidents_do_not_say_where_an_area_lies(store_folder: Path) -> None:
    load(store_folder, **far_town(40))
    screen = open_page("map")
    assert SWEDISH_TEXT.map.follows_plan_everywhere.format(area="north") in screen.text
    assert SWEDISH_TEXT.map.everywhere in screen.text


def test_exact_squares_are_offered_to_those_who_may_see_them(
    of_sample: Opened, sample: Path
) -> None:
    screen = of_sample("map", "sv")
    assert SWEDISH_TEXT.map.views["exact"] in screen.text
    shown = open_page("map", view="exact")
    assert SWEDISH_TEXT.map.exact_said in shown.text


def test_a_link_to_exact_squares_shows_a_reader_the_public_map(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    public = sent(run("map"))["feature_group"]
    monkeypatch.setattr(rights, "has_login", lambda: True)
    monkeypatch.setattr(rights, "role", lambda: session.Role.READER)
    screen = open_page("map", view="exact")
    assert not screen.faults
    assert SWEDISH_TEXT.map.exact_unit not in screen.text
    assert SWEDISH_TEXT.map.views["exact"] not in screen.text
    assert sent(run("map", view="exact"))["feature_group"] == public


def test_exact_squares_are_refused_in_the_code_too(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rights, "has_login", lambda: True)
    monkeypatch.setattr(rights, "role", lambda: session.Role.READER)
    with pytest.raises(PermissionError):
        exact.draw(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", TEXTS)
def test_the_change_in_per_cent_says_where_it_is_more_than_chance(
    sample: Path, language: str
) -> None:
    screen = open_page("map", language, view="relative")
    text = TEXTS[language]
    around = text.map.around.format(area="Norra Kungsgatan")
    assert text.relative.only_fell.format(around=around) in screen.text
    assert text.relative.said in screen.text


def test_one_period_is_not_compared_with_another(store_folder: Path) -> None:
    places = [(58.28 + i % 20 / 2000, 12.28 + i // 20 / 1000) for i in range(400)]
    rows = [f"2024-0{1 + i % 6}-11;Stöld;{n};{e}" for i, (n, e) in enumerate(places)]
    load(store_folder, incidents="\n".join(["Datum;Brottstyp;Latitud;Longitud", *rows]))
    screen = open_page("map", view="difference")
    assert not screen.faults
    for view in ("after", "difference", "relative"):
        assert SWEDISH_TEXT.map.views[view] not in screen.text
    assert SWEDISH_TEXT.map.only_period in screen.text


def test_the_boundary_can_be_switched_off(sample: Path) -> None:
    inside, beyond = (open_page("map", bounded=said) for said in ("true", "false"))
    assert SWEDISH_TEXT.map.bounded in inside.text
    assert SWEDISH_TEXT.map.unbounded in beyond.text


def test_a_few_incidents_at_the_boundary_are_not_drawn_because_many_lie_beyond(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the map with the boundary would show two incidents alone, by their place and number."""
    inner, beyond = (
        [(SIDE + 50.0, 600.0, 2)],
        [(SIDE + x, 600.0, 20) for x in (150.0, 180.0, 210.0)],
    )
    ground = everywhere(900, seed=1)
    drawn = []
    for at, edge in enumerate(([*inner, *beyond], beyond)):
        folder = tmp_path / str(at)
        monkeypatch.setenv("PILOTKOLLEN_STORE", str(folder))
        load_town(folder, [*ground, *edge], [*ground, *edge], wide=SIDE + 100)
        drawn.append(sent(run("map", bounded="true")))
    assert drawn[0]["feature_group"] == drawn[1]["feature_group"]


def numbers_of_n(screen: Screen) -> list[str]:
    found = (re.findall(r"n = (\S+)", word) for word in screen.words)
    return [n for own in found for n in own]


@pytest.mark.parametrize(
    ("view", "n"), [("before", "240"), ("after", "125"), ("difference", "365"), ("relative", "365")]
)
def test_how_many_are_drawn_does_not_tell_how_few_are_not(
    store_folder: Path, view: str, n: str
) -> None:
    """The table has all of them: 243, of which 2 are alone in their square."""
    lone = (900.0, 900.0)
    load_town(store_folder, [*heap(100, 100, 241), (*lone, 2)], [*heap(100, 100, 123), (*lone, 1)])
    screen = open_page("map", view=SWEDISH_TEXT.map.views[view])
    assert not screen.faults
    assert "121,5" in screen.cells
    assert n in numbers_of_n(screen)
    assert not {"241", "123", "364", "367"} & set(numbers_of_n(screen))


@pytest.mark.parametrize("view", ["before", "difference", "side-by-side", "quarters"])
def test_that_some_are_not_drawn_is_said_whether_there_are_any_or_not(
    store_folder: Path, view: str
) -> None:
    """Else it would say that there is at least one, where the numbers leave one or none."""
    load_town(store_folder, 100 * heap(100, 100, 9), 50 * heap(100, 100, 9))
    screen = open_page("map", view=SWEDISH_TEXT.map.views[view], quarter="2022-Q2")
    words = SWEDISH_TEXT.quarters if view == "quarters" else SWEDISH_TEXT.map
    assert words.withheld in screen.text


def test_what_all_areas_of_the_map_have_does_not_tell_of_the_one_that_is_hidden(
    store_folder: Path,
) -> None:
    """244 less the 241 of the district would be the 3 of the area beside it."""
    beside = SIDE + 100.0
    before = [*everywhere(241, seed=1), (beside + 50, 100.0, 3)]
    after = [*everywhere(120, seed=2), (beside + 50, 100.0, 2)]
    load_town(store_folder, before, after, first_at=beside)
    screen = open_page("map", view=SWEDISH_TEXT.map.views["hot-spots"])
    assert not screen.faults
    assert SWEDISH_TEXT.card.hidden_mark in open_page("map").tables[0].iloc[0].tolist()
    assert not {"244", "122"} & {*numbers_of_n(screen), *screen.cells}
    assert not any("244" in text or "122" in text for text in screen.files.values())


def test_bandwidth_and_shape_come_from_the_link(sample: Path) -> None:
    screen = open_page("map", kernel="quartic", bandwidth="750 m")
    assert SWEDISH_TEXT.map.kernel["quartic"].format(bandwidth="750") in screen.text


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("view", ["before", "difference", "side-by-side", "relative"])
def test_the_map_follows_a_part_of_the_week_and_of_the_year(
    sample: Path, language: str, view: str
) -> None:
    text = TEXTS[language]
    shown = open_page("map", language, view=view, week="weekend_night", season="2")
    assert not shown.faults
    named = ", ".join(map(inside, (text.when.week["weekend_night"], text.when.year[1])))
    assert text.when.only.format(parts=named) in shown.text
    assert text.when.hours_note.partition("{")[0] in shown.text


def test_the_part_of_the_week_changes_the_picture_and_the_table(
    of_sample: Opened, sample: Path
) -> None:
    always, nights = of_sample("map", "sv"), open_page("map", week="weekend_night")
    assert list(nights.tables[0].columns) == list(SWEDISH_TEXT.when.columns)
    assert list(always.tables[0].columns) == list(SWEDISH_TEXT.map.table_columns)
    drawn = [
        sent(run("map", week=week))["feature_group"] for week in ("weekend_night", "weekday_day")
    ]
    assert drawn[0] != drawn[1]
