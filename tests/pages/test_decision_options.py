"""Four ways, laid out and not chosen between."""

import re
from pathlib import Path

import pytest

from analysis.decision.options import Option, Says, Side
from analysis.results import Wording
from data.plans.study_files import read_study
from data.sample.plan import study_toml
from data.sample.truth import truth
from data.study import Direction
from pages.decision.parts import Part
from pages.shared.menu import MENU
from tests.pages.decision_parts import OfPart, opener
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, STUDY, load, months, spread

KUNGSGATAN, STALLBACKA = "Norra Kungsgatan", "Stallbacka"
PUSHING = {
    "sv": r"\b(bör|borde|måste|rekommender\w+|bäst|bättre|rätt val|ska ni|föreslår)\b",
    "en": r"\b(should|must|ought|recommend\w*|best|better|right choice)\b",
}
CAUSE = {
    "sv": r"\b(orsakade|ledde till|gav upphov|tack vare)\b",
    "en": r"\b(caused|led to|due to)\b",
}
languages = pytest.mark.parametrize("language", TEXTS)


@pytest.fixture(scope="module")
def options(sample_store: Path) -> OfPart:
    return opener(sample_store)


def blocks(screen: Screen, language: str) -> dict[tuple[Option, str], str]:
    """(option, area) -> all that is said of it there."""
    text = TEXTS[language]
    ways = {f"## {text.options.option[option]}": option for option in Option}
    found: dict[tuple[Option, str], str] = {}
    option, area = None, ""
    for word in screen.words:
        if word in ways:
            option, area = ways[word], ""
        elif option and word in (f"### {KUNGSGATAN}", f"### {STALLBACKA}", "### north"):
            area = word.removeprefix("### ")
        elif option and word == text.options.as_table:
            break
        elif option and area:
            found[option, area] = f"{found.get((option, area), '')}\n{word}".strip()
    return found


def side(block: str, which: Side, language: str) -> str:
    """What stands under one side's heading."""
    text = TEXTS[language]
    parts = block.split("**")
    heads = {text.options.side[each]: each for each in Side}
    told = {heads[head]: said for head, said in zip(parts[1::2], parts[2::2], strict=True)}
    return told.get(which, "")


@languages
def test_four_ways_stand_for_both_pilots_and_each_says_what_speaks_for_and_against(
    language: str, options: OfPart
) -> None:
    text, screen = TEXTS[language], options(Part.OPTIONS, language)
    assert screen.faults == ()
    found = blocks(screen, language)
    assert found.keys() == {(o, area) for o in Option for area in (KUNGSGATAN, STALLBACKA)}
    for block in found.values():
        for which in (Side.FOR, Side.AGAINST):
            said = side(block, which, language)
            assert said.strip()
            assert ("- " in said) != (text.options.nothing[which] in said)


@languages
def test_the_planted_decrease_speaks_for_more_places_and_the_open_answer_against(
    language: str, options: OfPart
) -> None:
    text = TEXTS[language]
    found = blocks(options(Part.OPTIONS, language), language)
    planted = text.numbers.share(-truth()["planted"][0]["change"])
    clear = text.wording[Wording.CLEAR, Direction.DECREASE]
    speaks = side(found[Option.MORE_PLACES, KUNGSGATAN], Side.FOR, language)
    assert clear in speaks
    assert text.words.fewer.format(share=planted) in speaks
    assert text.options.why[Says.RULE_MET, Option.MORE_PLACES] in speaks
    open_ = side(found[Option.MORE_PLACES, STALLBACKA], Side.AGAINST, language)
    assert text.judgement.cannot_settle in open_
    assert text.options.why[Says.RULE_OPEN, Option.MORE_PLACES] in open_
    assert text.options.nothing[Side.FOR] in side(
        found[Option.MORE_PLACES, STALLBACKA], Side.FOR, language
    )


