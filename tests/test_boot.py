"""Streamlit's own words in static/boot.js: all that its bundle may show, and nothing else."""

import re

import pytest

from tests.conftest import ROOT
from tests.languages import boot_words
from tests.streamlits_words import UNUSED, texts, unseen, whole_bundle

SENTENCE = re.compile(r'^ {6}\[/\^(.*?)/s?, "', re.MULTILINE)


@pytest.fixture(scope="module")
def of_streamlit() -> dict[str, str]:
    return texts()


def put_together() -> list[re.Pattern[str]]:
    """The sentences that boot.js knows, as patterns."""
    boot = (ROOT / "static" / "boot.js").read_text("utf-8")
    patterns = SENTENCE.findall(boot)
    return [re.compile("^" + each.replace("\\/", "/"), re.DOTALL) for each in patterns]


def is_said(text: str) -> bool:
    """Whether boot.js has the text, with something in its slots, in Swedish."""
    filled = re.sub(r"\$\{e\}\. R[^$]*", "options. Remove an option first.", text)
    filled = re.sub(r"\$\{[^}]*\}?", "7", filled)
    return text in boot_words() or any(pattern.search(filled) for pattern in put_together())


def test_what_the_installed_streamlit_may_show_is_said_in_swedish_or_is_never_seen(
    of_streamlit: dict[str, str],
) -> None:
    new = {text: element for text, element in of_streamlit.items() if not is_said(text)}
    assert not {text: element for text, element in new.items() if text not in unseen()}


def test_nothing_that_is_never_seen_is_gone_from_streamlit_or_said_all_the_same(
    of_streamlit: dict[str, str],
) -> None:
    assert unseen() <= of_streamlit.keys()
    assert not {text for text in unseen() if is_said(text)}


def test_no_word_is_left_over_from_an_older_streamlit() -> None:
    bundle = whole_bundle()
    assert not {word for word in boot_words() if word not in bundle}


def test_the_reading_of_the_bundle_finds_words_of_every_kind(of_streamlit: dict[str, str]) -> None:
    known = boot_words().keys()
    assert len(of_streamlit.keys() & known) > 60
    assert {"Select all", "Search", "Skip to main content", "Average length"} <= of_streamlit.keys()


def test_no_page_uses_an_element_whose_words_are_not_looked_at() -> None:
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "pages").rglob("*.py"))
    called = set(re.findall(r"\bst\.(?:sidebar\.)?([a-z_]+)\(", code))
    unused = {re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower() for name in UNUSED}
    also = {
        "altair_chart",
        "vega_lite_chart",
        "pydeck_chart",
        "data_editor",
        "logo",
        "chat_message",
    }
    assert not called & (unused - {"plotly_chart"} | also)
