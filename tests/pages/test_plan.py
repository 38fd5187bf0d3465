"""The page Utvärderingsplan: the plan, its lock, what deviates, and how it is written."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from analysis.likeness import LeftOut, Step
from analysis.results import Doubt
from data.intake import Kind
from data.plans.deviations import Field
from data.readers import read as read_file
from data.sample.places import PLACES
from data.store import Store
from data.study import Course, Direction, Period, Study
from pages.shared import judged
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import FILES, TEXTS, Screen, open_page, read, run
from tests.pages.town import EVEN, STUDY, load, months, spread, squares

Opened = Callable[[str, str], Screen]
PLAN = SWEDISH_TEXT.plan
SHAPED = {area: area for area in EVEN}


@pytest.fixture
def unlocked(store_folder: Path) -> Store:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    return Store(store_folder)


def opened(app: AppTest) -> AppTest:
    return app.run().switch_page(FILES["plan"]).run()


def key(store: Store, name: str) -> str:
    return f"plan-{store.current().number}-{name}"


def study(store: Store) -> Study:
    return store.current().study()


@pytest.mark.parametrize("language", TEXTS)
def test_it_says_when_the_plan_was_locked_and_that_nothing_was_changed(
    of_sample: Opened, language: str
) -> None:
    text, words = TEXTS[language].plan, of_sample("plan", language).words
    start = text.locked_before_start.partition("{")[0]
    assert any(word.startswith(start) and "2024" in word for word in words)
    assert text.unchanged in words


def test_each_pilot_has_its_own_table_with_everything_that_the_plan_says(of_sample: Opened) -> None:
    tables = [t for t in of_sample("plan", "sv").tables if PLAN.what in t.columns]
    assert len(tables) == 2
    said = dict(tables[0].to_numpy().tolist())
    assert said[PLAN.field[Field.START]] == "1 mars 2024".replace(" ", "\N{NO-BREAK SPACE}")
    assert "24 månader" in said[PLAN.field[Field.BEFORE]]
    assert said[PLAN.field[Field.COMPARISON]].startswith("22: ")
    assert said[PLAN.field[Field.PRIMARY]].endswith("minst 10\N{NO-BREAK SPACE}% färre")
    assert said[PLAN.secondary].count(";") >= 2


def test_a_change_of_a_locked_plan_is_a_deviation_with_its_reason(
    own_sample: Store, app: AppTest
) -> None:
    before, page = own_sample.current(), opened(app)
    page.number_input(key(own_sample, "norra_kungsgatan-primary-size")).set_value(15).run()
    page.text_input("plan-save-why-1").set_value("Nytt beslut i styrgruppen").run()
    page.button("plan-save").click().run()
    assert not page.exception
    now = study(own_sample)
    assert now.pilot("norra_kungsgatan").primary.smallest_change == -0.15
    assert now.lock == before.study().lock
    assert [a.why for a in now.amendments] == ["Nytt beslut i styrgruppen"]
    assert own_sample.current().fictive
    screen = read(page)
    assert PLAN.saved.format(number=2) in screen.words
    assert PLAN.deviates_one in screen.words
    [shown] = [t for t in screen.tables if tuple(t.columns) == PLAN.deviation_columns]
    assert shown.iloc[0].tolist()[:2] == ["Norra Kungsgatan", PLAN.field[Field.PRIMARY]]
    assert "10" in str(shown.iloc[0, 2])
    assert "15" in str(shown.iloc[0, 3])


def test_how_the_change_is_expected_to_come_is_chosen_saved_and_shown(
    unlocked: Store, app: AppTest
) -> None:
    page, where = opened(app), PLAN.field[Field.EXPECTED_COURSE]
    course = page.selectbox(key(unlocked, "north-course"))
    assert course.value is None
    assert course.options == [PLAN.course_not_said, *PLAN.courses.values()]
    course.set_value(Course.SLOPE).run()
    [shown] = [t for t in read(page).tables if tuple(t.columns) == PLAN.draft_columns]
    assert shown.iloc[0].tolist()[1:] == [where, PLAN.nothing, PLAN.courses[Course.SLOPE]]
    page.button("plan-save").click().run()
    assert study(unlocked).pilot("north").expected_course is Course.SLOPE
    [table] = [t for t in read(page).tables if PLAN.what in t.columns]
    assert dict(table.to_numpy().tolist())[where] == PLAN.courses[Course.SLOPE]
    again = page.selectbox(key(unlocked, "north-course"))
    again.select_index(0).run()
    page.button("plan-save").click().run()
    assert study(unlocked).pilot("north").expected_course is None


def test_a_plan_that_says_nothing_of_the_course_says_what_that_means(sample: Path) -> None:
    rows = [row for t in open_page("plan").tables for row in t.to_numpy().tolist()]
    where = PLAN.field[Field.EXPECTED_COURSE]
    assert {row[1] for row in rows if row[0] == where} == {PLAN.course_not_said}


def test_a_course_chosen_after_the_lock_is_a_deviation(own_sample: Store, app: AppTest) -> None:
    page = opened(app)
    page.selectbox(key(own_sample, "stallbacka-course")).set_value(Course.STEP).run()
    page.text_input("plan-save-why-1").set_value("Glömdes").run()
    page.button("plan-save").click().run()
    [shown] = [t for t in read(page).tables if tuple(t.columns) == PLAN.deviation_columns]
    said = ["Stallbacka", PLAN.field[Field.EXPECTED_COURSE], PLAN.nothing, "på en gång"]
    assert shown.to_numpy().tolist() == [said]


def test_what_would_change_is_shown_before_it_is_saved(own_sample: Store, app: AppTest) -> None:
    page = opened(app)
    assert PLAN.no_change in read(page).words
    areas = page.multiselect(key(own_sample, f"norra_kungsgatan-{Field.COMPARISON}"))
    areas.set_value([a for a in areas.value if a != "storgatan"]).run()
    [shown] = [t for t in read(page).tables if tuple(t.columns) == PLAN.draft_columns]
    assert shown.iloc[0, 2] == PLAN.taken_out.format(areas="Storgatan")
    assert own_sample.current().number == 1


def test_a_plan_that_breaks_rules_is_refused_with_all_of_them(
    own_sample: Store, app: AppTest
) -> None:
    page = opened(app)
    areas = page.multiselect(key(own_sample, f"norra_kungsgatan-{Field.COMPARISON}"))
    areas.set_value([*areas.value, "stallbacka", "kungsgatan_omgivning"]).run()
    page.text_input("plan-save-why-1").set_value("Prov").run()
    page.button("plan-save").click().run()
    said = " ".join(read(page).words)
    assert PLAN.faults in said
    assert "Stallbacka" in said or "stallbacka" in said
    assert "kungsgatan_omgivning" in said
    assert own_sample.current().number == 1


def test_a_locked_plan_is_not_changed_without_a_reason(own_sample: Store, app: AppTest) -> None:
    page = opened(app)
    page.text_input(key(own_sample, "title")).set_value("Nytt namn").run()
    assert page.button("plan-save").disabled
    assert PLAN.why_first in read(page).words
    page.text_input("plan-save-why-1").set_value("  ").run()
    assert page.button("plan-save").disabled


def test_too_few_comparison_areas_are_told_before_the_plan_is_saved(
    own_sample: Store, app: AppTest
) -> None:
    page = opened(app)
    areas = page.multiselect(key(own_sample, f"norra_kungsgatan-{Field.COMPARISON}"))
    areas.set_value(areas.value[:4]).run()
    assert PLAN.few_areas.format(area="Norra Kungsgatan") in read(page).words


def test_unreadable_decision_dates_are_said_and_nothing_can_be_saved(
    own_sample: Store, app: AppTest
) -> None:
    page = opened(app)
    page.text_input(key(own_sample, "dates")).set_value("nästa höst").run()
    assert any("nästa höst" in word for word in read(page).words)
    assert "plan-save" not in [button.key for button in page.button]


def test_locking_stores_the_plan_as_it_is(unlocked: Store, app: AppTest) -> None:
    page = opened(app)
    assert PLAN.not_locked in read(page).words
    assert page.button("plan-lock").disabled
    page.checkbox("plan-lock-sure-1").check().run()
    page.button("plan-lock").click().run()
    lock = study(unlocked).lock
    assert lock is not None
    assert lock.plan == study(unlocked).plan
    start = PLAN.locked_late.partition("{")[0]
    assert any(word.startswith(start) and lock.print_[:12] in word for word in read(page).words)
    assert not [button for button in page.button if button.key == "plan-lock"]


def test_a_saved_plan_leads_on_to_its_lock_and_a_locked_one_to_the_answer(
    unlocked: Store, app: AppTest
) -> None:
    page = opened(app)
    page.number_input(key(unlocked, "north-primary-size")).set_value(15).run()
    page.button("plan-save").click().run()
    assert PLAN.next_lock in read(page).words
    page.checkbox("plan-lock-sure-2").check().run()
    page.button("plan-lock").click().run()
    assert SWEDISH_TEXT.sources.next_answer in read(page).words


def test_a_lock_names_who_says_a_name_and_never_the_account_of_the_machine(
    unlocked: Store, app: AppTest
) -> None:
    page = opened(app)
    page.text_input("plan-lock-by-1").set_value(" Säkerhetschefen ").run()
    page.checkbox("plan-lock-sure-1").check().run()
    page.button("plan-lock").click().run()
    lock = study(unlocked).lock
    assert lock
    assert lock.by == "Säkerhetschefen"
    assert any(PLAN.locked_by.format(name="Säkerhetschefen") in w for w in read(page).words)


def test_a_lock_and_a_change_without_a_name_name_nobody(unlocked: Store, app: AppTest) -> None:
    page = opened(app)
    page.checkbox("plan-lock-sure-1").check().run()
    page.button("plan-lock").click().run()
    lock = study(unlocked).lock
    assert lock
    assert lock.by == ""
    page.number_input(key(unlocked, "north-primary-size")).set_value(15).run()
    page.text_input("plan-save-why-2").set_value("Nytt beslut").run()
    page.button("plan-save").click().run()
    assert [a.by for a in study(unlocked).amendments] == [""]
    [who] = {t.iloc[0, 1] for t in read(page).tables if tuple(t.columns) == PLAN.amendment_columns}
    assert who == PLAN.nothing


def redrawn(store: Store, app: AppTest) -> AppTest:
    """Lock the plan on the page, then load areas with other shapes."""
    page = opened(app)
    page.checkbox("plan-lock-sure-1").check().run()
    page.button("plan-lock").click().run()
    load(store.folder, areas=squares({a: a for a in reversed(EVEN)}))
    return page.run()


@pytest.mark.parametrize("language", TEXTS)
def test_areas_that_are_redrawn_after_the_lock_deviate(
    store_folder: Path, app: AppTest, language: str
) -> None:
    areas = squares({a: a for a in EVEN})
    load(store_folder, counts=months(spread(EVEN)), study=STUDY, areas=areas)
    redrawn(Store(store_folder), app)
    text = TEXTS[language]
    screen = open_page("plan", language)
    [shown] = [t for t in screen.tables if tuple(t.columns) == text.plan.deviation_columns]
    assert set(shown.iloc[:, 1]) == {text.plan.field[Field.AREA_SHAPE]}
    assert text.plan.lock_from_file not in screen.words
    version = Store(store_folder).current()
    [pilot] = version.study().pilots
    checks = judged.doubts_about(version, pilot, pilot.primary, {})
    [changed] = [check for check in checks if check.doubt is Doubt.PLAN_CHANGED]
    assert changed.size == len(shown)


def test_a_lock_out_of_a_file_is_said_to_be_unconfirmed(of_sample: Opened) -> None:
    assert PLAN.lock_from_file in of_sample("plan", "sv").words


def test_words_about_made_up_data_in_the_purpose_keep_the_real_data(
    unlocked: Store, app: AppTest
) -> None:
    page = opened(app)
    page.text_area(key(unlocked, "purpose")).set_value("Inga FIKTIVA DATA").run()
    page.button("plan-save").click().run()
    now = unlocked.current()
    assert now.study().purpose == "Inga FIKTIVA DATA"
    assert (now.fictive, Kind.COUNTS in now.parts) == (False, True)


def test_an_unlocked_plan_is_changed_without_a_reason(unlocked: Store, app: AppTest) -> None:
    page = opened(app)
    page.text_input(key(unlocked, "title")).set_value("Nytt namn").run()
    assert "plan-save-why-1" not in [field.key for field in page.text_input]
    page.button("plan-save").click().run()
    assert study(unlocked).title == "Nytt namn"
    assert study(unlocked).amendments == ()


def test_without_a_plan_one_can_be_written(store_folder: Path, app: AppTest) -> None:
    load(store_folder, counts=months(spread(EVEN)), areas=squares({a: a for a in EVEN}))
    store, page = Store(store_folder), opened(app)
    assert PLAN.none_yet in read(page).words
    page.multiselect(key(store, f"new-{Field.COMPARISON}")).set_value(["a", "b"]).run()
    page.selectbox(key(store, "new-area")).set_value("north").run()
    page.button("plan-save").click().run()
    assert not page.exception
    [pilot] = study(store).pilots
    assert (pilot.area, pilot.comparison) == ("north", frozenset("ab"))


def test_the_plan_can_be_taken_home_and_says_that_it_is_made_up(of_sample: Opened) -> None:
    content = of_sample("plan", "sv").files["studie.toml"]
    assert content.startswith("# FIKTIVA DATA")
    assert "[locked]" in content


@pytest.mark.usefixtures("unlocked")
def test_a_plan_of_real_data_does_not_say_that_it_is_made_up() -> None:
    content = open_page("plan").files["studie.toml"]
    assert "[[pilot]]" in content
    assert "FIKTIVA" not in content


@pytest.mark.parametrize("language", TEXTS)
def test_what_could_be_seen_stands_in_a_sentence_a_curve_and_a_table(
    of_sample: Opened, language: str
) -> None:
    text, screen = TEXTS[language], of_sample("plan", language)
    columns = text.judgement.seen_columns
    [table] = [t for t in screen.tables if tuple(t.columns) == columns]
    planned = table.loc[table.iloc[:, 0] == "24"].iloc[0]
    shown = planned.iloc[1].removeprefix("\N{MINUS SIGN}")
    assert any(shown in word and "24" in word for word in screen.words if "99" in word)
    [curve] = [chart for chart in screen.charts if text.judgement.seen_axis in chart.words]
    assert text.judgement.months_axis in curve.words


def test_where_more_months_cannot_help_it_says_never(sample_store: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PILOTKOLLEN_STORE", str(sample_store))
        words = open_page("plan", pilot="stallbacka").words
    assert any("går aldrig att se här" in word for word in words)


def likeness_table(screen: Screen) -> pd.DataFrame:
    """The sample does not say which incidents are business-related: that column is left out."""
    columns = SWEDISH_TEXT.judgement.likeness_columns
    shown = (*columns[:6], columns[7])
    [table] = [t for t in screen.tables if tuple(t.columns) == shown]
    return table


@pytest.mark.parametrize(
    ("pilot", "family"), [("norra_kungsgatan", "shopping"), ("stallbacka", "industry")]
)
def test_areas_of_the_pilots_own_kind_are_suggested_and_of_others_it_says_why_not(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch, pilot: str, family: str
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    table = likeness_table(open_page("plan", pilot=pilot))
    said = dict(zip(table.iloc[:, 0], table.iloc[:, 6], strict=True))
    text = SWEDISH_TEXT.judgement
    suggested = {
        name.partition(f" {text.in_plan}")[0] for name in said if said[name] == text.suggested
    }
    alike = {p.name for p in PLACES if (p.kind, p.family) == ("comparison", family)}
    assert suggested == alike
    others = [reasons for reasons in said.values() if reasons != text.suggested]
    assert all(text.left_out[LeftOut.MIX] in reasons for reasons in others)
    never = {"Norra Kungsgatan", "Stallbacka", "Stallbacka terminal"}  # pilots and buffers
    assert not never & set(said)


def test_of_season_mix_and_business_only_the_step_is_said(of_sample: Opened) -> None:
    table = likeness_table(of_sample("plan", "sv"))
    words = {*SWEDISH_TEXT.judgement.likeness_step.values(), SWEDISH_TEXT.card.no_value}
    assert set(table.iloc[:, 4:6].to_numpy().ravel()) <= words
    unknown = SWEDISH_TEXT.judgement.likeness_step[Step.CANNOT_TELL]
    trends = set(table.iloc[:, 3])
    assert unknown in trends
    assert all("%" in trend for trend in trends - {unknown})
    assert not any("100" in level for level in table.iloc[:, 2])  # fewer, and yet some


def test_the_suggested_areas_are_filled_in_at_a_click(own_sample: Store, app: AppTest) -> None:
    page = opened(app)
    name = key(own_sample, f"norra_kungsgatan-{Field.COMPARISON}")
    page.multiselect(name).set_value(["storgatan"]).run()
    page.button("plan-suggested-norra_kungsgatan").click().run()
    assert len(page.multiselect(name).value) >= 10


def test_the_levels_of_the_decision_dates_are_shown(of_sample: Opened) -> None:
    [table] = [t for t in of_sample("plan", "sv").tables if tuple(t.columns) == PLAN.date_columns]
    assert [level.replace("\N{NO-BREAK SPACE}", " ") for level in table.iloc[:, 2]] == [
        "99,5 %",
        "95,2 %",
    ]


ODD = STUDY.replace("smallest_change = -0.10", "smallest_change = -0.005").replace(
    "after =", "implementation = [2024-02-01, 2024-03-01]\nring_m = 3000.5\nafter ="
)


def test_what_nobody_touched_stays_exactly_as_it_was(store_folder: Path, app: AppTest) -> None:
    """Half a per cent, a wide ring and an introduction shorter than the gap."""
    odd = ODD.replace('title = "Plan"', 'title = "Plan"\ndecision_dates = [2026-11-30, 2025-11-30]')
    version = load(store_folder, counts=months(spread(EVEN)), study=odd, areas=squares(SHAPED))
    [was] = version.study().pilots
    assert was.implementation.end < was.after.start
    page = opened(app)
    assert PLAN.no_change in read(page).words
    page.text_input(key(Store(store_folder), "title")).set_value("Nytt").run()
    page.button("plan-save").click().run()
    now = study(Store(store_folder))
    assert (now.title, now.pilots) == ("Nytt", (was,))
    assert now.decision_dates == version.study().decision_dates


@pytest.mark.parametrize("change", [0.005, 0.125, 0.995, 0.07, 0.999])
def test_every_size_of_change_can_be_shown_and_chosen(
    store_folder: Path, app: AppTest, change: float
) -> None:
    plan = STUDY.replace("-0.10", f"-{change}")
    load(store_folder, counts=months(spread(EVEN)), study=plan)
    store, page = Store(store_folder), opened(app)
    assert PLAN.no_change in read(page).words
    size = page.number_input(key(store, "north-primary-size"))
    assert size.value == pytest.approx(100 * change, rel=1e-12)
    size.set_value(12.5).run()
    if change != 0.125:
        page.button("plan-save").click().run()
    assert study(store).pilot("north").primary.smallest_change == -0.125


def test_moving_a_period_moves_the_introduction_with_it(store_folder: Path, app: AppTest) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=ODD, areas=squares(SHAPED))
    store, page = Store(store_folder), opened(app)
    page.selectbox(key(store, f"north-{Field.BEFORE}-1")).set_value(date(2022, 12, 1)).run()
    page.button("plan-save").click().run()
    now = study(store).pilot("north")
    assert now.before.end == date(2023, 1, 1)
    assert now.implementation == Period(date(2023, 1, 1), now.after.start)


def test_an_untouched_start_follows_the_beginning_of_the_after_period(
    store_folder: Path, app: AppTest
) -> None:
    load(store_folder, counts=months(spread(EVEN)))
    store, page = Store(store_folder), opened(app)
    for place, month in (("0", date(2024, 4, 1)), ("1", date(2025, 3, 1))):
        page.selectbox(key(store, f"new-{Field.AFTER}-{place}")).set_value(month).run()
    page.button("plan-save").click().run()
    [pilot] = study(store).pilots
    assert pilot.start == pilot.after.start == date(2024, 4, 1)


@pytest.mark.parametrize("language", TEXTS)
def test_a_start_outside_its_periods_is_refused_by_the_name_of_its_field(
    unlocked: Store, app: AppTest, language: str
) -> None:
    app.query_params["language"] = language
    page, text = opened(app), TEXTS[language]
    page.selectbox(key(unlocked, "north-start")).set_value(date(2021, 1, 1)).run()
    page.button("plan-save").click().run()
    [said] = [error.value for error in page.error]
    for field in (Field.START, Field.BEFORE, Field.AFTER):
        assert text.plan.field[field] in said
    assert "toml" not in said


@pytest.mark.parametrize("language", TEXTS)
def test_a_first_plan_is_written_with_its_name_first_and_the_form_of_dates_to_be_seen(
    store_folder: Path, app: AppTest, language: str
) -> None:
    load(store_folder, counts=months(spread(EVEN)))
    app.query_params["language"] = language
    page, plan = opened(app), TEXTS[language].plan
    assert plan.write in [box.label for box in page.expander]
    assert plan.suggested_later in read(page).words
    labels = [box.label for box in page.text_input]
    dates = f"{plan.field[Field.DECISION_DATES]} ({plan.dates_help})"
    assert labels[:2] == [plan.field[Field.TITLE], dates]


def test_changes_of_several_pilots_are_saved_together(own_sample: Store, app: AppTest) -> None:
    page = opened(app)
    for area, size in (("norra_kungsgatan", 15), ("stallbacka", 20)):
        page.number_input(key(own_sample, f"{area}-primary-size")).set_value(size).run()
    page.text_input("plan-save-why-1").set_value("Nya gränser").run()
    page.button("plan-save").click().run()
    sizes = {p.area: p.primary.smallest_change for p in study(own_sample).pilots}
    assert sizes == {"norra_kungsgatan": -0.15, "stallbacka": -0.2}


def test_another_language_keeps_what_is_changed(own_sample: Store, app: AppTest) -> None:
    page, area = opened(app), "norra_kungsgatan"
    page.number_input(key(own_sample, f"{area}-primary-size")).set_value(15).run()
    page.multiselect(key(own_sample, f"{area}-primary-groups")).set_value(["shop_theft"]).run()
    page.selectbox(key(own_sample, f"{area}-secondary-1-item")).set_value("B05b").run()
    page.segmented_control(key(own_sample, f"{area}-secondary-2-direction")).set_value(
        Direction.INCREASE
    ).run()
    rows = next(t for t in read(page).tables if tuple(t.columns) == PLAN.draft_columns)
    page.segmented_control("language").set_value("en").run()
    assert not page.exception
    columns = TEXTS["en"].plan.draft_columns
    [shown] = [t for t in read(page).tables if tuple(t.columns) == columns]
    assert len(shown) == len(rows) == 5
    assert page.number_input(key(own_sample, f"{area}-primary-size")).value == 15


def test_what_is_not_saved_when_somebody_else_saves_is_told(unlocked: Store, app: AppTest) -> None:
    page = opened(app)
    page.text_input(key(unlocked, "title")).set_value("Mitt namn").run()
    other = read_file(Kind.STUDY, STUDY.replace('"Plan"', '"Deras"').encode(), "studie.toml")
    unlocked.add(other, made_by="Bo")
    page.run()
    said = PLAN.changed_meanwhile.partition("{")[0]
    assert any(word.startswith(said) and "Bo" in word for word in read(page).words)
    [lost] = [t for t in read(page).tables if tuple(t.columns) == PLAN.lost_columns]
    assert lost.iloc[0].tolist()[1:] == [PLAN.field[Field.TITLE], "Plan", "Mitt namn"]
    assert study(unlocked).title == "Deras"
    page.button("plan-hide-lost").click().run()
    assert not any(word.startswith(said) for word in read(page).words)


def test_one_s_own_save_is_no_change_meanwhile(unlocked: Store, app: AppTest) -> None:
    page = opened(app)
    page.text_input(key(unlocked, "title")).set_value("Mitt namn").run()
    page.button("plan-save").click().run()
    assert "plan-hide-lost" not in [button.key for button in page.button]


def test_a_save_that_waited_for_another_is_refused_in_words(
    unlocked: Store, app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(app)
    page.text_input(key(unlocked, "title")).set_value("Mitt namn").run()
    version = unlocked.current()
    monkeypatch.setattr("pages.shared.cached.version", lambda: version)  # it was read before
    unlocked.add(read_file(Kind.STUDY, STUDY.encode(), "studie.toml"), made_by="Bo")
    page.button("plan-save").click().run()
    said = SWEDISH_TEXT.store.changed_meanwhile.partition("(")[0].format(number=2)
    assert any(said in word and "Bo" in word for word in read(page).words)
    assert unlocked.current().number == 2


def test_a_plan_without_groups_or_pilots_is_refused_in_plain_words(
    own_sample: Store, app: AppTest
) -> None:
    page = opened(app)
    page.multiselect(key(own_sample, "stallbacka-primary-groups")).set_value([]).run()
    outcome = PLAN.field[Field.PRIMARY].lower()
    assert PLAN.no_groups.format(area="Stallbacka", outcome=outcome) in read(page).words
    for area in ("norra_kungsgatan", "stallbacka"):
        page.checkbox(key(own_sample, f"{area}-remove")).check().run()
    assert PLAN.no_pilot in read(page).words
    assert "plan-save" not in [button.key for button in page.button]


def test_the_form_opens_where_the_suggested_areas_are_filled_in(
    sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PILOTKOLLEN_STORE", str(sample_store))
    page = run("plan", pilot="stallbacka")
    assert page.session_state["plan-edit"] is False
    areas = page.multiselect(f"plan-1-stallbacka-{Field.COMPARISON}")
    areas.set_value(areas.value[:1]).run()
    page.button("plan-suggested-stallbacka").click().run()
    assert page.session_state["plan-edit"] is True
    assert page.session_state["plan-1-tabs-sv"] == "Stallbacka"
    filled = page.multiselect(f"plan-1-stallbacka-{Field.COMPARISON}").value
    assert set(filled) == Store(sample_store).current().study().pilot("stallbacka").comparison


def test_own_questions_of_the_survey_can_be_outcomes(store_folder: Path) -> None:
    own = (
        "frågekod;skala;ordalydelse;räknas;giltiga;andel\n"
        "X1;T5;Hur trygg är du i parken?;1 2;1 2 3 4 5;andel otrygga i parken\n"
    )
    load(store_folder, counts=months(spread(EVEN)), items=own, study=STUDY)
    offered = {option for box in run("plan").selectbox for option in box.options}
    assert "andel otrygga i parken (”Hur trygg är du i parken?”)" in offered
    assert not any("Vilken bransch" in option for option in offered)
