"""Which place could be next: the order of areas, how firm it is, and what could be seen there."""

import re
from pathlib import Path

import pytest

from analysis.counts import months_by_area
from analysis.decision.candidates import Criterion
from analysis.results import Reason
from analysis.whole_years import years
from pages.decision import found
from pages.shared import cached
from pages.shared.text.groups import joined
from tests.analysis.pilots import PILOT
from tests.pages.decision_parts import part
from tests.pages.screen import TEXTS, Screen
from tests.pages.town import AREAS, EVEN, STUDY, load, months, spread, squares

in_both_languages = pytest.mark.parametrize("language", TEXTS)
INDUSTRY = "Innovatum"  # 1-4 of these incidents in some year


def opened(language: str = "sv", **link: str) -> Screen:
    return part("where-next", language, pilot="norra_kungsgatan", **link)


def order(screen: Screen, language: str) -> list[list[str]]:
    columns = list(TEXTS[language].where_next.rank_columns)
    (table,) = (t for t in screen.tables if list(t.columns) == columns)
    return [[str(cell) for cell in row] for row in table.to_numpy()]


@in_both_languages
def test_it_says_who_is_most_often_at_the_top_and_whether_that_is_firm(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language)
    assert text.where_next.nobody.format(draws=text.numbers.whole(1_000)) in screen.words
    assert any(chart.alt.startswith(text.where_next.title_none) for chart in screen.charts)
    (often,) = (w for w in screen.words if w.startswith(text.where_next.mostly.partition("{")[0]))
    shares = [int(each) for each in re.findall(r"\((\d+)", often)]
    assert shares == sorted(shares, reverse=True)
    assert len(shares) == 3


@in_both_languages
def test_every_rank_has_its_span_and_the_wider_one_with_other_weights(
    sample: Path, language: str
) -> None:
    rows = order(opened(language), language)
    ends = [[int(end) for end in re.findall(r"\d+", "-".join(row[2:4]))] for row in rows]
    assert [int(row[1]) for row in rows] == sorted(int(row[1]) for row in rows)
    assert all(len(each) == 4 for each in ends)
    assert sum(o[3] - o[2] for o in ends) > sum(o[1] - o[0] for o in ends)


def test_weights_in_the_link_move_the_order(sample: Path) -> None:
    usual = [row[0] for row in order(opened(), "sv")]
    others = {f"weight-{one.replace('_', '-')}": "0" for one in Criterion if one != "insecurity"}
    alone = [row[0] for row in order(opened(**others, **{"weight-insecurity": "5"}), "sv")]
    assert alone != usual
    assert len(alone) < len(usual)  # only where somebody was asked


def test_weights_out_of_range_are_not_obeyed(sample: Path) -> None:
    assert order(opened(**{"weight-trend": "99"}), "sv") == order(opened(), "sv")


@in_both_languages
def test_the_weights_and_the_warning_stand_in_the_file_of_the_order(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language, **{"weight-trend": "5"})
    (file,) = (f for name, f in screen.files.items() if "fler-platser-ordning" in name)
    trend = text.where_next.criterion[Criterion.TREND]
    assert text.where_next.named_share.format(name=trend, share="5") in file
    assert text.where_next.regression.format(years="3") in file


@in_both_languages
def test_without_any_weight_it_says_so(sample: Path, language: str) -> None:
    text = TEXTS[language]
    nothing = {f"weight-{one.replace('_', '-')}": "0" for one in Criterion}
    screen = opened(language, **nothing)
    assert text.where_next.weighs_nothing in screen.words
    assert text.reason[Reason.NOTHING_WEIGHED] in screen.text
    assert not screen.charts


@in_both_languages
def test_it_warns_of_regression_to_the_mean_and_of_losing_comparison_areas(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language)
    warned = text.where_next.regression.format(years=text.numbers.whole(3))
    assert any(warned in word for word in screen.words)
    n = text.numbers.whole(len(order(screen, language)))  # of the sample all are
    assert any(text.where_next.costs_evaluation.format(n=n) in word for word in screen.words)
    marked = text.where_next.is_comparison.partition("}")[2]
    assert all(row[0].endswith(marked) for row in order(screen, language))


