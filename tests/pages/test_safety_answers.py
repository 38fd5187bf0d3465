"""The page Trygghet: the answers to a question over its scale, wave by wave."""

from pathlib import Path

import pytest

from analysis.results import Comparison, Hidden, Reason
from analysis.safety import Where
from data.kinds.items import ItemScale, item_bank
from data.store import Store
from pages.safety.answers import ordered, side_of
from pages.shared import surveyed
from pages.shared.charts.diverging import Bar, Part, Step, diverging
from pages.shared.text.sv import SWEDISH_TEXT
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.test_safety import ASKED, survey
from tests.pages.town import load

BANK = item_bank()


def of(language: str = "sv", question: str = "B05b", **link: str) -> Screen:
    return open_page("safety", language, safety="answers", question=question, **link)


@pytest.mark.parametrize("language", TEXTS)
def test_every_answer_of_the_scale_stands_with_its_share_in_each_wave_and_place(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language)
    assert not screen.faults
    version = Store(sample).current()
    found = surveyed.spread(version, version.study().pilots[0], "B05b")
    assert len(found) == 6
    table = next(t for t in screen.tables if tuple(t.columns) == text.answers.columns)
    labels = BANK.labels("B05b", language)
    for one in found:
        name = "Norra Kungsgatan" if one.where is Where.PILOT else text.safety.comparison_line
        rows = table[(table.iloc[:, 0] == name) & (table.iloc[:, 1] == one.wave)]
        assert not isinstance(one.steps, Hidden)
        shares = {
            labels[step.codes[0]]: text.numbers.share(step.share.value, 1) for step in one.steps
        }
        assert shares == dict(zip(rows.iloc[:5, 2], rows.iloc[:5, 3], strict=True))
        assert sum(step.count for step in one.steps) == one.n


@pytest.mark.parametrize("language", TEXTS)
def test_the_bars_part_at_the_neutral_answer_and_say_their_per_cent(
    sample: Path, language: str
) -> None:
    text, (chart,) = TEXTS[language], of(language).charts
    bars = [trace for trace in chart.spec["data"] if trace["type"] == "bar"]
    assert len(bars) == 30
    version = Store(sample).current()
    first = surveyed.spread(version, version.study().pilots[0], "B05b")[0]
    assert not isinstance(first.steps, Hidden)
    shares = [step.share.value for step in first.steps]
    drawn = [trace["text"][0] for trace in bars[:5]]
    assert drawn == [text.numbers.share(share) for share in shares]
    neutral = bars[2]
    assert neutral["base"][0] == pytest.approx(-neutral["x"][0] / 2, abs=0.06)
    hatched = [bool(trace["marker"]["pattern"].get("shape")) for trace in bars[:5]]
    assert hatched == [True, True, False, False, False]  # reads without colour
    assert any(text.answers.beside.split("{")[0] in word for word in chart.words)
    for label in BANK.labels("B05b", language).values():
        assert any(label in word for word in chart.words)


@pytest.mark.parametrize("language", TEXTS)
def test_what_became_of_the_share_follows_in_words(sample: Path, language: str) -> None:
    text = TEXTS[language]
    assert any(word.endswith(text.answers.sure) for word in of(language).words)
    unsure = of(language, "F22a").words
    assert any(word.endswith(text.answers.unsure) for word in unsure)


def test_the_question_is_chosen_by_the_link_and_an_unknown_one_is_said_to_be_dropped(
    sample: Path,
) -> None:
    text = TEXTS["sv"]
    assert f"## {BANK.texts('sv')['F20b'][1]}" in of("sv", "F20b").words
    unknown = of("sv", "F99")
    assert not unknown.faults
    assert any("F99" in word for word in unknown.words)
    assert f"## {BANK.texts('sv')['B05b'][1]}" in unknown.words  # the plan's own stands first
    assert text.answers.question in unknown.words


