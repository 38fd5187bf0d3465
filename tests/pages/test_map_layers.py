"""What lies on the page Karta beside the view, and what the panel tells of it."""

import gzip
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pyproj import Transformer
from streamlit.testing.v1 import AppTest

from data.intake import Kind
from data.store import Store
from pages.shared.session import OBJECT, SHOW, Extra
from pages.shared.text import Text
from tests.pages.screen import TEXTS, Screen, open_page, plain, run
from tests.pages.test_map import sent
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread, squares

NASTY = "</script><img src=x onerror=alert(1)> *fet* [x](http://localhost)"
HEAD = "id;rubrik;typ;ägare_typ;plats;beslutad;planerad_klar;klar;status;N;E\n"
PUBLIC_AT, PRIVATE_AT = (6_463_010, 341_020), (6_463_200, 341_240)
TOWN = (
    HEAD
    + f"1;{NASTY};belysning;kommun;north;2024-05-02;2024-06-01;2024-06-03;klar;"
    + f"{PUBLIC_AT[0]};{PUBLIC_AT[1]}\n"
    + "2;Larm hos Guldboden;lås/larm;privat;bakom Guldboden;2024-05-02;2024-06-01;;pågår;"
    + f"{PRIVATE_AT[0]};{PRIVATE_AT[1]}\n"
    + "3;Info;kommunikation;kommun;north;2024-05-02;;;pågår;;\n"
    + "4;Grind hos Guldboden;egen sort;gemensam;;2024-05-02;;;avbruten;"
    + f"{PRIVATE_AT[0]};{PRIVATE_AT[1]}\n"
)
in_both_languages = pytest.mark.parametrize("language", TEXTS)


def shown(*extras: Extra, language: str = "sv", **link: str | list[str]) -> AppTest:
    names = [TEXTS[language].layers.extra[extra] for extra in extras]
    return run("map", language, **{SHOW: names, **link})


def marks_of(app: AppTest) -> list[dict[str, Any]]:
    """Every mark that the browser gets."""
    group = sent(app)["feature_group"] or ""
    found = re.findall(r"pilotkollen\.marks\(\s*\w+, (.*)\s*\);", group)
    return [mark for part in found for mark in json.loads(part)["marks"]]


def in_metres(marks: Iterable[dict[str, Any]]) -> list[tuple[int, int]]:
    """N, E of marks."""
    transformer = Transformer.from_crs(4326, 3006, always_xy=True)
    places = [transformer.transform(mark["at"][1], mark["at"][0]) for mark in marks]
    return [(round(north), round(east)) for east, north in places]


def words_of(app: AppTest) -> list[str]:
    return [plain(each.value) for each in [*app.main.markdown, *app.main.caption, *app.main.info]]


def rows_of(store: Path, kind: Kind) -> pd.DataFrame:
    return pd.read_parquet(Store(store).current().part(kind).rows_file)


def town(folder: Path, **more: str | bytes) -> None:
    names = dict.fromkeys(AREAS, "") | {area: area.title() for area in AREAS}
    load(
        folder,
        counts=months(spread(EVEN)),
        study=STUDY,
        areas=squares(names),
        measures=TOWN,
        **more,
    )


# --- which there are, and the switch


@in_both_languages
@pytest.mark.parametrize("extra", Extra)
def test_each_layer_of_the_sample_can_be_switched_on_by_a_link(
    sample: Path, extra: Extra, language: str
) -> None:
    app = shown(extra, language=language)
    assert not app.exception
    switch = app.pills(key=SHOW)
    assert set(switch.options) == set(TEXTS[language].layers.extra.values())
    script = sent(app)["feature_group"]
    assert marks_of(app) or script.count("pilotkollen.shapes(") == 2
    assert app.selectbox(key=OBJECT).options


def test_only_what_is_loaded_is_offered_and_a_link_to_more_is_answered_in_words(
    store_folder: Path,
) -> None:
    town(store_folder)
    app = shown(Extra.CAMERAS)
    assert not app.exception
    assert app.pills(key=SHOW).options == ["Åtgärder", "Landmärken"]
    assert any("Kameror" in word for word in words_of(app))


def test_a_layer_that_is_switched_leaves_the_map_itself_as_it_is(sample: Path) -> None:
    """Else the document of the map is made anew and flickers."""
    without, with_it = sent(shown()), sent(shown(Extra.MEASURES))
    assert without["script"] == with_it["script"]
    assert without["feature_group"] != with_it["feature_group"]


def test_choosing_a_thing_sends_the_map_nothing_new(sample: Path) -> None:
    name = shown(Extra.MEASURES).selectbox(key=OBJECT).options[-1]
    before, after = shown(Extra.MEASURES), shown(Extra.MEASURES, object=name)
    assert any(name in word for word in words_of(after))
    assert sent(before) == sent(after)


