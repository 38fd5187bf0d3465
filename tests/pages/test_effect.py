"""The page Effekt: one pilot, the plan's primary outcome and the other questions."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from analysis.doubts import weakening
from analysis.fewer_so_far import FewerSoFar
from analysis.pretrend import PreTrend
from analysis.results import Comparison, Counted, Doubt, Estimate, Stance, Unit, Wording
from data import engine
from data.intake import Kind
from data.plans.study_text import study_text
from data.published_effects import published_effects
from data.readers import read
from data.store import Store
from data.study import Direction
from pages.shared import cached, judged
from pages.shared.text import sentences
from pages.shared.text.sv import SWEDISH_TEXT
from tests.analysis.pilots import PILOT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.test_overview import found
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
NUMBERS = SWEDISH_TEXT.numbers


@pytest.mark.parametrize("language", TEXTS)
def test_the_answer_comes_first_as_the_overview_gives_it(of_sample: Opened, language: str) -> None:
    overview, effect = of_sample("overview", language).words, of_sample("effect", language).words
    said = next(word for word in overview if word.startswith("Norra Kungsgatan, "))
    head = next(word for word in overview if word.startswith("### Norra Kungsgatan: "))
    verdict = head.removeprefix("### Norra Kungsgatan: ")
    assert effect[effect.index(said) - 1].removeprefix("## ").lower() == verdict


def test_the_same_months_are_counted_and_compared_exactly(of_sample: Opened, sample: Path) -> None:
    pilot, findings = found(sample)["Norra Kungsgatan"]
    table = next(t for t in of_sample("effect", "sv").tables if len(t.columns) == 6)
    rows = (findings.own, findings.comparison, findings.buffer)
    for shown, row in zip(table.to_numpy().tolist(), rows, strict=True):
        assert isinstance(row.before, Counted)
        assert isinstance(row.after, Counted)
        assert isinstance(row.change, Comparison)
        assert shown[1:3] == [NUMBERS.whole(row.before.value), NUMBERS.whole(row.after.value)]
        assert shown[3] == NUMBERS.decimal(row.before.value / pilot.before.months)
    assert table.iloc[0, 0] == "Norra Kungsgatan (pilot)"
    assert table.iloc[1, 0] == f"Jämförelseområden ({len(pilot.comparison)} st)"


def test_the_number_of_incidents_is_told_with_its_sign_and_interval(
    of_sample: Opened, sample: Path
) -> None:
    _, findings = found(sample)["Norra Kungsgatan"]
    fewer = findings.fewer
    assert isinstance(fewer, Estimate)
    row = [NUMBERS.signed(x) for x in (fewer.value, fewer.low, fewer.high)]
    columns = SWEDISH_TEXT.judgement.so_far_columns
    [running] = [t for t in of_sample("effect", "sv").tables if tuple(t.columns) == columns]
    assert list(running.iloc[-1, 1:]) == row


def test_every_other_question_of_the_plan_has_a_row_with_n_and_a_reading(
    of_sample: Opened, sample: Path
) -> None:
    pilot, _ = found(sample)["Norra Kungsgatan"]
    columns = SWEDISH_TEXT.effect.secondary_columns
    [table] = [t for t in of_sample("effect", "sv").tables if tuple(t.columns) == columns]
    assert len(table) == len(pilot.secondary)
    assert all("n = " in cell and "95" in cell for cell in table.iloc[:, 3])
    words = (SWEDISH_TEXT.judgement.holm_holds, SWEDISH_TEXT.judgement.holm_fails)
    assert all(
        any(cell.startswith(w.partition("{")[0]) for w in words) for cell in table.iloc[:, 4]
    )


@pytest.mark.parametrize("language", TEXTS)
def test_the_page_names_the_plan_and_its_comparison_areas(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, words = TEXTS[language], of_sample("effect", language).words
    assert text.effect.declared in words
    start = text.effect.comparison_areas.partition("{")[0]
    areas = next(word for word in words if word.startswith(start))
    assert "Drottninggatan" in areas
    assert "drottninggatan" not in areas
    assert any("10" in word for word in words if word.startswith(text.effect.smallest[:20]))


@pytest.mark.parametrize("language", TEXTS)
def test_an_increase_where_a_decrease_was_hoped_for_asks_to_check_reporting_first(
    store_folder: Path, language: str
) -> None:
    load(store_folder, counts=months(spread(EVEN | {"north": (480, 480)})), study=STUDY)
    words = open_page("effect", language).words
    assert any(word.startswith(("## Ökning, granska", "## Increase, check")) for word in words)


@pytest.mark.parametrize("language", TEXTS)
def test_what_could_be_seen_is_said_before_the_answer(of_sample: Opened, language: str) -> None:
    text, words = TEXTS[language], of_sample("effect", language).words
    heading = f"**{text.judgement.seen_heading[Direction.DECREASE]}**"
    seen = next(word for word in words if word.startswith(heading))
    places = [words.index(seen)] + [
        words.index(f"## {heading}")
        for heading in (
            text.wording[Wording.CLEAR, Direction.DECREASE],
            text.effect.same_months_heading,
            text.effect.trend_heading,
            text.effect.fewer_heading,
            text.effect.doubts_heading,
            text.judgement.published_heading,
        )
    ]
    assert places == sorted(places)
    assert "24" in seen
    assert text.numbers.share(0.10) in seen


def test_the_grade_of_the_evidence_is_said_with_why_it_is_not_higher(of_sample: Opened) -> None:
    words = of_sample("effect", "sv").words
    said = next(word for word in words if word.startswith("Bevisgrad 3 av 5"))
    assert SWEDISH_TEXT.judgement.solid in said
    assert any("lotten har inte avgjort" in word for word in words)


def test_where_it_cannot_be_told_it_is_said_whether_more_months_can(sample: Path) -> None:
    words = open_page("effect", pilot="stallbacka").words
    assert f"## {SWEDISH_TEXT.judgement.cannot_settle}" in words  # not: yet
    assert SWEDISH_TEXT.judgement.more_cannot_few in words  # no drift is seen


@pytest.mark.parametrize(
    ("times", "own", "said"),
    [
        (1, 240, SWEDISH_TEXT.judgement.more_cannot_few),
        (10, 2270, SWEDISH_TEXT.judgement.enough_passed),
        (5, 1130, SWEDISH_TEXT.judgement.go_on),
    ],
)
def test_how_long_it_takes_is_held_against_the_months_that_have_passed(
    store_folder: Path, times: int, own: int, said: str
) -> None:
    # no drift; 480 before and 240 after in each area, some times over
    totals = {area: (480 * times, 240 * times) for area in EVEN}
    load(
        store_folder,
        counts=months(spread(totals | {"north": (480 * times, own)})),
        study=STUDY,
    )
    words = open_page("effect").words
    assert any(word.startswith(said.partition("{")[0]) for word in words)
    others = {
        SWEDISH_TEXT.judgement.more_cannot_drift,
        SWEDISH_TEXT.judgement.more_cannot_few,
        SWEDISH_TEXT.judgement.enough_passed,
        SWEDISH_TEXT.judgement.go_on,
    } - {said}
    assert not any(word.startswith(other.partition("{")[0]) for word in words for other in others)


def test_while_the_plan_goes_on_the_same_can_be_seen_as_the_plan_says(store_folder: Path) -> None:
    longer = STUDY.replace(str(PILOT.after.end), "2027-04-01")
    load(store_folder, counts=months(spread(EVEN)), study=longer)
    start = SWEDISH_TEXT.judgement.seen.partition("{")[0]
    plan, effect = (
        next(word for word in open_page(page).words if start in word) for page in ("plan", "effect")
    )
    assert "36" in plan
    assert plan.startswith(effect.partition("** ")[2])


def test_every_doubt_that_weakens_stands_with_what_to_do_and_travels_with_each_figure(
    of_sample: Opened, sample: Path
) -> None:
    version = Store(sample).current()
    study = cached.study(version)
    assert study is not None
    pilot = study.pilot("norra_kungsgatan")
    names = dict(engine.catalogue(version).areas)
    weak = weakening(judged.doubts_about(version, pilot, pilot.primary, names))
    assert Doubt.AREAS_DRIFT_APART in {caveat.doubt for caveat in weak}
    screen = of_sample("effect", "sv")
    for caveat in weak:
        said = sentences.caveat(caveat, SWEDISH_TEXT, names)
        advice = SWEDISH_TEXT.doubt_advice[caveat.doubt]
        assert any(said in word and advice in word for word in screen.words)
        name = sentences.inside(SWEDISH_TEXT.doubt_name[caveat.doubt])
        figures = {k: v for k, v in screen.files.items() if "fore-start" not in k}
        assert len(figures) >= 6
        assert all(name in content for content in figures.values())


def test_what_cannot_be_checked_is_said(of_sample: Opened) -> None:
    words = "\n".join(of_sample("effect", "sv").words)
    assert SWEDISH_TEXT.judgement.doubts_unknown in words
    assert SWEDISH_TEXT.doubt_unknown[Doubt.CODES_CHANGED] in words


def test_other_events_are_numbered_in_the_months_and_listed_below(of_sample: Opened) -> None:
    screen = of_sample("effect", "sv")
    [listed] = [word for word in screen.words if word.startswith(SWEDISH_TEXT.judgement.events)]
    assert "Stadsfest" in listed
    assert "Vägarbete vid infarten" not in listed  # that is in Stallbacka
    number = sum(line[:1].isdigit() for line in listed.splitlines())
    assert any(f"<b>{number}</b>" in chart.words for chart in screen.charts)


def test_published_results_stand_beside_with_their_sources(of_sample: Opened) -> None:
    columns = SWEDISH_TEXT.judgement.published_columns
    [table] = [t for t in of_sample("effect", "sv").tables if tuple(t.columns) == columns]
    assert table.iloc[0, 0] == "Norra Kungsgatan (här)"
    assert len(table) == 1 + len(published_effects("sv"))
    assert all("doi 10." in source for source in table.iloc[1:, 4])


def test_whether_they_went_together_before_the_start_is_said_in_words(of_sample: Opened) -> None:
    screen = of_sample("effect", "sv")
    assert SWEDISH_TEXT.judgement.sign[PreTrend.FOLLOWS] in screen.words
    columns = SWEDISH_TEXT.judgement.sign_columns
    [checks] = [t for t in screen.tables if tuple(t.columns) == columns]
    assert len(checks) == 4
    assert set(checks.iloc[:, 3]) <= set(SWEDISH_TEXT.judgement.sign_step.values())


def test_an_after_period_that_goes_on_is_judged_so_far_and_said_to_be_interim(
    store_folder: Path,
) -> None:
    longer = STUDY.replace(str(PILOT.after.end), str(PILOT.after.end.replace(year=2027)))
    load(store_folder, counts=months(spread(EVEN)), study=longer)
    words = "\n".join(open_page("effect").words)
    assert SWEDISH_TEXT.doubt[Doubt.INTERIM].format(size=NUMBERS.whole(PILOT.after.months)) in words


def test_an_unlocked_plan_is_a_doubt(store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    assert any(SWEDISH_TEXT.doubt[Doubt.PLAN_NOT_LOCKED] in w for w in open_page("effect").words)


def test_the_sum_so_far_ends_where_the_headline_s_areas_end_too(store_folder: Path) -> None:
    """An area without data after the start is not one that fell to nothing."""
    areas = spread({**EVEN, "a": (4800, 2400)})
    areas["a"] = {month: n for month, n in areas["a"].items() if month < f"{PILOT.start:%Y-%m}"}
    version = load(store_folder, counts=months(areas), study=STUDY)
    study = cached.study(version)
    assert study is not None
    [pilot] = study.pilots
    fewer = cached.findings(version, pilot, pilot.primary).fewer
    so_far = judged.so_far(version, pilot, pilot.primary)
    assert isinstance(fewer, Estimate)
    assert isinstance(so_far, FewerSoFar)
    last = so_far.steps[-1].fewer
    assert (last.value, last.low) == pytest.approx((fewer.value, fewer.low), abs=1e-6)
    assert "a" not in so_far.areas


def test_without_a_headline_the_grade_says_what_there_is(store_folder: Path) -> None:
    few = {area: EVEN[area] for area in ("north", "a", "b")}
    study = STUDY.replace(str(sorted(PILOT.comparison)), "['a', 'b']")
    load(store_folder, counts=months(spread(few)), study=study)
    words = open_page("effect").words
    assert any(word.startswith("Bevisgrad 2 av 5") for word in words)


def test_a_secondary_outcome_that_gives_a_small_count_away_is_hidden(store_folder: Path) -> None:
    damage = months(spread({"north": (24, 3)}), "Skadegörelse").partition("\n")[2]
    both = months(spread(EVEN)) + damage
    wide = '["theft", "damage"]'
    study = STUDY.replace('["theft"]', wide) + (
        '[[pilot.secondary]]\ngroups = ["theft"]\ndirection = "decrease"\nsmallest_change = -0.1\n'
    )
    load(store_folder, counts=both, study=study)
    columns = SWEDISH_TEXT.effect.secondary_columns
    [table] = [t for t in open_page("effect").tables if tuple(t.columns) == columns]
    assert list(table.iloc[0, 1:3]) == [SWEDISH_TEXT.card.hidden_mark] * 2


def test_a_primary_outcome_out_of_the_survey_has_its_figure_file_and_doubts(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(tmp_path / "store")
    copytree(sample_store, store.folder)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    study = store.current().study()
    asked = tuple(
        replace(p, primary=next(o for o in p.secondary if o.item == "B05b"), secondary=())
        for p in study.pilots
    )
    text = "# FIKTIVA DATA\n" + study_text(replace(study, pilots=asked))
    store.add(read(Kind.STUDY, text.encode(), "studie.toml"))
    screen = open_page("effect")
    assert not screen.faults
    assert "## " + SWEDISH_TEXT.effect.doubts_heading in screen.words
    content = screen.files["pilotkollen-effekt-huvudutfall-norra_kungsgatan.csv"]
    assert sentences.inside(SWEDISH_TEXT.doubt_name[Doubt.PLAN_CHANGED]) in content
    assert any(SWEDISH_TEXT.unit[Unit.SHARE_POINTS] in chart.words for chart in screen.charts)
    assert any("95,2" in word for word in screen.words)


def test_the_answer_says_where_it_lies_and_what_follows_by_the_plan(of_sample: Opened) -> None:
    words = of_sample("effect", "sv").words
    said = next(w for w in words if w.startswith("Norra Kungsgatan, ") and "Troligen mellan" in w)
    after = words[words.index(said) : words.index(said) + 8]
    assert any(SWEDISH_TEXT.judgement.stance[Stance.SUPPORTS] in word for word in after)
    assert any("30 november 2026".replace(" ", "\N{NO-BREAK SPACE}") in word for word in after)


@pytest.mark.parametrize("page", ["effect", "overview"])
def test_after_a_change_of_the_plan_the_locked_plan_s_verdict_stands_beside(
    sample_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    store = Store(tmp_path / "store")
    copytree(sample_store, store.folder)
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(store.folder))
    changed = store.current().study()
    milder = tuple(
        replace(p, primary=replace(p.primary, smallest_change=-0.15)) for p in changed.pilots
    )
    text = "# FIKTIVA DATA\n" + study_text(replace(changed, pilots=milder))
    store.add(read(Kind.STUDY, text.encode(), "studie.toml"))
    words = open_page(page).words
    clear = SWEDISH_TEXT.wording[Wording.CLEAR, Direction.DECREASE]
    assert SWEDISH_TEXT.judgement.by_lock.format(verdict=clear) in words
    assert f"## {clear}" not in words


def test_where_it_cannot_be_told_the_limits_are_the_finding(sample: Path) -> None:
    screen = open_page("effect", pilot="stallbacka")
    said = next(word for word in screen.words if word.startswith("### Stallbacka: mellan"))
    assert len(said.split()) <= 16  # the sign of a heading, and 15 words
    assert "4\N{NO-BREAK SPACE}% fler än väntat" not in said


def test_a_number_of_incidents_that_chance_may_give_is_no_title(sample: Path) -> None:
    screen = open_page("effect", pilot="stallbacka")
    low, high, month = "63 färre", "96 fler", "augusti 2026"
    said = SWEDISH_TEXT.judgement.so_far_open.format(low=low, high=high, month=month)
    assert f"### {said}" in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_every_comparison_area_is_tried_as_if_it_were_the_pilot(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("effect", language)
    _, findings = found(sample)["Norra Kungsgatan"]
    columns = text.judgement.anyway_columns
    [table] = [t for t in screen.tables if tuple(t.columns) == columns]
    assert len(table) == 1 + len(findings.used)
    start = text.judgement.anyway_none.format(areas=len(findings.used), area="Norra Kungsgatan")
    said = next(word for word in screen.words if word.startswith(start))
    assert text.numbers.share(1 / (1 + len(findings.used)), 1) in said
    drawn = [[len(trace["x"]) for trace in chart.spec["data"]] for chart in screen.charts]
    assert [len(findings.used), 1] in drawn


def test_an_area_of_few_incidents_has_no_dot_and_no_number(store_folder: Path) -> None:
    load(store_folder, counts=months(spread({**EVEN, "a": (20, 3)})), study=STUDY)
    screen = open_page("effect")
    columns = SWEDISH_TEXT.judgement.anyway_columns
    [table] = [t for t in screen.tables if tuple(t.columns) == columns]
    assert dict(table.to_numpy().tolist())["a"] == SWEDISH_TEXT.card.hidden_mark
    hovers = [w for chart in screen.charts for w in chart.words if w.startswith("a: ")]
    assert not hovers


def test_the_checks_before_the_start_rest_on_the_incidents_before_alone(
    of_sample: Opened, sample: Path
) -> None:
    _, findings = found(sample)["Norra Kungsgatan"]
    own, others = findings.own.before, findings.comparison.before
    assert isinstance(own, Counted)
    assert isinstance(others, Counted)
    n = SWEDISH_TEXT.card.n_split.format(own=NUMBERS.whole(own.n), others=NUMBERS.whole(others.n))
    [content] = [c for k, c in of_sample("effect", "sv").files.items() if "fore-start" in k]
    assert n in content


def test_a_comparison_that_another_pilot_s_would_give_away_is_marked_as_hidden(
    store_folder: Path,
) -> None:
    pilots = STUDY.partition("[[pilot]]")[2]
    second = pilots.replace('"north"', '"second"').replace("['a', ", "['a', 'small', ")
    counts = spread({**EVEN, "second": (480, 240), "small": (60, 3)})
    load(store_folder, counts=months(counts), study=f"{STUDY}\n[[pilot]]{second}")
    first, later = (open_page("effect", pilot=area) for area in ("north", "second"))
    mark = SWEDISH_TEXT.card.n_split.partition("{others}")[2].strip()
    shown = f"{SWEDISH_TEXT.card.hidden_mark} {mark}"
    assert any(shown in word for word in later.words)
    assert not any(shown in word for word in first.words)
