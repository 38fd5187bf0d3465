"""The page of the accessibility statement."""

import pytest

from pages.accessibility.contact import SETTING, contact
from pages.accessibility.known import ASSESSED, KNOWN, UPDATED, is_known
from pages.shared.menu import MENU
from tests.pages.screen import TEXTS, open_page

LANGUAGES = pytest.mark.parametrize("language", TEXTS)


def test_the_statement_is_last_in_the_menu() -> None:
    assert MENU[-1].name == "accessibility"


@LANGUAGES
def test_it_lists_what_does_not_work_with_what_does_and_where_that_is_followed(
    language: str,
) -> None:
    screen, words = open_page("accessibility", language), TEXTS[language].accessibility
    assert not screen.faults
    assert words.fault.keys() == words.instead.keys() == {known.name for known in KNOWN}
    for known in KNOWN:
        assert words.fault[known.name] in screen.text
        assert words.instead[known.name] in screen.text
        assert known.issue in screen.text
    assert [known.name for known in KNOWN if not known.issue] == ["marks"]  # ours


@LANGUAGES
def test_it_says_when_and_how_it_was_assessed_and_where_to_complain(language: str) -> None:
    text = TEXTS[language]
    said = open_page("accessibility", language).text
    assert text.numbers.day(ASSESSED) in said
    assert text.numbers.day(UPDATED) in said
    assert text.accessibility.tested in said
    assert "https://www.digg.se/tdosanmalan" in said


@LANGUAGES
def test_it_names_whom_to_tell_or_says_that_nobody_is_named(
    language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SETTING, raising=False)
    assert TEXTS[language].accessibility.no_contact in open_page("accessibility", language).text
    monkeypatch.setenv(SETTING, "trygghet@trollhattan.example")
    said = open_page("accessibility", language).text
    assert "[trygghet@trollhattan.example](mailto:trygghet@trollhattan.example)" in said
    assert TEXTS[language].accessibility.no_contact not in said


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("", ""),
        (" a.b@c.se ", "[a.b@c.se](mailto:a.b@c.se)"),
        ("https://c.se/brist?q=1", "[https://c.se/brist?q=1](https://c.se/brist?q=1)"),
        ("Kontaktcenter", "Kontaktcenter"),
    ],
)
def test_a_contact_is_a_mail_address_a_link_or_words(named: str, shown: str) -> None:
    assert contact({SETTING: named}) == shown


@pytest.mark.parametrize("named", ["javascript:alert(1)", "https://c.se/)[x](y", "<b>x</b>"])
def test_a_contact_that_is_neither_is_text_and_nothing_else(named: str) -> None:
    shown = contact({SETTING: named})
    assert "](" not in shown.replace("\\]", "").replace("\\(", "")
    assert "<b>" not in shown.replace("\\<", "")


def test_only_what_the_statement_lists_is_let_pass() -> None:
    assert is_known("target-size", "iframe .map-mark:nth-child(1)")
    assert not is_known("target-size", "button")
    assert not is_known("label", ".map-mark")
    assert not is_known("", "")
