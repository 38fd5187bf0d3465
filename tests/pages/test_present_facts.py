"""What stands below a picture on a screen: few facts, short ones, and never without doubts."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pages.present.facts import LONG, MOST, facts
from pages.present.rows import rows
from pages.present.screen import Screen
from pages.shared.cards import WordedDoubt
from pages.shared.figures import Figure
from tests.pages.every_figure import every_figure

SCREENS = [Screen(1280, 720), Screen(1920, 1080), Screen(3840, 2160)]


@pytest.fixture(scope="module", params=["sv", "en"])
def shown(request: pytest.FixtureRequest, sample_store: Path) -> Mapping[str, Figure]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        return {figure.card.id: figure for figure in every_figure(request.param).values()}


def test_there_are_three_at_most_and_each_is_short(shown: Mapping[str, Figure]) -> None:
    for name, figure in shown.items():
        said = facts(figure)
        assert len(said) <= MOST, name
        assert all(one.endswith(".") and len(one) <= LONG + 15 for one in said), name


def test_the_answer_comes_with_interval_n_and_doubts(shown: Mapping[str, Figure]) -> None:
    figure = shown["effekt-huvudutfall"]
    interval, n, doubts = facts(figure)
    row = figure.card.table.iloc[0]
    assert all(str(cell) in interval for cell in row)
    assert n == figure.card.n
    assert figure.card.doubts[0].name.lower() in doubts.lower()


def test_of_a_curve_the_fact_is_what_its_finding_says(shown: Mapping[str, Figure]) -> None:
    """Not its first month."""
    figure = shown["effekt-antal"]
    assert str(figure.card.table.iloc[-1, 1]) in facts(figure)[0]
    assert str(figure.card.table.iloc[0, 1]) not in facts(figure)[0]


def test_of_shares_before_and_after_each_comes_with_its_interval(
    shown: Mapping[str, Figure],
) -> None:
    figure = next(figure for name, figure in shown.items() if name.startswith("trygghet-B05b"))
    rows_of_pilot = figure.card.table[figure.card.table.iloc[:, 0] == "Norra Kungsgatan"]
    before, after, n = facts(figure)
    assert n == figure.card.n
    for said, row in ((before, rows_of_pilot.iloc[0]), (after, rows_of_pilot.iloc[-1])):
        assert all(str(cell) in said for cell in row.iloc[1:5])
    doubted = replace(figure.card, doubts=(WordedDoubt("få svar", ""),))
    last, _, doubt = facts(replace(figure, card=doubted))
    assert (last, "få svar" in doubt) == (after, True)


def test_of_many_answers_none_is_picked(shown: Mapping[str, Figure]) -> None:
    figure = shown["effekt-val"]
    assert str(figure.card.table.iloc[0, 0]) not in " ".join(facts(figure))


def test_doubts_are_never_left_out(shown: Mapping[str, Figure]) -> None:
    for name, figure in shown.items():
        if figure.card.doubts:
            word = figure.text.card.doubts.partition(":")[0]
            assert any(one.startswith(word) for one in facts(figure)), name
    long = replace(
        shown["effekt-huvudutfall"].card, doubts=tuple(WordedDoubt(f"{n}" * 90, "") for n in "ab")
    )
    assert "a" * 90 in facts(replace(shown["effekt-huvudutfall"], card=long))[-1]


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_as_much_of_a_table_as_fits_says_what_is_left_out(
    shown: Mapping[str, Figure], screen: Screen
) -> None:
    for name, figure in shown.items():
        table, some = figure.card.table, rows(figure, screen)
        last = max(map(str, some.iloc[-1]), key=len)
        words = figure.text.slides.more_rows.rpartition(" ")[2]
        is_told = words in last and sum(map(bool, some.iloc[-1])) == 1
        assert some.shape[0] <= 11, name
        assert [*some.columns] == [each for each in table.columns if each in [*some.columns]]
        if is_told:
            assert len(some) - 1 < len(table) or some.shape[1] < table.shape[1], name
        else:
            assert some.shape == table.shape, name
        kept = some.iloc[:-1] if is_told else some
        same = table.astype(str)[[*some.columns]].iloc[: len(kept)]
        assert (kept.to_numpy() == same.to_numpy()).all(), name


def test_an_estimate_is_never_without_its_interval(shown: Mapping[str, Figure]) -> None:
    for name, figure in shown.items():
        low, high = figure.text.overview.columns[-2:]
        some = [*rows(figure, SCREENS[0]).columns]
        if low in figure.card.table.columns:
            assert {low, high} <= {*some}, name


def test_words_of_a_cell_are_whole(shown: Mapping[str, Figure]) -> None:
    """A cell that is higher than the screen is the only row that may be."""
    figure = shown["effekt-ovriga"]
    cells = {str(cell) for cell in figure.card.table.to_numpy().flat}
    some = rows(figure, SCREENS[1])
    assert {str(cell) for cell in some.iloc[0]} <= cells


def test_what_is_the_same_in_each_row_goes_first(shown: Mapping[str, Figure]) -> None:
    wide = pd.DataFrame(
        {f"{'Kolumnens namn ' * 2}{n}": ["samma" if n == 3 else f"{n}{row}" * 9 for row in "abc"]
         for n in range(12)}
    )  # fmt: skip
    figure = shown["trender-grupper"]
    some = rows(replace(figure, card=replace(figure.card, table=wide)), SCREENS[1])
    assert wide.columns[3] not in some.columns
    assert wide.columns[0] in some.columns
