"""The page Trygghet: who answered, what non-response and weights mean, groups, two questions."""

from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis.chi_square import chi_square
from analysis.results import Estimate, Reason
from analysis.survey.response import Bounds
from analysis.weighted_shares import WeightedShare
from data import engine
from data.__main__ import main
from data.kinds.items import scale_labels
from data.store import Store
from pages.shared import surveyed
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.test_safety import ASKED, survey
from tests.pages.town import STUDY, load
from tests.shared_data import shared_data

CRIME_SURVEY = """[columns]
weight = "tcindwt"
area_name = "rural2"
[fixed]
wave = "2007/08"
answered_on = "2007-10-01"
"""
ALL_WAYS = ("rate", "weights", "groups", "crossed")


def of(language: str = "sv", shown: str = "rate", **link: str) -> Screen:
    return open_page("safety", language, safety="who", who=shown, **link)


def table_of(screen: Screen, columns: tuple[str, ...]) -> pd.DataFrame:
    return next(t for t in screen.tables if tuple(t.columns) == columns)


@pytest.mark.parametrize("language", TEXTS)
def test_each_wave_and_group_has_its_response_rate_out_of_those_who_were_asked(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language)
    assert not screen.faults
    found = [
        one
        for one in surveyed.rates(Store(sample).current())
        if one.area == "norra_kungsgatan" and isinstance(one.rate, Estimate)
    ]
    assert len(found) == 5  # visitors in three waves, businesses in two
    said = " ".join(screen.words)
    for one in found:
        assert isinstance(one.rate, Estimate)
        assert isinstance(one.answered, int)
        assert isinstance(one.invited, int)
        line = text.who_answered.wave_rate.format(
            wave=one.wave,
            rate=text.numbers.share(one.rate.value),
            answered=text.numbers.whole(one.answered),
            invited=text.numbers.whole(one.invited),
        )
        assert line in said
        share = text.numbers.share(one.rate.value)
        assert any(share in word for word in screen.charts[0].words)
    assert len(table_of(screen, text.who_answered.rate_columns)) == len(
        surveyed.rates(Store(sample).current())
    )


@pytest.mark.parametrize("language", TEXTS)
def test_how_each_wave_was_held_is_told_in_words(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], of(language)
    table = table_of(screen, text.who_answered.ways_columns)
    assert len(table) == 5
    assert not set(table.to_numpy().flat) & {"visit", "web", "intercept", "everyone", "panel"}
    assert f"### {text.who_answered.ways_alike}" in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_who_the_respondents_are_is_told_wave_by_wave_with_a_test(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language)
    for trait in ("branch", "size", "part"):
        name = text.who_answered.traits[trait]
        assert any(name in word and "p = 1" in word for word in screen.words)
    first = next(t for t in screen.tables if t.columns[-1] == "2026 vår")
    shop = scale_labels("branch", language)["1"]
    assert shop.lower() in [str(cell).lower() for cell in first.iloc[:, 0]]


def test_a_mix_that_moved_is_said_to_have_moved(store_folder: Path) -> None:
    rows = [
        f"{wave}{i};{wave};{day};north;företag;{'1' if i < shops else '2'};4\n"
        for wave, day, shops in (("v1", "2023-10-01", 70), ("v2", "2024-10-01", 30))
        for i in range(100)
    ]
    head = "respondent_id;våg;svarsdatum;område;grupp;F02;F20b\n"
    load(store_folder, survey=head + "".join(rows), study=STUDY)
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    words = text.who_answered.profile_moved.format(
        respondents="Företag", trait=text.who_answered.traits["branch"], p="< 0,001"
    )
    assert any(words in word for word in screen.words)
    assert text.who_answered.no_waves in screen.words
    reason = text.reason[Reason.INVITED_UNKNOWN]
    assert text.who_answered.no_rate.format(reason=reason) in screen.words


