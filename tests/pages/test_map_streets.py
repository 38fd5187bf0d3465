"""The page Karta, street segments: rates for their length, and what may be shown of them."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest

from analysis.results import Reason
from data.store import Store
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.hot_town import STREETS, load_town, on_street, streets_file
from tests.pages.screen import TEXTS, Screen, open_page, run
from tests.pages.town import EVEN, STUDY, load, months, spread

WORDS = SWEDISH_TEXT.street_map
AROUND = SWEDISH_TEXT.map.around.format(area="north")
OF_ONE = ("before", "after")
Both = tuple[int, int]


def town(folder: Path, on_streets: Sequence[Both], **more: bool) -> None:
    before, after = (
        [spot for at, counts in enumerate(on_streets) for spot in on_street(at, counts[period])]
        for period in (0, 1)
    )
    load_town(folder, before, after, streets=streets_file(), **more)


def title(screen: Screen) -> str:
    assert not screen.faults
    return next(word for word in screen.words if word.startswith("## ")).removeprefix("## ")


def table(screen: Screen, language: str = "sv") -> pd.DataFrame:
    [found] = [t for t in screen.tables if t.columns[0] == TEXTS[language].street_map.columns[0]]
    return found


def opened(language: str = "sv", which: str = "before", **link: str) -> Screen:
    return open_page("map", language, view="streets", street=which, **link)


def sent(which: str = "before") -> str:
    (drawn,) = [
        node
        for node in run("map", view="streets", street=which).main
        if node.type == "component_instance"
    ]
    return str(drawn.proto.json_args)


@pytest.mark.parametrize("language", TEXTS)
def test_rates_stand_per_100_metres_and_year_with_their_intervals(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    town(store_folder, [(200, 100), (100, 50), (60, 30)])
    screen = opened(language)
    assert title(screen) == text.street_map.title.format(
        around=text.map.around.format(area="north"), share=text.numbers.share(0.6 * 200 / 360)
    )
    rows = table(screen, language)
    assert rows.iloc[:, 0].tolist() == list(STREETS)
    # 200 on 500 m in two years
    assert str(rows.iloc[0, 2]).startswith(text.numbers.whole(20) + " (")
    assert any(word.startswith(text.street_map.most.partition("{")[0]) for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_what_rose_and_fell_beyond_chance_is_told_in_the_title_and_the_table(
    store_folder: Path, language: str
) -> None:
    text = TEXTS[language]
    town(store_folder, [(200, 30), (100, 50), (60, 90)])
    screen = opened(language, "difference")
    whole = text.numbers.whole
    assert title(screen) == text.street_map.changed.format(
        around=text.map.around.format(area="north"), up=whole(1), down=whole(1), n=whole(3)
    )
    rows = table(screen, language)
    readings = dict(zip(rows.iloc[:, 0], rows.iloc[:, 4], strict=True))
    assert readings == {
        STREETS[0]: text.street_map.fell,
        STREETS[1]: text.street_map.no_change,
        STREETS[2]: text.street_map.rose,
    }
    assert text.street_map.difference_said in screen.text


def test_where_everything_halved_with_the_time_no_street_changed(store_folder: Path) -> None:
    town(store_folder, [(200, 100), (100, 50), (60, 30)])
    assert title(opened(which="difference")) == WORDS.unchanged.format(
        around=AROUND, n=SWEDISH_TEXT.numbers.whole(3)
    )


def test_before_and_after_have_one_scale(store_folder: Path) -> None:
    town(store_folder, [(400, 100), (100, 50), (60, 30)])
    before, after = (re.findall(r"pilotkollen\.legend\(.*?\);", sent(which)) for which in OF_ONE)
    legends = [[one.partition("{")[2] for one in each] for each in (before, after)]
    assert legends[0] == legends[1]
    unit = json.dumps(WORDS.unit)[1:-1].rpartition("\\")[2]  # however often it is quoted
    assert any(unit in one for one in legends[0])


def test_one_to_four_on_a_street_are_in_no_table_file_or_map_nor_what_gives_them_away(
    store_folder: Path,
) -> None:
    town(store_folder, [(200, 100), (100, 50), (60, 3)])
    for which in ("before", "after", "difference"):
        screen = opened(which=which)
        assert table(screen).iloc[:, 0].tolist() == [STREETS[0]]
        assert not any(name in word for word in screen.everything for name in STREETS[1:])
        given = sent(which)
        assert not any(name[1:] in given for name in STREETS[1:])
    assert any("Visas inte: 2 sträckor" in word for word in screen.words)


def test_many_incidents_at_two_places_of_a_street_are_not_shown(store_folder: Path) -> None:
    before = [*on_street(0, 200), *on_street(1, 100), (110.0, 600.0, 30), (400.0, 600.0, 30)]
    load_town(store_folder, before, before, streets=streets_file())
    assert STREETS[2] not in table(opened()).iloc[:, 0].tolist()


def test_what_is_on_no_street_is_counted_and_said(store_folder: Path) -> None:
    far = [(700.0 + 20 * at, 900.0, 10) for at in range(10)]  # a quarter of all
    load_town(
        store_folder,
        [*on_street(0, 200), *on_street(1, 100), *far],
        [*on_street(0, 200), *on_street(1, 100), *far],
        streets=streets_file(),
    )
    said = WORDS.off_street.format(share=SWEDISH_TEXT.numbers.share(0.25), metres=25)
    assert said in opened().text


def test_without_streets_there_is_no_such_view(store_folder: Path) -> None:
    load_town(store_folder, on_street(0, 200), on_street(0, 100))
    screen = opened()
    assert not screen.faults
    assert not any(WORDS.switch == word for word in screen.words)
    assert SWEDISH_TEXT.map.views["streets"] not in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_few_incidents_are_refused_in_words(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    town(store_folder, [(200, 5), (100, 2), (60, 2)])
    screen = opened(language)
    assert title(screen) == text.street_map.refused_title
    reason = text.reason[Reason.FEW_IN_PERIOD].format(size=text.numbers.whole(10))
    assert any(reason in word for word in screen.words)


def test_a_pile_in_the_middle_of_every_area_is_refused(store_folder: Path) -> None:
    pile = [(500.0, 400.0, 4_000)]
    load_town(store_folder, pile, pile, streets=streets_file())
    screen = opened()
    assert title(screen) == WORDS.refused_title
    assert any(SWEDISH_TEXT.reason[Reason.CENTROIDS] in word for word in screen.words)


def test_counts_without_places_have_no_view_of_streets(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    assert not opened().faults


def test_with_one_period_there_is_one_rate_and_no_switch(store_folder: Path) -> None:
    town(store_folder, [(200, 100), (100, 50), (60, 30)], study=False)
    screen = opened()
    assert table(screen).columns[-1] == WORDS.one_column
    assert WORDS.switch not in screen.words


def test_names_of_streets_are_text_and_nothing_else(store_folder: Path) -> None:
    from tests.pages import hot_town

    names = hot_town.STREETS
    try:
        hot_town.STREETS = ("<b>fet</b>", "%{y}", "=1+1")
        town(store_folder, [(200, 100), (100, 50), (60, 30)])
    finally:
        hot_town.STREETS = names
    assert "<b>fet" not in sent()
    assert any("'=1+1" in content for content in opened().files.values())


@pytest.mark.parametrize("language", TEXTS)
def test_the_sample_tells_where_streets_changed(sample: Path, language: str) -> None:
    text = TEXTS[language]
    norra = opened(language, "difference", pilot="norra_kungsgatan")
    assert title(norra).startswith(
        text.street_map.only_fell.partition("{down}")[0].format(
            around=text.map.around.format(area="Norra Kungsgatan")
        )
    )
    stallbacka = opened(language, "difference", pilot="stallbacka")
    assert title(stallbacka).startswith(
        text.street_map.unchanged.partition("{n}")[0].format(
            around=text.map.around.format(area="Stallbacka")
        )
    )
    assert all(len(title(screen).split()) <= 15 for screen in (norra, stallbacka))


def test_the_map_of_streets_is_light(sample: Path) -> None:
    for which in ("before", "after", "difference"):
        assert len(sent(which)) < 100_000


def test_streets_are_read_as_they_were_loaded(sample: Path, store_folder: Path) -> None:
    streets = Store(sample).current().streets()
    assert streets is not None
    assert {"segment_id", "geometry"} <= set(streets.columns)
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    assert Store(store_folder).current().streets() is None
