"""The editor of areas by keyboard: coordinates typed as lines."""

import json
from math import cos, sin, tau
from pathlib import Path

import pytest
from pyproj import Transformer
from shapely import Polygon, box
from streamlit.testing.v1 import AppTest

from data.kinds.outline import MOST_PLACES, Slip, is_same
from data.kinds.typed_places import written
from data.store import Store
from pages.shared import cached
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.area_editor import (
    NORTH,
    call_it,
    choose,
    has,
    key,
    opened,
    save,
    shape_of,
    start,
    words,
)
from tests.pages.screen import TEXTS, text_of
from tests.pages.town import EVEN, load, months, squares

DRAW = SWEDISH_TEXT.draw
SQUARE = "58,2700 12,2850\n58,2700 12,2900\n58,2730 12,2900\n58,2730 12,2850"


def typing(app: AppTest) -> AppTest:
    return app.button_group(key(app, "way")).set_value("typed").run()


def type_in(app: AppTest, content: str) -> AppTest:
    return app.text_area(key(app, "typed")).set_value(content).run()


@pytest.mark.parametrize("language", TEXTS)
def test_a_new_area_is_typed_read_shown_on_the_map_and_saved(
    own_sample: Store, language: str
) -> None:
    text = text_of(language).draw
    app = call_it(typing(opened(language)), "Torget")
    assert text.nothing_yet in words(app)
    app = type_in(app, SQUARE)
    said = words(app)
    assert text.read_as_degrees in said
    assert start(text.size) in said
    preview = [n for n in app.main if n.type == "component_instance"][-1]
    assert "12.285" in json.loads(preview.proto.json_args)["feature_group"]
    save(app)
    drawn = shape_of(own_sample, "torget")
    assert is_same(drawn, Polygon(box(12.2850, 58.2700, 12.2900, 58.2730)))
    assert own_sample.current().fictive


def test_an_area_that_is_there_is_filled_in_and_unmoved_is_no_change(own_sample: Store) -> None:
    app = typing(choose(opened(), NORTH))
    was = shape_of(own_sample, NORTH)
    assert app.text_area(key(app, "typed")).value == written(was)
    assert DRAW.no_change in words(app)
    lines = written(was).splitlines()
    app = type_in(app, "\n".join([*lines[1:], lines[0], "", ""]))
    assert DRAW.no_change in words(app)


def test_one_corrected_line_moves_one_corner_and_no_other(own_sample: Store) -> None:
    before = own_sample.current()
    was = shape_of(own_sample, NORTH)
    app = typing(choose(opened(), NORTH))
    lines = written(was).splitlines()
    app = type_in(app, "\n".join(["58.2820 12.2880", *lines[1:]]))
    assert DRAW.locked in words(app)
    save(app)
    now = shape_of(own_sample, NORTH)
    assert set(now.exterior.coords) - set(was.exterior.coords) == {(12.288, 58.282)}
    assert len(cached.deviations(own_sample.current())) == 1
    others = [v.areas().set_index("area_id").geometry for v in (before, own_sample.current())]
    same = [others[0][a].equals_exact(others[1][a]) for a in others[0].index if a != NORTH]
    assert all(same)


def test_north_and_east_in_metres_are_recognised_and_said(sample: Path) -> None:
    to_metres = Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True)
    places = [
        to_metres.transform(x, y) for x, y in box(12.285, 58.27, 12.29, 58.273).exterior.coords
    ]
    app = call_it(typing(opened()), "Torget")
    app = type_in(app, "\n".join(f"N {north:.0f} E {east:.0f}" for east, north in places[:-1]))
    assert DRAW.read_as_metres.format(system="SWEREF 99 TM") in words(app)
    assert has(app, "save")


def test_all_faults_are_told_at_once_each_with_its_line_its_value_and_what_to_do(
    sample: Path,
) -> None:
    app = call_it(typing(opened()), "Torget")
    app = type_in(app, "58,27 12,285\n58,27\n12,29 58,273\nAvenyn <b>1</b>\n48,9 2,3")
    said = words(app)
    for line, slip, value in (
        (2, Slip.NOT_TWO_NUMBERS, "58,27"),
        (3, Slip.SWAPPED, "58,273 12,29"),
        (4, Slip.NOT_TWO_NUMBERS, "Avenyn <b>1</b>"),
        (5, Slip.OUT_OF_REACH, "48,9 2,3"),
    ):
        sentence = DRAW.slip[slip].format(value=value)
        assert DRAW.line.format(line=line, said=sentence) in said
    assert not has(app, "save")


def test_a_crossing_is_told_with_both_lines_and_the_spot(sample: Path) -> None:
    app = call_it(typing(opened()), "Torget")
    app = type_in(app, "58.27 12.28\n58.28 12.29\n58.27 12.29\n58.28 12.28")
    spot = DRAW.slip[Slip.CROSSES_ITSELF].format(value="58,27500 12,28500")
    assert DRAW.lines.format(first=1, second=3, said=spot) in words(app)


def test_a_text_that_is_too_long_is_refused_in_python_too(sample: Path) -> None:
    app = call_it(typing(opened()), "Torget")
    app = type_in(app, "58.27 12.28\n" * (2 * MOST_PLACES + 1))
    assert DRAW.slip[Slip.TOO_MANY_PLACES].format(value=MOST_PLACES) in words(app)


def test_a_boundary_of_thousands_of_points_is_not_changed_here_but_its_name_is(
    store_folder: Path,
) -> None:
    detailed = json.loads(squares({"north": "Norr", "south": "Söder"}))
    turns = [i * tau / (MOST_PLACES + 1) for i in range(MOST_PLACES + 1)]
    ring = [[12.285 + cos(turn) / 200, 58.2825 + sin(turn) / 400] for turn in turns]
    detailed["features"][0]["geometry"]["coordinates"] = [[*ring, ring[0]]]
    load(store_folder, areas=json.dumps(detailed), counts=months({"Norr": {"2024-01": 20}}))
    app = choose(opened(), "north")
    assert DRAW.too_detailed in words(app)
    save(call_it(app, "Norra"))
    was = shape_of(Store(store_folder), "north")
    assert len(was.exterior.coords) == MOST_PLACES + 2


def test_where_only_counts_are_loaded_boundaries_change_and_counts_do_not(
    store_folder: Path,
) -> None:
    names = {area: area for area in EVEN}
    load(store_folder, areas=squares(names), counts=months({"north": {"2024-01": 20}}))
    app = type_in(call_it(typing(opened()), "Torget"), SQUARE)
    assert "Händelser:" not in words(app)
    save(app)
    version = Store(store_folder).current()
    assert cached.month_counts(version, ("north",))["count"].sum() == 20
