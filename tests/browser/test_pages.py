"""Every page by menu and by link, on two screens, in both languages."""

import re

import pytest
from playwright.sync_api import expect

from pages.shared.menu import MENU, Place
from pages.shared.session import Check
from pages.shared.text import Text
from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT
from tests.browser.reader import Reader
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

TEXTS = {text.code: text for text in (SWEDISH_TEXT, ENGLISH_TEXT)}
STREAMLITS_WORDS = set(
    re.findall(r'^ {6}"([^"]+)":', (ROOT / "static" / "boot.js").read_text("utf-8"), re.MULTILINE)
)
SAME_IN_SWEDISH = {"Dollar", "Median", "Format"}

every_page = pytest.mark.parametrize("place", MENU, ids=lambda place: place.url_path)


def check(reader: Reader, place: Place) -> None:
    """What must be true of every page, however one came there."""
    page, text = reader.page, TEXTS[reader.language]
    assert not page.get_by_test_id("stException").count(), reader.server.errors()
    assert not page.get_by_role("dialog").count()
    assert reader.complaints == []
    assert page.locator("html").get_attribute("lang") == reader.language
    assert page.locator("[aria-current=page] p").inner_text() == text.menu[place.name]
    assert not reader.wider_than_the_window()
    check_finding(reader)
    check_words(reader, text)


def check_finding(reader: Reader) -> None:
    """A heading, and a finding in words that one can select and a screen reader can read."""
    main = reader.page.get_by_test_id("stMain")
    assert main.locator("h1").count() == 1
    said = " ".join(main.get_by_test_id("stMarkdown").all_inner_texts())
    assert len(re.findall(r"[^\W\d_]{2,}", said)) >= 5, said


def check_words(reader: Reader, text: Text) -> None:
    words = set(reader.words())
    if text is SWEDISH_TEXT:
        assert not words & STREAMLITS_WORDS - SAME_IN_SWEDISH


@every_page
def test_the_menu_opens_the_page(reader: Reader, place: Place) -> None:
    if reader.page.url == "about:blank":
        reader.open("")
    reader.choose("" if place is MENU[0] else place.url_path)
    check(reader, place)


@every_page
def test_a_link_opens_the_page(reader: Reader, place: Place) -> None:
    reader.open(place.url_path)
    check(reader, place)
    reader.take_picture(f"{place.url_path}-{reader.language}-{reader.width}")


OPEN = '[data-testid="stExpander"] details[open]'


def test_a_link_opens_the_checks_that_it_names(reader: Reader) -> None:
    [effect] = [place for place in MENU if place.name == "effect"]
    reader.open(effect.url_path, **{str(which): "true" for which in Check})
    check(reader, effect)
    expect(reader.page.locator(OPEN)).to_have_count(len(Check))
    reader.take_picture(f"{effect.url_path}-checks-{reader.language}-{reader.width}")


def test_a_check_that_is_opened_by_hand_is_in_the_address(reader: Reader) -> None:
    [effect] = [place for place in MENU if place.name == "effect"]
    reader.open(effect.url_path)
    question = TEXTS[reader.language].series.question
    reader.page.locator("summary", has_text=question).click()
    reader.page.wait_for_url(lambda url: f"{Check.SERIES}=true" in url)
    reader.settle()
    expect(reader.page.locator(f"{OPEN} .main-svg").first).to_be_visible()
    reader.page.locator("summary", has_text=question).click()
    reader.page.wait_for_url(lambda url: f"{Check.SERIES}=" not in url)
    expect(reader.page.locator(OPEN)).to_have_count(0)
