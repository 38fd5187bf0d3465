"""No English on a Swedish page, no Swedish on an English one: every part, as it is drawn."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pages.shared.menu import MENU
from tests.browser.reader import Reader, sitting
from tests.browser.server import Server
from tests.languages import TEXTS, Judge, sample_names
from tests.views import views

pytestmark = pytest.mark.browser

PATHS = {place.name: place.url_path for place in MENU}

# Every text that is drawn or read aloud, also in frames; not the names of icons, nor what says
# itself that it is in another language.
SEEN = """(language) => {
  const documents = [document, ...[...document.querySelectorAll("iframe")]
    .map((frame) => frame.contentDocument).filter(Boolean)];
  const names = ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext",
    "alt", "title", "placeholder", "data-title", "label"];
  const skipped = 'script, style, noscript, [data-testid="stIconMaterial"], [translate="no"]';
  const ours = (each) => !each.closest(skipped) && each.closest("[lang]")?.lang === language;
  return documents.flatMap((one) => [one.title, ...[...one.querySelectorAll("body, body *")]
    .filter(ours).flatMap((each) => [
      ...[...each.childNodes].filter((node) => node.nodeType === 3).map((node) => node.data.trim()),
      ...names.map((name) => each.getAttribute(name)),
    ])]).filter(Boolean);
}"""
# Lists of choices, which are drawn when they are opened.
LISTS = '[data-testid="stSelectbox"], [data-testid="stMultiSelect"]'


def seen(reader: Reader) -> list[str]:
    return list(reader.page.evaluate(SEEN, reader.language))


def foreign_of_view(reader: Reader, judge: Judge, page: str, choices: dict[str, str]) -> list[str]:
    """Each foreign word of a view, and each that no text of the language has."""
    reader.open(page, **choices)
    pieces = seen(reader)
    found = judge.foreign(pieces) | judge.unknown(pieces)
    view = " ".join([page, *choices.values()][-2:])
    return [f"{view}: {word}: {where}" for word, where in found.items()]


@pytest.mark.parametrize("language", TEXTS)
def test_no_page_or_part_says_a_word_of_another_language(
    language: str, browser: Browser, server: Server, sample_store: Path
) -> None:
    judge = Judge(language, sample_names(sample_store))
    found: list[str] = []
    with sitting(browser, server, language) as reader:
        for name, choices in views():
            found += foreign_of_view(reader, judge, PATHS[name], choices)
    assert not found, "\n".join(found)


@pytest.mark.parametrize("language", TEXTS)
def test_lists_fields_and_menus_that_open_say_it_in_one_language_too(
    language: str, browser: Browser, server: Server, sample_store: Path
) -> None:
    judge = Judge(language, sample_names(sample_store))
    found: dict[str, str] = {}
    with sitting(browser, server, language) as reader:
        for name in ("trends", "sources", "plan"):
            reader.open(PATHS[name])
            for each in reader.page.locator(LISTS).all()[:4]:
                if each.is_visible():
                    found |= of_list(reader.page, each.locator("input").first, reader, judge)
    assert not found


def of_list(page: Page, field: object, reader: Reader, judge: Judge) -> dict[str, str]:
    """What an opened list says, also where nothing fits."""
    field.click()  # type: ignore[attr-defined]
    pieces = seen(reader)
    page.keyboard.type("qqq")
    pieces += seen(reader)
    page.keyboard.press("Escape")
    return judge.foreign(pieces)


@pytest.mark.parametrize(
    ("language", "planted"), [("sv", "Show the settings"), ("en", "Visa händelserna")]
)
def test_a_word_that_is_planted_anywhere_is_found(
    language: str, planted: str, browser: Browser, server: Server, sample_store: Path
) -> None:
    judge = Judge(language, sample_names(sample_store))
    places = {
        "h1": "(each, said) => each.append(said)",
        "button": "(each, said) => each.setAttribute('aria-label', said)",
        ".main-svg text": "(each, said) => { each.textContent = said; }",
        "iframe": "(each, said) => each.contentDocument.body.append(said)",
    }
    with sitting(browser, server, language) as reader:
        reader.open(PATHS["map"])
        for number, (place, plant) in enumerate(places.items(), start=1):
            reader.page.locator(place).first.evaluate(plant, planted)
            pieces = [piece for piece in seen(reader) if planted in piece]
            assert len(pieces) == number, place
            assert judge.foreign(pieces[-1:])