@pytest.mark.parametrize("item", [item for item in BANK.scales() if BANK.scale(item).codes])
def test_every_scale_parts_in_two_with_the_counted_answers_on_one_side(item: str) -> None:
    scale = BANK.scale(item)
    sides = [side_of(code, scale) for code in ordered(scale)]
    assert sides == sorted(sides)  # from left to right
    assert {-1, 1} <= set(sides)
    assert len({side_of(code, scale) for code in scale.counted}) == 1
    if scale.higher_is_better is not None:
        better = 1 if scale.higher_is_better else -1
        left = [code for code in scale.codes if side_of(code, scale) < 0]
        right = [code for code in scale.codes if side_of(code, scale) > 0]
        assert (max(right) > max(left)) is (better > 0)


def test_a_scale_of_ones_own_without_a_middle_parts_at_the_share_that_is_followed() -> None:
    own = ItemScale(
        item="X", asked_as="X", counted=frozenset("12"), valid=frozenset("123"), scale="mine"
    )
    assert [side_of(code, own) for code in "123"] == [-1, -1, 1]


def test_answers_of_few_people_are_put_together_and_never_counted(store_folder: Path) -> None:
    answers = survey({"2023": 60, "2024": 60})
    lines = answers.splitlines()
    few = [  # 3 of 60 very unsafe in each
        line[:-1] + "1" if line.endswith(";2") and int(line.split(";")[0][5:]) < 3 else line
        for line in lines
    ]
    load(store_folder, survey="\n".join(few) + "\n", study=ASKED)
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    table = next(t for t in screen.tables if tuple(t.columns) == text.answers.columns)
    labels = list(BANK.labels("B05b", "sv").values())
    assert " / ".join(labels[:2]) in set(table.iloc[:, 2])
    assert "3" not in set(table.iloc[:, 6])
    assert any(text.answers.merged in word for word in screen.words)


def test_under_ten_answers_nothing_is_drawn_and_the_reason_stands(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 8, "2024": 8}, unsafe=3), study=ASKED)
    screen = of()
    assert not screen.faults
    assert not screen.charts
    assert any(TEXTS["sv"].reason[Reason.FEW_ANSWERS][1:] in cell for cell in screen.cells)


def test_a_question_put_otherwise_has_no_shares_in_its_title_and_says_why(
    store_folder: Path,
) -> None:
    waves = "våg;insamlingssätt;urval\n2023;sms;panel\n2024;post;panel\n"
    load(store_folder, survey=survey({"2023": 60, "2024": 60}), study=ASKED, waves=waves)
    text, screen = TEXTS["sv"], of()
    short = text.item_changes.short["B05b"]
    assert f"### {text.answers.title_plain.format(area='north', share=short)}" in screen.words
    reason = text.reason[Reason.MODE_CHANGED]
    assert text.answers.not_compared.format(reason=reason) in screen.words
    assert text.safety.way_out[Reason.MODE_CHANGED] in screen.words


def test_no_change_is_said_that_the_analysis_does_not_know(sample: Path) -> None:
    version = Store(sample).current()
    found = surveyed.changes(version, version.study().pilots[0])
    one = next(c for c in found if (c.item, c.respondents) == ("B05b", "besökare"))
    assert isinstance(one.difference, Comparison)
    said = TEXTS["sv"].numbers.decimal(abs(one.difference.value) * 100, 1)
    assert any(said in word for word in of().words)


def test_a_name_is_no_markup_in_the_bars() -> None:
    parts = [
        Part(0.4, -1, outermost=True),
        Part(0.2, 0, outermost=False),
        Part(0.4, 1, outermost=True),
    ]
    bar = Bar("<b>x</b>", "v1", parts, "n = 10")
    steps = [Step("<i>a</i>", -1, outermost=True)]
    figure = diverging([bar], steps, TEXTS["sv"], axis="", fictive=True)
    assert [trace.base[0] for trace in figure.data] == [-50, -10, 10]
    assert "<b>" not in figure.layout.yaxis.ticktext[0]
    assert not any("<i>" in (note.text or "") for note in figure.layout.annotations)