@languages
def test_where_no_number_of_months_can_tell_that_stands_against_going_on(
    language: str, options: OfPart
) -> None:
    found = blocks(options(Part.OPTIONS, language), language)
    said = side(found[Option.GO_ON, STALLBACKA], Side.AGAINST, language)
    never = TEXTS[language].options.says[Says.MONTHS_FEW].partition("{")[0]
    drift = TEXTS[language].options.says[Says.MONTHS_DRIFT].partition("{")[0]
    assert never in said or drift in said


@languages
def test_the_rule_stands_as_it_is_written_with_its_lock(language: str, options: OfPart) -> None:
    text, screen = TEXTS[language], options(Part.OPTIONS, language)
    plan = read_study(study_toml().encode())
    assert " ".join(plan.decision_rule.split()) in screen.text
    assert text.numbers.day(truth()["study"]["locked"].date()) in screen.text
    assert text.plan.unchanged in screen.text


@languages
def test_nothing_is_recommended_ranked_or_put_down_to_the_pilot(
    language: str, options: OfPart
) -> None:
    plan = read_study(study_toml().encode())
    told = "\n".join(blocks(options(Part.OPTIONS, language), language).values())
    told = told.replace(" ".join(plan.decision_rule.split()), "")
    for words in (PUSHING, CAUSE):
        assert not re.search(words[language], told, re.IGNORECASE)


@languages
def test_every_argument_links_to_the_page_it_comes_from_for_its_pilot_and_language(
    language: str, options: OfPart
) -> None:
    paths = {place.url_path for place in MENU}
    areas = {KUNGSGATAN: "norra_kungsgatan", STALLBACKA: "stallbacka"}
    for (_, area), block in blocks(options(Part.OPTIONS, language), language).items():
        lines = [line for line in block.splitlines() if line.startswith("- ")]
        assert lines
        for line in lines:
            link = re.search(r"\]\(([\w-]+)\?language=(\w+)&pilot=(\w+)\)$", line)
            assert link
            assert link[1] in paths
            assert link.groups()[1:] == (language, areas[area])


@languages
def test_every_argument_has_a_number_with_its_n(language: str, options: OfPart) -> None:
    counted = TEXTS[language].evidence.all_counted.partition("}")[2]
    for block in blocks(options(Part.OPTIONS, language), language).values():
        for line in (line for line in block.splitlines() if line.startswith("- ")):
            assert "n = " in line or counted in line, line


@languages
def test_the_table_for_documents_holds_every_argument(language: str, options: OfPart) -> None:
    text, screen = TEXTS[language], options(Part.OPTIONS, language)
    columns = list(text.options.columns[1:])
    rows = sum(len(one) for one in screen.tables if list(one.columns) == columns)
    told = blocks(screen, language).values()
    bullets = sum(line.startswith("- ") for block in told for line in block.splitlines())
    nothing = sum(
        text.options.nothing[which] in block for block in told for which in (Side.FOR, Side.AGAINST)
    )
    assert rows == bullets + nothing


@languages
def test_an_unlocked_plan_is_said_to_speak_against(language: str, store_folder: Path) -> None:
    load(store_folder, counts=months(spread(EVEN)), study=STUDY)
    screen = open_page("decision", language, decision=Part.OPTIONS)
    assert screen.faults == ()
    found = blocks(screen, language)
    text = TEXTS[language]
    for option in (Option.MORE_PLACES, Option.STOP):
        said = side(found[option, "north"], Side.AGAINST, language)
        assert text.options.says[Says.NOT_LOCKED] in said
    assert text.options.no_rule in screen.text


def test_every_reason_belongs_to_something_that_is_said() -> None:
    for text in TEXTS.values():
        assert set(text.options.says) == set(Says)
        assert set(text.options.option) == set(Option)
        assert {says for says, _ in text.options.why} == {
            Says.RULE_MET,
            Says.RULE_NOT_MET,
            Says.RULE_OPEN,
            Says.NO_ANSWER,
        }
