"""The page Trygghet: problems in their order, the night beside the day, unsafe places."""

from pathlib import Path

import pytest

from analysis.results import Comparison, Estimate, Reason
from analysis.safety import Where
from analysis.survey.ranking import Rank
from data.columns.form_columns import form_value_names
from data.intake import Kind
from data.store import Store
from pages.safety.problems import CAUSE_OF
from pages.shared import cached, surveyed
from pages.shared.charts.slope import Slope, slopes
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.test_safety import survey
from tests.pages.town import STUDY, load

WAVES = (("v1", "2023-10-01"), ("v2", "2024-10-01"))
BIG, SMALL = "4", "1"  # problem


def of(language: str = "sv", **link: str) -> Screen:
    return open_page("safety", language, safety="problems", **link)


def problems(drunk: tuple[int, int], litter: tuple[int, int], n: int = 100) -> str:
    """Other businesses each wave: so many of `n` see the problem as big, in both areas."""
    rows = [
        f"{area}{wave}{i};{wave};{day};{area};företag;"
        f"{BIG if i < drunk[at] else SMALL};{BIG if i < litter[at] else SMALL}\n"
        for at, (wave, day) in enumerate(WAVES)
        for area in ("north", "a")
        for i in range(n)
    ]
    return "respondent_id;våg;svarsdatum;område;grupp;F22a;F22e\n" + "".join(rows)


@pytest.mark.parametrize("language", TEXTS)
def test_the_problem_that_most_see_as_big_is_named_and_no_move_is_claimed(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language)
    assert not screen.faults
    version = Store(sample).current()
    found = surveyed.problems(version, version.study().pilots[0]).pilot
    assert not any(one.moved or one.is_marked for one in found)
    said = next(w for w in screen.words if text.problems_seen.none_moved.format(n="11") in w)
    first = form_value_names(language)["pin_cause", CAUSE_OF[found[0].item]]
    assert first.lower() in said.lower()
    assert isinstance(found[0].before, Estimate)
    assert text.numbers.share(found[0].before.value) in said
    assert text.problems_seen.none_changed.format(n="11") in said


@pytest.mark.parametrize("language", TEXTS)
def test_each_problem_stands_in_the_picture_with_its_share_and_the_places_it_may_have(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language)
    version = Store(sample).current()
    found = surveyed.problems(version, version.study().pilots[0]).pilot
    drawn = screen.charts[0].words
    for one in found:
        assert isinstance(one.after, Estimate)
        assert isinstance(one.rank_after, Rank)
        share = text.numbers.share(one.after.value)
        span = text.numbers.span(one.rank_after.best, one.rank_after.worst)
        assert any(f"{share} ({span})" in word for word in drawn)
    table = next(t for t in screen.tables if tuple(t.columns) == text.problems_seen.columns)
    assert len(table) == len(found) == 11


def test_a_problem_that_fell_from_the_top_is_said_to_have_moved(store_folder: Path) -> None:
    load(store_folder, survey=problems(drunk=(80, 20), litter=(20, 80)), study=STUDY)
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    said = next(w for w in screen.words if "flyttat sig i ordningen" in w)
    assert said.count("nedskräpning") >= 2  # on top, and moved
    assert text.problems_seen.changed.split("{problems}")[0].format(n="2") in said
    symbols = {trace["marker"]["symbol"] for trace in screen.charts[0].spec["data"]}
    assert symbols == {"circle"}


def test_one_wave_has_its_order_in_a_table_and_the_reason_why_nothing_is_compared(
    store_folder: Path,
) -> None:
    rows = problems(drunk=(80, 20), litter=(20, 80)).splitlines(keepends=True)
    load(store_folder, survey="".join(r for r in rows if ";v2;" not in r), study=STUDY)
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    assert not screen.charts
    reason = text.reason[Reason.NO_WAVE_AFTER]
    assert text.problems_seen.not_ranked.format(reason=reason) in screen.words
    assert "80,0" in " ".join(screen.cells)


@pytest.mark.parametrize("language", TEXTS)
def test_the_night_is_held_against_the_day_among_those_who_answered_both(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language)
    version = Store(sample).current()
    found = surveyed.days_and_nights(version, version.study().pilots[0])
    assert {group for _, _, group in found} == {"besökare", "företag"}
    for rows in found.values():
        last = [one for one in rows if one.where is Where.PILOT][-1]
        assert isinstance(last.difference, Comparison)
        points = text.numbers.signed_points(last.difference.value)
        assert any(
            f"{points} " in word and text.numbers.whole(last.difference.n) in word
            for word in screen.words
            if last.wave in word
        )
    assert {"circle", "diamond"} == {
        symbol for t in screen.charts[1].spec["data"] for symbol in t["marker"]["symbol"]
    }


@pytest.mark.parametrize("language", TEXTS)
def test_causes_of_unsafe_places_are_counted_by_the_most_common_with_a_link_to_the_map(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language)
    rows = cached.placed(Store(sample).current(), Kind.PINS)
    assert rows is not None
    own = rows[(rows["area_id"] == "norra_kungsgatan") & (rows["cause"] != "")]
    counts = own["cause"].value_counts()
    table = next(t for t in screen.tables if tuple(t.columns) == text.problems_seen.pins_columns)
    assert table.iloc[0, 1] == text.numbers.whole(counts.iloc[0])
    assert table.iloc[0, 0] == form_value_names(language)["pin_cause", str(counts.index[0])]
    assert text.problems_seen.to_map in screen.words


def test_a_cause_that_few_gave_has_no_number_and_nothing_gives_their_sum(
    store_folder: Path,
) -> None:
    marks = ["traffic"] * 12 + ["litter"] * 3
    pins = "våg;orsak;longitud;latitud\n" + "".join(f"2024;{c};12.285;58.283\n" for c in marks)
    load(store_folder, survey=survey({"2023": 60, "2024": 60}), pins=pins)
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    table = next(t for t in screen.tables if tuple(t.columns) == text.problems_seen.pins_columns)
    assert list(table.iloc[:, 1]) == ["12", text.card.hidden_mark]
    assert "15" not in " ".join([*screen.cells, *screen.words, *screen.files.values()])


def test_without_a_plan_and_without_pins_the_part_says_so(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 60}))
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    reason = text.reason[Reason.NO_STUDY]
    assert text.safety.not_judged.format(reason=reason) in screen.words
    assert text.problems_seen.no_pins in screen.words


def test_a_slope_takes_no_name_for_markup() -> None:
    row = Slope("<b>x</b>", 1, 1, "5 %", "6 %", sure=False)
    figure = slopes([row], TEXTS["sv"], before="Före", after="Efter", fictive=False)
    assert not any("<b>x</b>" in note.text for note in figure.layout.annotations)