@pytest.mark.parametrize("language", TEXTS)
def test_without_a_plan_the_answers_of_everybody_are_drawn_and_nothing_is_compared(
    store_folder: Path, language: str
) -> None:
    load(store_folder, survey=survey({"2023": 60, "2024": 60}, unsafe=20))
    text, screen = TEXTS[language], of(language)
    assert not screen.faults
    reason = text.safety.not_judged.format(reason=text.reason[Reason.NO_STUDY])
    assert reason in screen.words
    table = next(t for t in screen.tables if tuple(t.columns) == text.answers.columns)
    assert set(table.iloc[:, 0]) == {text.frame.everywhere}
    assert set(table.iloc[:, 1]) == {"2023", "2024"}
    assert "40" in set(table.iloc[:, 6])  # twenty in each of two areas
    short = text.item_changes.short["B05b"]
    title = text.answers.title_plain.format(area=text.frame.everywhere, share=short)
    assert f"### {title}" in screen.words


def test_a_survey_asked_elsewhere_shows_everybody_and_says_why(store_folder: Path) -> None:
    answers = survey({"2023": 60, "2024": 60}).replace(";north;", ";z;").replace(";a;", ";z;")
    load(store_folder, survey=answers, study=ASKED)
    text, screen = TEXTS["sv"], of()
    assert not screen.faults
    assert any(text.reason[Reason.NO_ANSWERS] in word for word in screen.words)
    assert screen.charts


@pytest.mark.parametrize("part", ["items", "answers"])
@pytest.mark.parametrize("language", TEXTS)
def test_questions_that_nobody_described_are_named_with_what_to_do(
    store_folder: Path, language: str, part: str
) -> None:
    load(store_folder, survey=survey({"2023": 60}).replace("B05b", "walkdark"))
    text, screen = TEXTS[language], open_page("safety", language, safety=part)
    assert not screen.faults
    said = text.item_changes.undescribed.format(n=text.numbers.whole(1), items="walkdark")
    assert said in screen.words


@pytest.mark.parametrize("language", TEXTS)
def test_a_question_of_one_wave_has_its_share_in_the_title_and_no_change(
    sample: Path, language: str
) -> None:
    text, screen = TEXTS[language], of(language, "F30")
    start = text.answers.title_one.split("{value}")[0].format(
        area="Norra Kungsgatan", share=text.item_changes.short["F30"]
    )
    assert any(word.startswith(f"### {start}") for word in screen.words)
    reason = text.reason[Reason.NO_WAVE_BEFORE]
    assert text.answers.not_compared.format(reason=reason) in screen.words


@pytest.mark.parametrize("part", ["items", "answers"])
def test_a_column_that_says_the_same_in_every_row_is_no_question(sample: Path, part: str) -> None:
    start = TEXTS["sv"].item_changes.undescribed.split("{items}")[1][:20]
    assert not any(start in word for word in open_page("safety", safety=part).words)


OWN = (
    "item_id;wording_sv;scale;counted;valid;share_sv\n"
    "walkdark;Hur trygg är du ute i mörker?;own;a bit unsafe, very unsafe;"
    "very safe, fairly safe, a bit unsafe, very unsafe;andel otrygga i mörker\n"
)


def test_a_survey_of_others_with_answers_in_words_is_told_by_its_own_questions(
    store_folder: Path,
) -> None:
    answers = ["very safe"] * 20 + ["fairly safe"] * 40 + ["a bit unsafe"] * 25
    answers += ["very unsafe"] * 15
    rows = [f"r{n};2007/08;{answer}" for n, answer in enumerate(answers)]
    load(store_folder, survey="\n".join(["respondent_id;våg;walkdark", *rows]), items=OWN)
    screen = open_page("safety", safety="answers")
    assert not screen.faults
    assert "Alla områden, andel otrygga i mörker: 40\xa0% 2007/08" in screen.text
    bars = [trace for trace in screen.charts[0].spec["data"] if trace["type"] == "bar"]
    assert [trace["text"][0] for trace in bars] == ["15\xa0%", "25\xa0%", "40\xa0%", "20\xa0%"]
    hatched = [bool(trace["marker"]["pattern"].get("shape")) for trace in bars]
    assert hatched == [True, True, False, False]  # those that the share counts
    assert SWEDISH_TEXT.safety.own_wording not in screen.words


def test_that_the_questions_are_ours_is_said_where_ours_were_asked(store_folder: Path) -> None:
    load(store_folder, survey=survey({"2023": 60}))
    assert SWEDISH_TEXT.safety.own_wording in open_page("safety", safety="answers").words
