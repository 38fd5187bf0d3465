"""No small count can be worked out from all that leaves, however it is added and subtracted."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.exposure import bounds, is_exposed, withheld
from analysis.told import INCIDENTS, Sums, Told, World
from data.study import Period

YEAR = Period(date(2024, 1, 1), date(2025, 1, 1))
SPRING = Period(date(2024, 1, 1), date(2024, 7, 1))
AUTUMN = Period(date(2024, 7, 1), date(2025, 1, 1))


def told(
    count: int,
    *areas: str,
    of: Sequence[str] = (),
    period: Period = YEAR,
    business: bool = False,
) -> Told:
    return Told(
        count=count,
        period=period,
        areas=frozenset(areas),
        groups=frozenset(of),
        business=business,
    )


def world(*regions: str, groups: str = "") -> Mapping[str, World]:
    """Areas are letters; "" is outside."""
    return {INCIDENTS: World(regions=tuple(map(frozenset, regions)), groups=frozenset(groups))}


def test_a_small_count_is_withheld_by_itself() -> None:
    assert withheld([[told(4)]], {}) == {0}
    assert withheld([[told(0)], [told(5)]], {}) == frozenset()


def test_all_groups_less_the_others_tells_the_one_that_is_left() -> None:
    figures = [[told(30)], [told(20, of="a"), told(7, of="b")]]
    assert withheld(figures, world("", groups="abc")) == {1}
    assert withheld(figures, world("", groups="abcd")) == {1}  # c and d have 3 together
    assert not withheld([[told(32)], figures[1]], world("", groups="abc"))


def test_a_total_that_is_known_to_be_all_parts_tells_no_more_than_they_do() -> None:
    assert not is_exposed([told(30), told(20, of="a"), told(10, of="b")], world("", groups="ab"))


def test_a_town_less_its_areas_tells_the_area_that_is_not_told() -> None:
    figures = [[told(100)], [told(50, "a")], [told(47, "b")]]
    assert withheld(figures, world("a", "b", "c")) == {2}
    assert withheld(figures, world("a", "b", "")) == {2}  # or what lies outside them


def test_two_periods_that_overlap_tell_the_months_between_their_ends() -> None:
    eleven = Period(date(2024, 2, 1), date(2025, 1, 1))
    assert is_exposed([told(60), told(58, period=eleven)], {})
    assert not is_exposed([told(60), told(55, period=eleven)], {})
    crossing = Period(date(2024, 4, 1), date(2025, 4, 1))
    first = Period(date(2024, 1, 1), date(2024, 4, 1))
    assert is_exposed([told(60, period=YEAR), told(57, period=AUTUMN)], {})
    assert not is_exposed([told(60), told(57, period=crossing)], {})  # neither is within the other
    assert (
        is_exposed(
            [told(60), told(57, period=crossing), told(9, period=first), told(9, period=SPRING)], {}
        )
        is False
    )


def test_an_area_within_another_tells_the_rest_of_it() -> None:
    figures = [[told(20, "b")], [told(18, "a")]]
    assert withheld(figures, world("ab", "b", "")) == {1}
    assert not withheld(figures, world("a", "b", ""))


def test_areas_that_overlap_are_told_apart_by_their_sum_and_their_union() -> None:
    """The sum counts what both have twice."""
    both = told(43, "a", "b")
    assert not is_exposed([both], world("a", "b", "ab"))
    assert is_exposed([both, told(40)], world("a", "b", "ab"))  # all of the town lies in them


def test_business_incidents_less_than_all_tell_the_others() -> None:
    assert is_exposed([told(20), told(17, business=True)], {})
    assert not is_exposed([told(20), told(20, business=True)], {})


def test_several_steps_lead_to_what_no_pair_tells() -> None:
    """Rows and columns of a table where one cell is told to be nothing."""
    rows = [told(30, of="a"), told(30, of="b")]
    columns = [told(33, period=SPRING), told(27, period=AUTUMN)]
    known = [told(28, of="a", period=AUTUMN)]
    assert not is_exposed([*rows, *columns[:1]], world("", groups="ab"))
    assert is_exposed([*rows, *known], world("", groups="ab"))
    zero = told(0, of="b", period=AUTUMN)
    assert is_exposed([*rows, *columns, zero], world("", groups="ab"))


def test_what_is_nothing_together_is_nothing_in_each_part() -> None:
    zero = told(0, "a", "b")
    assert is_exposed([zero, told(9, "a", "c"), told(12, "b", "c", "d")], world("a", "b", "c", "d"))


def test_half_a_sum_is_a_way_too() -> None:
    """a + b, b + c and a + c: adding and halving tells each of them."""
    assert not is_exposed([told(13, "a", "b"), told(5, "b", "c")], world("a", "b", "c"))
    each = [told(6, "a", "b"), told(7, "b", "c"), told(5, "a", "c")]
    assert is_exposed(each, world("a", "b", "c"))  # 2, 4 and 3


def test_bounds_tell_a_count_that_no_sum_does() -> None:
    """c is 4 more than d, and with d and e it is 5: nothing is below zero, so d is 0 and c is 4."""
    sums = [told(9, "a", "b", "c"), told(5, "a", "b", "d"), told(5, "c", "d", "e")]
    regions = world("a", "b", "c", "d", "e")
    assert is_exposed(sums, regions)
    assert not is_exposed([*sums[:2], told(15, "c", "d", "e")], regions)


def test_things_of_different_kinds_have_nothing_to_do_with_each_other() -> None:
    reports = Told(count=20, period=YEAR, of="reports")
    assert not is_exposed([told(23), reports], {})


def test_what_has_left_already_may_leave_again_and_counts_against_the_rest() -> None:
    whole, part = told(30), told(27, of="a")
    assert withheld([[part], [whole]], {}, earlier=[whole]) == {0}
    assert not withheld([[whole]], {}, earlier=[whole])


def test_what_left_earlier_and_gave_something_away_stops_nothing_else() -> None:
    given_away = [told(30), told(27, of="a")]
    elsewhere = Told(count=500, period=Period(date(2020, 1, 1), date(2021, 1, 1)))
    assert not withheld([given_away, [elsewhere]], {}, earlier=given_away)


def test_what_should_be_the_same_and_is_a_few_more_tells_those_few() -> None:
    """Nothing is known to lie outside the area, and yet some does."""
    assert is_exposed([told(30), told(27, "a")], world("a"))
    assert not is_exposed([told(30), told(30, "a")], world("a"))


def test_of_figures_that_give_something_away_together_the_newest_stays() -> None:
    figures = [[told(30)], [told(20, of="a")], [told(7, of="b")], [told(90, "x")]]
    assert withheld(figures, {}) == {2}


def test_the_threshold_is_the_callers() -> None:
    assert withheld([[told(7)]], {}, smallest=10) == {0}
    assert not withheld([[told(4)]], {}, smallest=3)


PUBLISHED = {"I": (20, 50, 10), "II": (8, 19, 22), "III": (17, 32, 12)}


def published(*hidden: tuple[str, int]) -> list[Told]:
    """All cells of the table but the hidden ones, with the totals of its rows and columns."""
    rows = [told(sum(row), of=(name,)) for name, row in PUBLISHED.items()]
    columns = [
        told(sum(row[i] for row in PUBLISHED.values()), "ABC"[i]) for i in range(len(PUBLISHED))
    ]
    cells = [
        told(n, "ABC"[i], of=(name,))
        for name, row in PUBLISHED.items()
        for i, n in enumerate(row)
        if (name, i) not in hidden
    ]
    return [*cells, *rows, *columns]


def test_a_published_table_tells_a_hidden_cell_exactly_as_far_as_its_authors_say() -> None:
    """
    The sensitive cell (II, C) is 22; with three others hidden a reader knows that it is 5 to 30.

    Source: Fischetti and Salazar-Gonzalez (2001), doi:10.1287/mnsc.47.7.1008.9805, section 1.
    """
    own = World(regions=tuple(map(frozenset, "ABC")), groups=frozenset(PUBLISHED))
    shown = published(("II", 0), ("II", 2), ("III", 0), ("III", 2))
    matrix = Sums(tuple(shown), own).matrix.astype(float)
    reached = list(bounds(matrix, [one.count for one in shown]))
    assert sorted((round(low), round(high)) for low, high in reached if high - low > 1e-6) == [
        (0, 25), (0, 25), (4, 29), (5, 30),
    ]  # fmt: skip
    alone = published(("II", 2))
    matrix = Sums(tuple(alone), own).matrix.astype(float)
    assert any(
        round(low) == round(high) == 22
        for low, high in bounds(matrix, [one.count for one in alone])
    )


@some.composite
def _towns(draw: some.DrawFn) -> tuple[list[Told], Mapping[str, World]]:
    """Counts of a town of two areas, two groups and three months, and statements about it."""
    counts = np.array(draw(some.lists(some.integers(0, 9), min_size=12, max_size=12)))
    counts = counts.reshape(2, 2, 3)
    cuts = [date(2024, 1, 1), date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1)]
    choices = list(
        product(((), (0,), (1,)), ((), (0,), (1,)), ((0, 3), (0, 2), (1, 3), (2, 3), (0, 1)))
    )
    chosen = draw(some.lists(some.sampled_from(choices), min_size=2, max_size=7, unique=True))
    statements = []
    for areas, groups, (start, end) in chosen:
        own = counts[list(areas) or slice(None)][:, list(groups) or slice(None)][:, :, start:end]
        statements.append(
            Told(
                count=int(own.sum()),
                period=Period(cuts[start], cuts[end]),
                areas=frozenset(str(a) for a in areas),
                groups=frozenset("xy"[g] for g in groups),
            )
        )
    return statements, world("0", "1", groups="xy")


def attacked(statements: Sequence[Told], worlds: Mapping[str, World]) -> set[int]:
    """Every small count reached by adding and subtracting whole statements, by trying all ways."""
    if not statements:
        return set()
    matrix = Sums(tuple(statements), worlds[INCIDENTS]).matrix
    values = np.array([one.count for one in statements])
    ways = np.array(list(product((-1, 0, 1), repeat=len(statements))))
    parts, sums = ways @ matrix, ways @ values
    whole = ((parts == 0) | (parts == 1)).all(axis=1) & parts.any(axis=1)
    return {int(n) for n in sums[whole] if 0 < n < 5}


@settings(max_examples=300, deadline=None)
@given(_towns())
def test_after_the_gate_no_way_of_adding_and_subtracting_finds_a_small_count(
    town: tuple[list[Told], Mapping[str, World]],
) -> None:
    statements, worlds = town
    stay = withheld([[one] for one in statements], worlds)
    assert not attacked([one for i, one in enumerate(statements) if i not in stay], worlds)


@settings(max_examples=100, deadline=None)
@given(_towns())
def test_the_order_of_statements_in_one_figure_changes_nothing(
    town: tuple[list[Told], Mapping[str, World]],
) -> None:
    statements, worlds = town
    assert is_exposed(statements, worlds) == is_exposed(statements[::-1], worlds)


@pytest.mark.parametrize("areas", ["ab", "ba"])
def test_an_area_that_nobody_drew_shares_no_ground(areas: str) -> None:
    matrix = Sums((told(1, *areas), told(1, "a"))).matrix
    assert sorted(map(tuple, matrix.T.tolist())) == [(1, 0), (1, 1)]
