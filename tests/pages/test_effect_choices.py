"""Effekt: does the answer depend on our choices?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.choices import Kind
from analysis.results import Reason
from analysis.specifications import Specifications
from data.store import Store
from pages.shared import cached, judged
from pages.shared.text import sentences
from tests.pages.screen import TEXTS, Chart, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

Opened = Callable[[str, str], Screen]
FILE = "pilotkollen-effekt-val-norra_kungsgatan.csv"


def ways(store: Path, pilot_area: str = "norra_kungsgatan") -> Specifications:
    version = Store(store).current()
    study = cached.study(version)
    assert study is not None
    pilot = study.pilot(pilot_area)
    found = judged.specifications(version, pilot, pilot.primary)
    assert isinstance(found, Specifications)
    return found


def picture(screen: Screen, title: str) -> Chart:
    [chart] = [chart for chart in screen.charts if chart.alt.startswith(title)]
    return chart


@pytest.mark.parametrize("language", TEXTS)
def test_it_is_told_in_how_many_ways_there_were_fewer_and_what_matters_most(
    of_sample: Opened, sample: Path, language: str
) -> None:
    text, found, screen = TEXTS[language], ways(sample), of_sample("effect", language)
    whole = text.numbers.whole
    title = text.choices.title_fewer.format(
        ways=whole(found.same_direction), all=whole(len(found.ways))
    )
    assert f"### {title}" in screen.words
    short = f"**{text.choices.question}** {text.choices.short[found.standing]}"
    said = screen.words[screen.words.index(short) + 1]
    for number in (len(found.ways), found.same_direction, found.same_stance, found.same_verdict):
        assert whole(number) in said
    for ratio in (found.median, found.ways[0].change.value, found.ways[-1].change.value):
        assert sentences.change(ratio, text) in said
    moving = found.moving()
    assert moving is not None
    assert text.choices.kind_inside[moving.kind] in said


def test_the_plan_s_way_has_the_headline_s_numbers_in_the_table(
    of_sample: Opened, sample: Path
) -> None:
    text, screen, found = TEXTS["sv"], of_sample("effect", "sv"), ways(sample)
    [table] = [t for t in screen.tables if tuple(t.columns) == text.choices.columns]
    assert len(table) == len(found.ways) >= 200
    plans = [text.choices.plan[kind] for kind in Kind]
    [row] = [row for row in table.to_numpy().tolist() if row[:4] == plans]
    change = found.plan.change
    assert row[4:7] == [
        sentences.change(change.value, text),
        text.numbers.signed_share(change.low - 1),
        text.numbers.signed_share(change.high - 1),
    ]
    assert any(row[4] in word for word in screen.words if word.startswith("Norra Kungsgatan, "))


def test_each_way_has_a_column_with_its_interval_and_a_mark_for_each_of_its_choices(
    of_sample: Opened, sample: Path
) -> None:
    found, screen = ways(sample), of_sample("effect", "sv")
    chart = picture(screen, "I ")
    assert f"av {len(found.ways)} rimliga" in chart.alt
    traces = chart.spec["data"]
    lines = [trace for trace in traces if trace["mode"] == "lines"]
    assert sum(len(trace["x"]) for trace in lines) == 3 * len(found.ways)
    marks = [t for t in traces if t.get("yaxis") == "y2"]
    assert len(marks) == 2 * len(found.choices)  # the plan's own, and all others
    assert sum(len(trace["x"]) for trace in marks) == 4 * len(found.ways)
    points = [t for t in traces if t["mode"] == "markers" and t not in marks]
    assert sum(len(trace["x"]) for trace in points) == len(found.ways)
    assert {t["marker"]["symbol"] for t in points} == {"circle", "diamond"}


def test_no_count_of_any_way_is_in_the_picture_the_table_or_the_file(
    of_sample: Opened, sample: Path
) -> None:
    screen, found = of_sample("effect", "sv"), ways(sample)
    chart = picture(screen, "I ")
    traces = chart.spec["data"]
    marks = [v for t in traces if t.get("yaxis") == "y2" for v in (*t["x"], *t["y"])]
    assert not [v for v in marks if v in (1, 2, 3, 4)]
    changes = [v for t in traces if t.get("yaxis") != "y2" for v in t["y"] if v is not None]
    assert all(v == round(v) for v in changes)  # whole per cents, which may be 1-4, and no count
    told = {str(way.change.n) for way in found.ways if not way.is_plan}
    content = screen.files[FILE].replace("\N{NO-BREAK SPACE}", "")
    assert not [n for n in told if len(n) > 3 and n in content]


@pytest.mark.parametrize("language", TEXTS)
def test_where_it_cannot_be_told_it_is_told_in_how_many_ways_it_can_t(
    sample: Path, language: str
) -> None:
    text, found = TEXTS[language], ways(sample, "stallbacka")
    screen = open_page("effect", language, pilot="stallbacka")
    assert f"**{text.choices.question}** {text.choices.short_undecided}" in screen.words
    whole = text.numbers.whole
    title = text.choices.title_undecided.format(
        ways=whole(found.same_verdict), all=whole(len(found.ways))
    )
    assert f"### {title}" in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_without_an_answer_there_are_no_other_ways_and_the_reason_is_said(
    store_folder: Path, language: str
) -> None:
    few = {area: EVEN[area] for area in ("north", "a", "b")}
    plan = STUDY.replace(str(sorted(set(EVEN) - {"north"})), "['a', 'b']")
    load(store_folder, counts=months(spread(few)), study=plan)
    text, words = TEXTS[language], open_page("effect", language).words
    asked = words.index(f"**{text.choices.question}** {text.choices.short_refused}")
    reason = text.reason[Reason.TOO_FEW_COMPARISON_AREAS]
    assert words[asked + 1] == text.choices.refused.format(reason=reason)


def test_an_area_s_name_is_text_and_no_markup(store_folder: Path) -> None:
    names = {"a": "<b>A</b>"}
    counts = {names.get(area, area): own for area, own in spread(EVEN | {"a": (480, 90)}).items()}
    plan = STUDY.replace("'a'", "'<b>A</b>'")
    load(store_folder, counts=months(counts), study=plan)
    screen = open_page("effect")
    assert not screen.faults
    chart = picture(screen, "I ")
    assert not any("utan <b>" in word for word in chart.words)
    assert any("utan &lt;b&gt;" in word for word in chart.words)