def test_a_wave_held_in_another_way_is_said_to_break_the_comparison(store_folder: Path) -> None:
    waves = "våg;insamlingssätt;urval;inbjudna\n2023;sms;panel;100\n2024;post;panel;100\n"
    load(store_folder, survey=survey({"2023": 60, "2024": 60}), study=ASKED, waves=waves)
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    reason = text.reason[Reason.MODE_CHANGED]
    said = text.who_answered.broken.format(respondents="Besökare", items="", reason=reason)
    assert f"- {said}" in screen.words
    assert f"### {text.who_answered.ways_differ}" in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_what_those_who_did_not_answer_could_change_has_both_ends(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language, "weights")
    assert not screen.faults
    version = Store(sample).current()
    found = surveyed.worst(version, version.study().pilots[0])
    assert len(found) == 2
    for one in found.values():
        assert isinstance(one.after, Bounds)
        ends = [text.numbers.share(end) for end in (one.after.low, one.after.high)]
        assert any(all(end in word for end in ends) for word in screen.words)


@pytest.mark.parametrize("language", TEXTS)
def test_the_weighted_share_stands_beside_the_unweighted_with_its_effective_n(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language, "weights")
    version = Store(sample).current()
    found = surveyed.weighed(version, version.study().pilots[0])
    assert {one.by for one in found} == {(), ("branch", "size")}
    cells = " ".join(table_of(screen, text.who_answered.weights_columns).to_numpy().flat)
    for one in found:
        share = one.change.before
        assert isinstance(share, WeightedShare)
        assert text.who_answered.both.format(
            unweighted=text.numbers.share(share.unweighted, 1),
            weighted=text.numbers.share(share.value, 1),
            low=text.numbers.share(share.low, 1),
            high=text.numbers.share(share.high, 1),
            effective=text.numbers.whole(share.n_effective),
        ) in cells  # fmt: skip


def test_people_are_weighed_by_those_of_the_latest_year_only(store_folder: Path) -> None:
    people = "område;år;grupp;bransch;antal\n" + "".join(
        f"north;{year};företag;{branch};{count}\n"
        for year, count in ((2023, 50), (2024, 80))
        for branch in ("butik", "restaurang")
    )
    rows = "".join(
        f"{w}{i};{w};{d};north;företag;{1 + i % 2};{2 if i % 3 else 4}\n"
        for w, d in (("v1", "2023-10-01"), ("v2", "2024-10-01"))
        for i in range(60)
    )
    head = "respondent_id;våg;svarsdatum;område;grupp;F02;F20b\n"
    version = load(store_folder, survey=head + rows, study=STUDY, population=people)
    strata = surveyed.strata_of(version, "företag", surveyed.traits(version))
    assert strata is not None
    assert strata.by == ("branch",)
    assert strata.people["count"].sum() == 160


@pytest.mark.parametrize("language", TEXTS)
def test_groups_of_a_question_are_shown_apart_and_all_together(sample: Path, language: str) -> None:
    text, screen = TEXTS[language], of(language, "groups", question="F20b")
    assert not screen.faults
    version = Store(sample).current()
    found = surveyed.grouped(version, version.study().pilots[0], "F20b")
    assert set(found) == {"branch", "size", "part"}
    assert len(screen.tables) == 3
    for table, one in zip(screen.tables, found.values(), strict=True):
        assert table.iloc[0, 0] == text.who_answered.all_row
        assert len(table) == 1 + len(one.groups)


def test_a_small_group_is_hidden_and_not_to_be_had_by_subtraction(store_folder: Path) -> None:
    branch = ["1"] * 40 + ["2"] * 30 + ["3"] * 6
    rows = "".join(
        f"{w}{i};{w};{d};north;företag;{b};{2 if i % 2 else 4}\n"
        for w, d in (("v1", "2023-10-01"), ("v2", "2024-10-01"))
        for i, b in enumerate(branch)
    )
    head = "respondent_id;våg;svarsdatum;område;grupp;F02;F20b\n"
    load(store_folder, survey=head + rows, study=STUDY)
    text, screen = TEXTS["sv"], of(shown="groups", question="F20b")
    (table,) = screen.tables
    hidden = table[table.iloc[:, 1] == text.card.hidden_mark]
    assert len(hidden) == 2  # the small one, and another that would tell it


