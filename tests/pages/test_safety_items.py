"""The page Trygghet, question by question: what changed beyond chance, and on the whole scale."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from analysis.results import Comparison, Doubt, Estimate, Method, Reason, Unit
from data.kinds.items import item_scales
from data.sample.truth import truth
from data.store import Store
from pages.shared import surveyed
from pages.shared.charts.changes import Change, changes
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.test_safety import ASKED, survey
from tests.pages.town import load

Opened = Callable[..., Screen]
PLANTED = {
    (truth()[who]["item"], truth()[who]["respondents"]) for who in ("visitors", "businesses")
}


@pytest.fixture(scope="module")
def opened(sample_store: Path) -> Opened:
    """The part on the sample, opened once in each way."""

    @cache
    def of(language: str, respondents: str, sight: str = "shares", pilot: str = "") -> Screen:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
            link = {"pilot": pilot} if pilot else {}
            return open_page(
                "safety", language, safety="items", respondents=respondents, sight=sight, **link
            )

    return of


def marked(store: Path, number: int) -> set[tuple[str, str]]:
    version = Store(store).current()
    found = surveyed.changes(version, version.study().pilots[number])
    return {(one.item, one.respondents) for one in found if one.is_marked}


def test_what_is_planted_is_found_and_nothing_else_when_all_are_tested_together(
    sample_store: Path,
) -> None:
    assert marked(sample_store, 0) == PLANTED
    assert marked(sample_store, 1) == set()


@pytest.mark.parametrize("language", TEXTS)
def test_the_finding_names_the_question_that_changed(opened: Opened, language: str) -> None:
    text = TEXTS[language]
    screen = opened(language, "besökare")
    said = text.item_changes.some.format(
        area="Norra Kungsgatan",
        n=text.numbers.whole(6),
        sure=text.numbers.whole(1),
        respondents=text.safety.respondents["besökare"],
        items=text.item_changes.short["B05b"],
    )
    assert said in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_where_nothing_is_planted_no_question_is_said_to_differ(
    opened: Opened, language: str
) -> None:
    text = TEXTS[language]
    screen = opened(language, "företag", pilot="stallbacka")
    assert any(
        word.startswith(text.item_changes.none.split("{n}")[0].format(area="Stallbacka"))
        for word in screen.words
    )
    assert text.item_changes.holds.split("}: ")[1] not in " ".join(screen.cells)


@pytest.mark.parametrize("language", TEXTS)
def test_each_question_has_its_change_its_test_and_its_n_in_the_table(
    opened: Opened, sample_store: Path, language: str
) -> None:
    text = TEXTS[language]
    screen = opened(language, "företag")
    table = next(t for t in screen.tables if tuple(t.columns) == text.item_changes.columns)
    version = Store(sample_store).current()
    found = [
        one
        for one in surveyed.changes(version, version.study().pilots[0])
        if one.respondents == "företag"
    ]
    assert len(table) == len(found)
    for one in found:
        if isinstance(one.difference, Comparison):
            row = table[
                table.iloc[:, 5].str.startswith(text.numbers.signed_points(one.difference.value))
            ]
            assert text.numbers.whole(one.difference.n) in set(row.iloc[:, 8])
    reasons = set(table.iloc[:, 5])
    assert any(text.reason[Reason.NO_WAVE_BEFORE][1:] in cell for cell in reasons)


@pytest.mark.parametrize("language", TEXTS)
def test_the_chart_marks_what_is_sure_by_symbol_and_weight(opened: Opened, language: str) -> None:
    (chart,) = opened(language, "besökare").charts
    symbols = {trace["marker"]["symbol"]: len(trace["y"]) for trace in chart.spec["data"]}
    assert symbols == {"circle": 1, "diamond-open": 5}
    bold = [word for word in chart.words if word.startswith("<b>") and "(" in word]
    assert len(bold) == 1


@pytest.mark.parametrize("language", TEXTS)
def test_the_whole_scale_shows_chances_and_who_moved_which_way(
    opened: Opened, language: str
) -> None:
    text = TEXTS[language]
    screen = opened(language, "företag", "scale")
    assert not screen.faults
    assert text.item_changes.scale_lead in screen.words
    table = next(t for t in screen.tables if tuple(t.columns) == text.item_changes.same_columns)
    counts = table.iloc[:, 1:7].to_numpy().flat
    assert all(cell.isdecimal() or cell == text.card.hidden_mark for cell in counts)
    visitors = opened(language, "besökare", "scale")  # other people each time
    assert not any(tuple(t.columns) == text.item_changes.same_columns for t in visitors.tables)


def test_the_planted_change_is_seen_on_the_whole_scale_too(sample_store: Path) -> None:
    version = Store(sample_store).current()
    found = surveyed.shifts(version, version.study().pilots[0], "besökare")
    assert [one.shift.item for one in found if one.is_marked] == ["B05b"]
    assert not any(
        one.is_marked
        for group in ("besökare", "företag")
        for one in surveyed.shifts(version, version.study().pilots[1], group)
    )


def test_one_group_alone_needs_no_switch(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 60, "2024": 60}), study=ASKED)
    screen = open_page("safety", safety="items")
    assert not screen.faults
    assert TEXTS["sv"].item_changes.group not in screen.words


def test_what_is_not_known_of_the_areas_and_of_the_asking_stands_under_the_figure(
    store_folder: Path,
) -> None:
    waves = "våg;urvalsram;insamlingssätt\n2023;random_sample;web\n"  # of 2024 nobody told
    load(store_folder, survey=survey({"2023": 60, "2024": 60}), study=ASKED, waves=waves)
    version = Store(store_folder).current()
    [one] = surveyed.changes(version, version.study().pilots[0])
    assert isinstance(one.difference, Comparison)
    doubts = {caveat.doubt for caveat in one.difference.caveats}
    assert doubts == {Doubt.ANSWERS_CHANCE_ONLY, Doubt.WAVE_UNTOLD}
    screen = open_page("safety", safety="items")
    said = " ".join(screen.words).lower()
    for doubt in doubts:
        assert TEXTS["sv"].doubt_name[doubt].lower() in said


def test_few_answers_give_no_change_and_the_reason(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 8, "2024": 8}, unsafe=3), study=ASKED)
    screen = open_page("safety", safety="items")
    assert not screen.faults
    assert not screen.charts
    text = TEXTS["sv"]
    reason = text.reason[Reason.FEW_ANSWERS]
    items = text.item_changes.short["B05b"]
    assert f"- {text.item_changes.without.format(items=items, reason=reason)}" in screen.words


def test_every_question_with_a_share_has_a_short_name() -> None:
    for text in TEXTS.values():
        assert set(text.item_changes.short) == set(item_scales())


def test_a_question_of_ones_own_is_called_by_its_words(store_folder: Path) -> None:
    items = "fråga;ordalydelse;skala;räknas;andel\nX1;Trivs du här?;JN;2;andel som vantrivs\n"
    answers = survey({"2023": 60, "2024": 60}).replace("B05b", "X1").replace(";4\n", ";1\n")
    load(store_folder, survey=answers, study=ASKED, items=items)
    screen = open_page("safety", safety="items")
    assert not screen.faults
    drawn = [word.replace("<br>", " ") for chart in screen.charts for word in chart.words]
    assert any("Trivs du här?" in word for word in drawn)


def change(label: str, value: float, *, sure: bool) -> Change:
    estimate = Estimate(
        value=value,
        unit=Unit.SHARE_POINTS,
        low=value - 0.02,
        high=value + 0.02,
        level=0.95,
        n=100,
        method=Method.SHARE_CHANGE_DIFFERENCE,
        caveats=(),
    )
    return Change(label, estimate, "x", sure)


def test_a_chart_of_changes_rounds_as_its_words_do() -> None:
    figure = changes(
        [("A", [change("<b>x</b>", -0.07816, sure=True)]), ("B", [change("y", 0.01, sure=False)])],
        TEXTS["sv"],
        axis="",
        no_difference="",
        fictive=True,
    )
    values = [value for trace in figure.data for value in trace.x]
    assert sorted(values) == [-7.8, 1.0]
    assert "<b>x</b>" not in figure.layout.yaxis.ticktext  # a name is no markup


@pytest.mark.parametrize(("value", "side"), [(-0.12, "right"), (0.12, "left")])
def test_what_the_line_of_no_difference_is_called_stands_on_its_roomier_side(
    value: float, side: str
) -> None:
    rows = [change("x", value, sure=False)]
    figure = changes([("", rows)], TEXTS["sv"], axis="", no_difference="samma", fictive=True)
    (named,) = (one for one in figure.layout.annotations if one.text == "samma")
    assert named.xanchor == side