@in_both_languages
def test_areas_of_small_counts_have_no_row_no_rank_and_no_mark(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], opened(language)
    drawn = [word for chart in screen.charts for word in chart.words]
    assert "Storgatan" in drawn
    assert INDUSTRY not in [*screen.cells, *drawn]
    assert not [file for file in screen.files.values() if INDUSTRY in file]
    hidden = text.where_next.hidden.format(n=text.numbers.whole(14))
    assert any(hidden in word for word in screen.words)


def test_every_year_of_who_is_shown_has_five_or_more(sample: Path) -> None:
    version = cached.version()
    study = cached.study(version)
    assert study is not None
    where = found.where(version, study.pilots[0])
    assert isinstance(where, found.Where)
    counted = cached.outcome_counts(version, study.pilots[0], where.outcome)
    own = months_by_area(counted, where.found.areas, where.period)
    assert years(own.to_numpy()).min() >= 5
    assert own.sum().to_dict() == where.found.incidents


def test_an_area_is_hidden_too_where_the_sum_on_effekt_would_tell_a_small_one(
    store_folder: Path,
) -> None:
    version = load(
        store_folder,
        counts=months(spread(EVEN | {"a": (60, 3)})),
        areas=squares({area: area for area in AREAS}),
        study=STUDY,
    )
    study = cached.study(version)
    assert study is not None
    where = found.where(version, study.pilots[0])
    assert isinstance(where, found.Where)
    assert "a" in where.found.hidden
    assert len(where.found.hidden) == 2


@in_both_languages
def test_not_asked_is_told_and_no_zero(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], opened(language)
    column = text.where_next.values_columns[Criterion.INSECURITY]
    (table,) = (t for t in screen.tables if column in t.columns)
    cells = table[column].tolist()
    assert text.where_next.short[Reason.ITEM_NOT_ASKED] in cells
    assert any("14" in cell for cell in cells)  # of so many answers
    assert not [cell for cell in table.to_numpy().flat if str(cell) in ("0", "0 %", "0%", "nan")]


@in_both_languages
def test_what_could_be_seen_stands_beside_each_area_with_never_where_it_is_never(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], opened(language)
    first = text.where_next.seen_columns[0]
    tables = [t for t in screen.tables if t.columns[0] == first and len(t.columns) == 5]
    (table,) = (t for t in tables if "30" in t.columns[-1])
    assert len(table) == len(order(screen, language))
    assert set(table.iloc[:, 3]) == {text.where_next.never}  # 10 % is too little for all of them
    assert any(re.match(r"\d+ ", str(cell)) for cell in table.iloc[:, 4])


def test_the_plan_is_not_judged_by_the_filters_of_the_menu(sample: Path) -> None:
    assert order(opened(groups="burglary"), "sv") == order(opened(), "sv")


def test_a_town_without_areas_bases_or_survey_is_ordered_by_what_there_is(
    store_folder: Path,
) -> None:
    counts = {area: (480 + 40 * at, 240 + 30 * at) for at, area in enumerate(AREAS)}
    load(store_folder, counts=months(spread(counts)), study=STUDY)
    screen, text = part("where-next"), TEXTS["sv"]
    rows = order(screen, "sv")
    assert len(rows) == len(PILOT.comparison)
    lacking = ("rate_km2", "rate_business", "concentration", "insecurity", "businesses")
    names = joined([text.where_next.criterion[Criterion(name)] for name in lacking], text)
    assert any(text.where_next.unused.format(names=names) in word for word in screen.words)


@in_both_languages
def test_a_town_of_small_counts_says_why_there_is_no_order(
    store_folder: Path, language: str
) -> None:
    small = dict.fromkeys(AREAS, (3, 2))
    load(
        store_folder,
        counts=months(spread(EVEN | small)),
        areas=squares({area: area for area in AREAS}),
        study=STUDY,
    )
    screen = part("where-next", language)
    assert not [
        t for t in screen.tables if tuple(t.columns) == TEXTS[language].where_next.rank_columns
    ]
    assert TEXTS[language].where_next.refused.partition("{")[0] in screen.text