def test_a_question_asked_otherwise_after_has_groups_and_no_change(store_folder: Path) -> None:
    rows = "".join(
        f"{w}{i};{w};{d};north;företag;{1 + i % 2};{2 if i % 3 else 4}\n"
        for w, d in (("v1", "2023-10-01"), ("v2", "2024-10-01"))
        for i in range(60)
    )
    head = "respondent_id;våg;svarsdatum;område;grupp;F02;F20b\n"
    items = "fråga;våg;ordalydelse;skala\nF20b;v2;Känner du dig trygg i mörkret?;T5\n"
    load(store_folder, survey=head + rows, study=STUDY, items=items)
    text, screen = TEXTS["sv"], of(shown="groups", question="F20b")
    reason = text.reason[Reason.WORDING_CHANGED]
    assert text.answers.not_compared.format(reason=reason) in screen.words
    assert set(screen.tables[0].iloc[:, 3]) == {reason[0].upper() + reason[1:]}


@pytest.mark.parametrize("language", TEXTS)
def test_two_questions_are_crossed_with_chi_square_its_degrees_and_p(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language, "crossed", first="F02", second="F20b")
    assert not screen.faults
    rows = engine.responses(Store(sample).current(), items=["F02", "F20b"])
    wide = rows.pivot_table(
        index=["respondent", "wave"], columns="item", values="answer", aggfunc="first"
    )
    valid = wide[wide["F02"].isin(list("123456")) & wide["F20b"].isin(list("12345"))]
    counts = pd.crosstab(valid["F02"], valid["F20b"])
    test = chi_square(counts.to_numpy().tolist())
    assert not isinstance(test, type(None))
    value = text.numbers.decimal(test.value, 2)  # type: ignore[union-attr]
    assert any(f"= {value}," in word for word in screen.words)
    cells = set(screen.tables[0].to_numpy().flat)
    assert text.numbers.whole(int(np.asarray(counts).sum())) in cells


def test_the_british_crime_survey_alone_gives_its_chi_square_and_no_traceback(
    store_folder: Path, tmp_path: Path
) -> None:
    file = shared_data("surveys", "bcs_2007_08_teaching.csv.gz")
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(CRIME_SURVEY)
    assert main(["add", "survey", str(file), "--mapping", str(mapping)]) == 0
    screen = of("en", "crossed", first="rubbcomm", second="bcsvictim")
    assert not screen.faults
    said = next(word for word in screen.words if "Chi-square" in word)
    assert "Chi-square = 184.04, degrees of freedom 3, p < 0.001" in said
    assert any("▲" in cell for cell in screen.cells)
    for shown in ALL_WAYS:
        assert not of("sv", shown).faults
    for part in ("answer", "items", "answers", "problems", "reporting"):
        assert not open_page("safety", "sv", safety=part).faults


@pytest.mark.parametrize("shown", ALL_WAYS)
def test_one_wave_without_a_file_of_waves_gives_words_and_no_traceback(
    store_folder: Path, shown: str
) -> None:
    load(store_folder, survey=survey({"2023": 60}), study=ASKED)
    screen = of(shown=shown)
    assert not screen.faults


@pytest.mark.parametrize("shown", ALL_WAYS)
def test_without_a_plan_each_view_shows_what_it_can(store_folder: Path, shown: str) -> None:
    load(store_folder, survey=survey({"2023": 60, "2024": 60}))
    screen = of(shown=shown)
    assert not screen.faults
    if shown in ("weights", "groups"):
        assert any(TEXTS["sv"].reason[Reason.NO_STUDY][1:] in word for word in screen.words)


def test_a_link_may_name_a_question_by_its_words(sample: Path) -> None:
    text = TEXTS["sv"]
    name = text.item_changes.short["F20b"]
    by_words = of(shown="groups", question=name[0].upper() + name[1:])
    assert by_words.tables[0].equals(of(shown="groups", question="F20b").tables[0])
