"""The page Effekt, the check of the monthly series: a step or a slope beside trend and season."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import numpy as np
import pandas as pd
import pytest

from analysis.controlled_series import ControlledSeries, conclusion
from analysis.disclosure import is_small
from analysis.results import Comparison, Doubt, Estimate, NotPossible, Reason
from data.intake import Kind
from data.plans.study_text import study_text
from data.readers import read
from data.store import Store
from data.study import Course, Period
from pages.effect.asked import Asked
from pages.effect.checks import series as check
from pages.shared import cached, judged
from pages.shared.charts.series import fitted_months
from pages.shared.text import Text, sentences
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Chart, Screen, open_page
from tests.pages.test_overview import found
from tests.pages.town import AREAS, STUDY, load, months

Opened = Callable[[str, str], Screen]
WORDS = SWEDISH_TEXT.series
LONG = STUDY.replace("2025-04-01", "2026-04-01")


def of(pilot_name: str, sample: Path) -> ControlledSeries:
    pilot, _ = found(sample)[pilot_name]
    told = judged.series(cached.version(), pilot, pilot.primary)
    assert isinstance(told, ControlledSeries)
    return told


def short(screen: Screen, text: Text) -> str:
    start = f"**{text.series.question}** "
    return next(word for word in screen.words if word.startswith(start)).removeprefix(start)


def a_town(rate: float = 30, effect: float = 0.5, seed: int = 5) -> dict[str, dict[str, int]]:
    """Months by chance from 2022 to 2026; `effect` in the pilot from April 2024 on."""
    rng, every = np.random.default_rng(seed), pd.date_range("2022-01-01", "2026-04-01", freq="MS")
    return {
        area: {
            f"{m:%Y-%m}": int(rng.poisson(rate * (effect if area == "north" and later else 1)))
            for m in every
            for later in (m >= pd.Timestamp(2024, 4, 1),)
        }
        for area in AREAS
    }


@pytest.mark.parametrize("language", TEXTS)
def test_it_goes_the_headline_s_way_and_that_it_depends_on_the_months_is_said(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, told = TEXTS[language], of("Norra Kungsgatan", sample)
    _, findings = found(sample)["Norra Kungsgatan"]
    assert isinstance(findings.change, Estimate)
    assert conclusion(told.change) == conclusion(findings.change) == -1
    screen = of_sample("effect", language)
    change = sentences.against_expected(told.change.value, text)
    interval = sentences.interval(told.change, text)
    same = text.series.short_same.format(change=change, interval=interval)
    assert short(screen, text) == f"{same} {text.series.short_hangs}"
    title = text.series.title.format(area="Norra Kungsgatan", change=change)
    assert f"### {title}" in screen.words
    unclear = text.series.reading[0]
    assert text.series.pandemic_differs.format(reading=unclear) in screen.words
    assert text.series.before_differs.format(reading=unclear) in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_where_the_series_cannot_tell_the_limits_are_the_finding(
    sample: Path, language: str
) -> None:
    text, told = TEXTS[language], of("Stallbacka", sample)
    screen = open_page("effect", language, pilot="stallbacka")
    interval = sentences.interval(told.change, text)
    assert short(screen, text) == text.series.short_unclear.format(interval=interval)
    said = next(w for w in screen.words if w.endswith(text.series.cannot_tell))
    low, high = (sentences.change(end, text) for end in (told.change.low, told.change.high))
    assert text.series.between.format(low=low, high=high) in said
    assert sentences.against_expected(told.change.value, text) not in said
    assert any(text.series.pandemic_same in word for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_every_reckoning_has_a_row_with_its_interval_and_what_it_concludes(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, told = TEXTS[language], of("Norra Kungsgatan", sample)
    columns = list(text.series.columns)
    [table] = [t for t in of_sample("effect", language).tables if list(t.columns) == columns]
    fits = (told.change, told.newey_west, told.without_pandemic, told.planned_before)
    for row, fit in zip(table.to_numpy().tolist(), fits, strict=True):
        assert isinstance(fit, Estimate)
        ends = [text.numbers.signed_share(end - 1) for end in (fit.value, fit.low, fit.high)]
        reading = sentences.sentence_case(text.series.reading[conclusion(fit)])
        assert row[1:] == [*ends, reading]


@pytest.mark.parametrize("language", TEXTS)
def test_that_the_headline_decides_and_that_the_plan_says_no_course_is_said(
    of_sample: Opened, language: str
) -> None:
    text = TEXTS[language]
    said = next(w for w in of_sample("effect", language).words if text.series.headline_decides in w)
    assert text.series.course_not_said in said
    content = of_sample("effect", language).files["pilotkollen-effekt-serie-norra_kungsgatan.csv"]
    assert sentences.inside(text.doubt_name[Doubt.CHANCE_ONLY]) in content


def test_a_slope_that_the_plan_expects_is_told_at_the_end_of_the_after_period(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    copytree(sample_store, store.folder)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    study = store.current().study()
    growing = tuple(replace(p, expected_course=Course.SLOPE) for p in study.pilots)
    text = "# FIKTIVA DATA\n" + study_text(replace(study, pilots=growing))
    store.add(read(Kind.STUDY, text.encode(), "studie.toml"))
    screen = open_page("effect")
    words, told = screen.words, of("Norra Kungsgatan", store.folder)
    change = sentences.against_expected(told.change.value, SWEDISH_TEXT)
    at_end = WORDS.at_end.format(change=change)
    assert at_end in short(screen, SWEDISH_TEXT)
    assert f"### {WORDS.title.format(area='Norra Kungsgatan', change=at_end)}" in words
    start = WORDS.said_slope.partition("{")[0]
    assert any(word.startswith(f"{start}Norra Kungsgatan ") for word in words)
    course = SWEDISH_TEXT.plan.courses[Course.SLOPE]
    assert any(WORDS.course_said.format(course=course) in word for word in words)


def test_the_months_are_dots_the_model_a_line_and_what_was_expected_a_dashed_one(
    of_sample: Opened, sample: Path
) -> None:
    told, screen = of("Norra Kungsgatan", sample), of_sample("effect", "sv")
    [chart] = [c for c in screen.charts if any(WORDS.expected_line in word for word in c.words)]
    dots, before, after, expected = chart.spec["data"]
    assert (dots["mode"], before["mode"], expected["line"]["dash"]) == ("markers", "lines", "dash")
    assert len(dots["x"]) == len(told.months) == len(before["x"]) + len(after["x"])
    left_out = pd.date_range(told.left_out.start, told.left_out.end, freq="MS", inclusive="left")
    drawn = pd.to_datetime([*before["x"], *after["x"], *dots["x"]])
    assert len(left_out) == 6
    assert not drawn.isin(left_out).any()
    assert list(expected["x"]) == list(after["x"])
    assert any(WORDS.left_out in word for word in chart.words)


@pytest.mark.parametrize(
    ("study", "counts", "reason", "size"),
    [
        (STUDY.replace("[2022-01-01", "[2023-01-01"), {}, Reason.FEW_MONTHS_BEFORE, 12),
        (LONG, {"rate": 4}, Reason.FEW_A_MONTH, 3),
    ],
)
def test_a_series_that_is_too_short_or_too_small_says_so(
    store_folder: Path,
    study: str,
    counts: dict[str, float],
    reason: Reason,
    size: int,
) -> None:
    town = a_town(**counts, effect=1)  # type: ignore[arg-type]
    if reason is Reason.FEW_MONTHS_BEFORE:
        town = {a: {m: n for m, n in own.items() if m >= "2023"} for a, own in town.items()}
    load(store_folder, counts=months(town), study=study)
    screen = open_page("effect")
    assert short(screen, SWEDISH_TEXT) == WORDS.short_refused
    said = sentences.no_answer(NotPossible(reason, size=size), SWEDISH_TEXT)
    assert sentences.sentence_case(said) in screen.words


def test_small_months_are_neither_dots_nor_numbers_and_no_line_tells_them(
    store_folder: Path,
) -> None:
    town = a_town(rate=9, effect=0.8)
    load(store_folder, counts=months(town), study=LONG)
    assert any(is_small(n) for n in town["north"].values())
    screen = open_page("effect")
    [chart] = [c for c in screen.charts if any(WORDS.expected_line in word for word in c.words)]
    dots, *lines = chart.spec["data"]
    drawn = [y for y in heights(dots) if y is not None]
    assert drawn
    assert not any(is_small(y) for y in drawn)
    assert all(y == round(y) for line in lines for y in heights(line))
    column = WORDS.months_line
    [table] = [t for t in screen.tables if column in t.columns]
    hidden = dict(zip(table.iloc[:, 0], table[column], strict=True))
    for month, n in town["north"].items():
        name = SWEDISH_TEXT.numbers.month(pd.Timestamp(month))
        if is_small(n) and name in hidden:
            assert hidden[name] == SWEDISH_TEXT.card.hidden_mark
    [note] = [word for word in screen.words if WORDS.rounded in word]
    assert SWEDISH_TEXT.card.hidden_note in note


def heights(trace: dict[str, object]) -> list[float]:
    """What a trace draws upwards; None is a gap."""
    drawn: list[float] = Chart("", {"data": [{"y": trace["y"]}]}).values  # type: ignore[assignment]
    return drawn


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_it_warns_in_words_where_months_go_together_or_the_wider_interval_says_otherwise(
    sample: Path, text: Text
) -> None:
    told = of("Stallbacka", sample)
    assert list(check._warnings(told, text)) == []
    together = replace(told, go_together=True)
    assert list(check._warnings(together, text)) == [text.series.go_together]
    sure = replace(told, change=replace(told.change, value=0.7, low=0.6, high=0.8))
    warned = list(check._warnings(sure, text))
    assert warned == [
        words.format(reading=text.series.reading[0])
        for words in (
            text.series.newey_west_differs,
            text.series.pandemic_differs,
            text.series.before_differs,
        )
    ]
    assert not any("p =" in word or "Ljung" in word for word in warned)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize(
    ("own", "answer", "words"),
    [
        ((0.6, 0.7, 0.8), (0.6, 0.7, 0.8), "short_same"),
        ((1.2, 1.3, 1.4), (1.1, 1.3, 1.4), "short_same"),
        ((1.2, 1.3, 1.4), (0.6, 0.7, 0.8), "short_other"),
        ((0.6, 0.7, 0.8), (1.2, 1.3, 1.4), "short_other"),
        ((0.6, 0.7, 0.8), (0.6, 0.9, 1.2), "short_alone"),
        ((0.6, 0.9, 1.2), (0.6, 0.7, 0.8), "short_unclear"),
    ],
)
def test_the_short_answer_holds_it_against_the_headline(
    sample: Path,
    text: Text,
    own: tuple[float, float, float],
    answer: tuple[float, float, float],
    words: str,
) -> None:
    told = of("Norra Kungsgatan", sample)
    change = replace(told.change, low=own[0], value=own[1], high=own[2])
    told = replace(
        told, change=change, newey_west=change, without_pandemic=None, planned_before=None
    )
    _, findings = found(sample)["Norra Kungsgatan"]
    assert isinstance(findings.change, Comparison)
    headline = replace(findings.change, low=answer[0], value=answer[1], high=answer[2])
    said = check._short(told, replace(findings, change=headline), text)
    assert said == getattr(text.series, words).format(
        change=sentences.against_expected(change.value, text),
        interval=sentences.interval(change, text),
    )
    refused = check._short(NotPossible(Reason.NO_COMPARISON), findings, text)
    assert refused == text.series.short_refused
    no_headline = replace(findings, change=NotPossible(Reason.TOO_FEW_COMPARISON_AREAS))
    alone = text.series.short_alone if words != "short_unclear" else text.series.short_unclear
    assert check._short(told, no_headline, text).startswith(alone.partition("{")[0])


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_that_there_are_no_pandemic_months_or_too_few_without_them_is_said(
    sample: Path, text: Text
) -> None:
    pilot, _ = found(sample)["Stallbacka"]
    asked, told = Asked(cached.version(), pilot, {}, text), of("Stallbacka", sample)
    nowhere = " ".join(check._around(asked, replace(told, without_pandemic=None)))
    assert text.series.pandemic_none in nowhere
    few = NotPossible(Reason.FEW_MONTHS_BEFORE, size=9)
    short_one = " ".join(check._around(asked, replace(told, without_pandemic=few)))
    assert sentences.no_answer(few, text) in short_one
    assert check._row(few, text)[:3] == (text.card.no_value,) * 3


def test_nothing_is_shaded_where_nothing_is_left_out(sample: Path) -> None:
    pilot, _ = found(sample)["Stallbacka"]
    told = of("Stallbacka", sample)
    at_once = replace(told, left_out=Period(told.left_out.end, told.left_out.end))
    figure = fitted_months(at_once, pilot, SWEDISH_TEXT, fictive=True)
    assert not any(note.text == WORDS.left_out for note in figure.layout.annotations)
