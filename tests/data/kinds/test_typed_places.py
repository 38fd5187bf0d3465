"""Places typed as lines: every usual way of writing them, and all faults at once."""

import pytest
from pyproj import Transformer
from shapely import Polygon, box

from data.kinds.outline import MOST_PLACES, Ring, Slip, area_of, is_same
from data.kinds.typed_places import System, read_places, written

SWEREF = "EPSG:3006"


def only(content: str) -> Ring:
    typed = read_places(content, SWEREF)
    assert not typed.mistakes
    (ring,) = typed.rings
    return ring


@pytest.mark.parametrize(
    "line",
    [
        "58.2833 12.2893",
        "58,2833 12,2893",
        "58.2833, 12.2893",
        "58.2833,12.2893",
        "58,2833;12,2893",
        "58,2833\t12,2893",
        "  N 58.2833° E 12.2893°  ",
        "(58.2833, 12.2893)",
        "58.2833N 12.2893Ö",
    ],
)
def test_degrees_are_understood_with_point_or_comma(line: str) -> None:
    typed = read_places(line, SWEREF)
    assert typed.system is System.DEGREES
    assert only(line).places == ((12.2893, 58.2833),)


def test_metres_north_and_east_are_recognised_and_lie_where_the_degrees_do() -> None:
    east, north = Transformer.from_crs("EPSG:4326", SWEREF, always_xy=True).transform(
        12.2893, 58.2833
    )
    typed = read_places(
        f"{north:.2f} {east:.2f}\nN {north:.0f}, E {east:.0f}".replace(".", ","), SWEREF
    )
    assert typed.system is System.METRES
    ((first, second),) = (ring.places for ring in typed.rings)
    assert first == pytest.approx((12.2893, 58.2833), abs=1e-6)
    assert second == pytest.approx((12.2893, 58.2833), abs=1e-4)


def test_an_empty_line_begins_a_new_outline_and_lines_are_counted_as_typed() -> None:
    typed = read_places("\n58 12\n58 13\n59 13\n\n\n58.1 12.1\n58.1 12.2\n", SWEREF)
    assert [ring.lines for ring in typed.rings] == [(2, 3, 4), (7, 8)]


def test_all_faults_are_told_at_once_each_with_its_line_and_value() -> None:
    typed = read_places("58.2 12.2\n58.2\nhej på dig\n12.2893 58.2833\n48.9 2.3\n1 2 3", SWEREF)
    assert [(m.slip, m.lines, m.value) for m in typed.mistakes] == [
        (Slip.NOT_TWO_NUMBERS, (2,), "58.2"),
        (Slip.NOT_TWO_NUMBERS, (3,), "hej på dig"),
        (Slip.SWAPPED, (4,), "58.2833 12.2893"),
        (Slip.OUT_OF_REACH, (5,), "48.9 2.3"),
        (Slip.NOT_TWO_NUMBERS, (6,), "1 2 3"),
    ]


def test_metres_the_wrong_way_round_and_of_nowhere_are_told() -> None:
    typed = read_places("341000 6463000\n9e9 1\n99999999999 99999999999", SWEREF)
    assert [m.slip for m in typed.mistakes] == [
        Slip.SWAPPED,
        Slip.NOT_TWO_NUMBERS,
        Slip.OUT_OF_REACH,
    ]


def test_degrees_and_metres_are_not_mixed() -> None:
    typed = read_places("58.28 12.28\n6463000 341000\n58.28 12.29", SWEREF)
    assert [(m.slip, m.lines) for m in typed.mistakes] == [(Slip.MIXED_SYSTEMS, (2,))]


def test_a_text_of_any_length_is_refused_at_once() -> None:
    for content in ("58.28 12.28\n" * (2 * MOST_PLACES + 1), "5" * 300_000):
        assert [m.slip for m in read_places(content, SWEREF).mistakes] == [Slip.TOO_MANY_PLACES]


def test_nothing_typed_is_no_outline_and_no_fault() -> None:
    typed = read_places(" \n\n", SWEREF)
    assert (typed.rings, typed.system, typed.mistakes) == ((), None, ())


def test_what_is_written_reads_as_the_same_shape_with_its_holes() -> None:
    hole = box(12.22, 58.22, 12.24, 58.24).exterior.coords
    shape = Polygon(box(12.2, 58.2, 12.3, 58.3).exterior.coords, [hole])
    typed = read_places(written(shape), SWEREF)
    found = area_of(typed.rings, SWEREF)
    assert not isinstance(found, tuple)
    assert is_same(found, shape)