def test_everything_switched_on_is_a_light_load(sample: Path) -> None:
    group = sent(shown(*Extra))["feature_group"]
    assert len(gzip.compress(group.encode())) < 100_000


# --- the panel


def test_the_list_has_what_can_be_clicked_and_what_has_no_place(store_folder: Path) -> None:
    town(store_folder)
    app = shown(Extra.MEASURES)
    options = app.selectbox(key=OBJECT).options
    assert len(marks_of(app)) == 3
    assert len(options) == len(AREAS) + 4
    told = words_of(shown(Extra.MEASURES, object="Info"))
    assert TEXTS["sv"].layers.without_place in told


@in_both_languages
def test_a_measure_is_told_with_owner_status_and_days(store_folder: Path, language: str) -> None:
    town(store_folder)
    text = TEXTS[language]
    told = "\n".join(words_of(shown(Extra.MEASURES, language=language, object=NASTY)))
    days = ("2 maj 2024", "3 juni 2024") if language == "sv" else ("2 May 2024", "3 June 2024")
    for expected in (
        NASTY.replace("//", "/\N{WORD JOINER}/"),
        text.layers.owner.format(owner="kommun" if language == "sv" else "municipality"),
        text.layers.status.format(status=text.layers.states["done"].lower()),
        text.layers.decided.format(day=days[0].replace(" ", "\N{NO-BREAK SPACE}")),
        text.layers.done.format(day=days[1].replace(" ", "\N{NO-BREAK SPACE}")),
        text.layers.no_claim,
    ):
        assert expected in told


def test_what_should_have_been_done_is_called_overdue_whatever_the_file_says(
    store_folder: Path,
) -> None:
    town(store_folder)
    told = "\n".join(words_of(shown(Extra.MEASURES, object="measure-2")))
    assert "Status: försenad" in told
    assert "Skulle ha varit klar" in told


@in_both_languages
def test_a_camera_is_told_with_its_days_and_that_it_is_gone(sample: Path, language: str) -> None:
    text = TEXTS[language]
    told = "\n".join(words_of(shown(Extra.CAMERAS, language=language, object="camera-4")))
    assert text.layers.removed.partition("{")[0] in told
    assert text.layers.installed.partition("{")[0] in told
    assert text.layers.approximate in told


@in_both_languages
def test_a_point_of_a_walk_says_what_became_of_it(sample: Path, language: str) -> None:
    text = TEXTS[language]
    walks = rows_of(sample, Kind.WALKS)
    acted = int(np.flatnonzero(walks["measure_id"] != "")[0]) + 1
    idle = int(np.flatnonzero(walks["measure_id"] == "")[0]) + 1
    for number, said in (
        (acted, text.layers.measure.partition("{")[0]),
        (idle, text.layers.no_measure),
    ):
        told = words_of(shown(Extra.WALKS, language=language, object=f"walk-{number}"))
        assert any(word.startswith(said) for word in told)


@in_both_languages
def test_an_area_says_its_part_in_the_plan(sample: Path, language: str) -> None:
    told = words_of(shown(language=language, object="area-norra_kungsgatan"))
    assert TEXTS[language].map.role["pilot"] in told


def test_a_link_from_a_reader_of_the_other_language_opens_the_same_thing(sample: Path) -> None:
    english = shown(Extra.CAMERAS, language="en").selectbox(key=OBJECT).options
    name = next(each for each in english if each.startswith("Camera"))
    app = run("map", "sv", show=["Cameras"], object=name)
    assert any(word.startswith("#### Kamera") for word in words_of(app))


def test_a_link_to_a_thing_that_is_not_there_is_answered_in_words(sample: Path) -> None:
    app = shown(object="Kamera på månen")
    assert not app.exception
    assert any("Kamera på månen" in word for word in words_of(app))
    assert app.selectbox(key=OBJECT).value is None


def test_a_thing_of_a_layer_that_is_switched_off_is_let_go(sample: Path) -> None:
    app = shown(Extra.CAMERAS, object="camera-2")
    assert app.selectbox(key=OBJECT).value == "camera-2"
    app.pills(key=SHOW).set_value([]).run()
    assert not app.exception
    assert app.selectbox(key=OBJECT).value is None


# --- what may not be told


def test_markup_in_a_title_or_the_name_of_an_area_stays_text(store_folder: Path) -> None:
    load(
        store_folder,
        counts=months(spread(EVEN)),
        study=STUDY,
        areas=squares({area: NASTY for area in AREAS}),
        measures=TOWN,
    )
    app = shown(Extra.MEASURES, object="measure-1")
    given = sent(app)
    assert "<img" not in given["feature_group"] + given["script"]
    for drawn in app.main.markdown:
        assert "<img" not in drawn.value.replace("\\<img", "")
        assert "*fet*" not in drawn.value.replace("\\*fet\\*", "")


