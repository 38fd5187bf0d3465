"""A load that somebody begins on Underlag, long enough to be disturbed."""

from pathlib import Path

from playwright.sync_api import FilePayload, expect

from data.store import Store
from pages.shared.text.sv import SWEDISH_TEXT
from pages.sources.add import ADD, CANCEL, FILE
from tests.browser.reader import Reader

PICKER = f"[class*=st-key-{FILE}-] input[type=file]"
LONG = 200_000  # rows


def csv(rows: int) -> bytes:
    lines = (f"2024-05-{n % 28 + 1:02} 1{n % 9}:00;Stöld;Area North" for n in range(rows))
    return "\n".join(["Datum;Brottstyp;Område", *lines]).encode()


def choose_file(reader: Reader, name: str, content: bytes) -> None:
    file = FilePayload(name=name, mimeType="text/csv", buffer=content)
    reader.page.locator(PICKER).set_input_files(file)
    expect(reader.page.locator(f".st-key-{ADD} button")).to_be_enabled()


def begin(reader: Reader, name: str = "maj.csv", rows: int = LONG) -> None:
    """Until its steps are on the screen."""
    reader.open("underlag")
    choose_file(reader, name, csv(rows))
    reader.page.locator(f".st-key-{ADD} button").click()
    if rows == LONG:
        expect(reader.page.locator(f".st-key-{CANCEL} button")).to_be_visible()


def told(reader: Reader, words: str) -> None:
    """Wait until the page says it."""
    expect(reader.page.get_by_test_id("stAlert").filter(has_text=words)).to_be_visible()


def took(name: str, rows: int) -> str:
    whole = SWEDISH_TEXT.numbers.whole
    return SWEDISH_TEXT.sources.added.format(name=name, kept=whole(rows), read=whole(rows))


def files(store: Store) -> dict[str, int]:
    """Every file of the store and when it was written; lock and key hold nobody's data."""
    found = [p for p in store.folder.rglob("*") if p.is_file() and p.name not in {".lock", "key"}]
    return {str(path.relative_to(store.folder)): path.stat().st_mtime_ns for path in found}


def log_lines(log: Path) -> list[str]:
    """What a server logged as JSON; before it does, Streamlit greets in words of its own."""
    return [line for line in log.read_text("utf-8").splitlines() if line.startswith("{")]
