"""No English on a Swedish page, no Swedish on an English one."""

import re
from collections.abc import Callable

import pytest

from data.kinds.items import item_texts
from data.plans.study_files import read_study
from data.sample.plan import study_toml
from data.sample.truth import truth
from pages.shared.menu import MENU
from tests.pages.screen import TEXTS, Screen

Opened = Callable[[str, str], Screen]
FOREIGN = {
    "sv": {
        *("the", "and", "of", "with", "are", "before", "after", "than", "month", "not"),
        *("incidents", "answers", "area", "areas", "share", "expected", "change", "figure"),
        *("files", "show", "column", "rows", "kind", "source", "loaded"),
        *("monday", "january", "comparison", "buffer", "lower", "higher", "fewer", "more"),
    },
    "en": {
        *("och", "eller", "inte", "som", "med", "av", "den", "det", "är", "på", "till", "från"),
        *("före", "efter", "händelser", "svar", "område", "områden", "andel", "väntat", "månad"),
        *("figur", "källa", "förändring", "visa", "rader", "kolumn", "slag", "måndag", "januari"),
        *("färre", "fler", "lägre", "högre", "procentenheter", "jämförelse", "pilotområde"),
    },
}
DATA = (  # said as the files say it
    r"\b20\d\d (?:höst|vår)\b",  # waves
    r"\b[\w+]+\.(?:csv|geojson|toml|json)\b",  # files
    r"trygghet-[\w-]+|(?:oversikt|effekt|trender|karta)-[\w-]+",  # ids of figures
    # headers of the files, each a cell of its own
    r"(?<![^,;\r\n(])(?i:(?:brottstid |\w+_)?(?:från|till)|område|månad|källa)(?![^,;\r\n)])",
    r"FIKTIVA DATA|Språk / Language",
    r"python -m \S+",
)


def words_of(screen: Screen, names: set[str]) -> dict[str, str]:
    """Each word, in lower case, with a piece of text that it stands in."""
    found: dict[str, str] = {}
    for piece in screen.everything:
        said = re.sub("|".join(DATA), " ", piece)
        for name in names:
            said = said.replace(name, " ")
        found |= dict.fromkeys(re.findall(r"[^\W\d_]+", said.casefold()), piece)
    return found


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("name", [place.name for place in MENU])
def test_a_page_speaks_one_language(of_sample: Opened, name: str, language: str) -> None:
    screen = of_sample(name, language)
    names = {option for option in screen.words if "," in option and "centrum" in option}
    names |= {"Gatorna kring norra Kungsgatan", "Övriga Trollhättan"}
    plan = read_study(study_toml().encode())  # what somebody wrote in it stands as it was written
    names |= {plan.title, plan.purpose, plan.decision_rule.strip(), truth()["study"]["locked_by"]}
    names |= set(plan.decision_rule.split("\n"))
    found = words_of(screen, names)
    assert not {word: found[word][:200] for word in found.keys() & FOREIGN[language]}


@pytest.mark.parametrize("language", TEXTS)
def test_the_stop_words_are_words_of_the_other_language(language: str) -> None:
    """The list can find something: each of the other language's pages holds many of them."""
    (other,) = TEXTS.keys() - {language}
    said = " ".join(body for _, body in TEXTS[other].method.sections)
    asked = " ".join(question for _, question in item_texts(other).values())
    present = set(re.findall(r"[^\W\d_]+", f"{said} {asked}".casefold()))
    assert len(present & FOREIGN[language]) >= 10