def test_a_private_measure_stands_near_its_square_and_its_title_is_not_told(
    store_folder: Path,
) -> None:
    town(store_folder)
    app = shown(Extra.MEASURES, object="measure-2")
    places = in_metres(marks_of(app))
    assert PUBLIC_AT in places
    assert PRIVATE_AT not in places
    middle = (6_463_125, 341_125)
    near = [p for p in places if p != PUBLIC_AT]
    assert len(near) == 2
    assert all(np.hypot(p[0] - middle[0], p[1] - middle[1]) < 30 for p in near)
    everything = json.dumps(sent(app)) + "\n".join(words_of(app))
    everything += "\n".join(app.selectbox(key=OBJECT).options)
    assert "Guldboden" not in everything
    assert "egen sort" not in everything
    assert TEXTS["sv"].layers.approximate in words_of(app)


def test_of_the_sample_only_what_the_city_and_the_police_own_stands_where_it_is(
    sample: Path,
) -> None:
    measures, walks = rows_of(sample, Kind.MEASURES), rows_of(sample, Kind.WALKS)
    cameras = rows_of(sample, Kind.CAMERAS)
    public = measures["owner_type"].isin(["municipality", "police"])
    owned = set(measures.loc[public, "measure_id"])
    masked = [
        measures[~public],
        cameras[cameras["owner_type"] == "private"],
        walks[~walks["measure_id"].isin(owned)],
    ]
    sent_places = {tuple(mark["at"]) for mark in marks_of(shown(*Extra))}
    for rows in masked:
        assert len(rows)
        exact = {*zip(rows["latitude"].round(5), rows["longitude"].round(5), strict=True)}
        assert not exact & sent_places
    exact = {
        *zip(
            measures[public]["latitude"].round(5),
            measures[public]["longitude"].round(5),
            strict=True,
        )
    }
    assert exact <= sent_places


def test_no_single_mark_of_an_unsafe_place_reaches_the_browser(sample: Path) -> None:
    pins = rows_of(sample, Kind.PINS)
    transformer = Transformer.from_crs(4326, 3006, always_xy=True)
    east, north = transformer.transform(pins["longitude"], pins["latitude"])
    table = pd.DataFrame({"n": north // 250, "e": east // 250})
    table["place"] = [f"{x}/{y}" for x, y in zip(north // 25, east // 25, strict=True)]
    held = table.groupby(["n", "e"])["place"].agg(["size", "nunique"])
    thick = held[(held["size"] >= 5) & (held["nunique"] >= 3)]
    app = shown(Extra.PINS)
    drawn = marks_of(app)
    assert 0 < len(thick) < len(held)
    middles = {(int(n * 250 + 125), int(e * 250 + 125)) for n, e in thick.index}
    snapped = {(n // 250 * 250 + 125, e // 250 * 250 + 125) for n, e in in_metres(drawn)}
    assert snapped == middles
    assert all(max(abs(n % 250 - 125), abs(e % 250 - 125)) <= 1 for n, e in in_metres(drawn))
    assert not {str(n) for n in thick["size"] if n > 20} & numbers_told(app)
    assert TEXTS["sv"].layers.few_pins in " ".join(words_of(app))


def numbers_told(app: AppTest) -> set[str]:
    labels = " ".join(mark["label"].partition(",")[0] for mark in marks_of(app))
    return set(re.findall(r"\d+", labels)) - {"20"}


@in_both_languages
def test_an_unsafe_square_tells_the_cause_that_most_give(sample: Path, language: str) -> None:
    text: Text = TEXTS[language]
    options = shown(Extra.PINS, language=language).selectbox(key=OBJECT).options
    at_least = text.words.at_least.format(value="20")
    name = next(each for each in options if at_least in each)
    told = words_of(shown(Extra.PINS, language=language, object=name))
    assert any(word.startswith(text.layers.cause.partition("{")[0]) for word in told)
    assert text.layers.square in told


@in_both_languages
def test_the_page_says_it_all_in_its_own_language(sample: Path, language: str) -> None:
    other = next(text for code, text in TEXTS.items() if code != language)
    names = [TEXTS[language].layers.extra[extra] for extra in Extra]
    screen: Screen = open_page("map", language, **{SHOW: names})
    assert not screen.faults
    own = set(TEXTS[language].layers.extra.values())
    assert not (set(other.layers.extra.values()) - own) & set(screen.words)
