"""What to mend in the files about the work, as the page Arbetssätt shows it."""

from pathlib import Path

import pytest

from analysis.process.faults import FaultRule
from data.intake import Kind
from data.problems import Remark
from data.readers import read as read_file
from data.store import Store
from pages.shared.text.sentences import sentence_case
from tests.pages.screen import TEXTS, Screen, open_page
from tests.pages.town import EVEN, load, months, spread

MEASURES = """id;rubrik;typ;ägare_typ;ägare;område;beslutad;klar;status
A-1;Lampa;Belysning;kommun;Gata och park;north;2024-05-01;2024-06-01;klar
A-2;Larm;Lås/larm;privat;O-9;north;2024-05-01;2024-04-01;klar
A-3;Kamera;Kamera;kommun;Gata och park;nroth;2024-05-01;;pågår
"""
MEMBERS = "org_id;område;bransch;ansluten\nO-1;north;butik;2024-01-01\n"


def shown(language: str) -> Screen:
    return open_page("process", language, process="to-mend")


@pytest.mark.parametrize("language", TEXTS)
def test_every_row_to_mend_is_shown_with_its_id_and_what_is_wrong(
    store_folder: Path, language: str
) -> None:
    load(store_folder, counts=months(spread(EVEN)), measures=MEASURES, members=MEMBERS)
    text = TEXTS[language]
    screen = shown(language)
    assert not screen.faults
    assert text.faults.title.format(rows=text.numbers.whole(2), files=text.numbers.whole(1)) in (
        word.removeprefix("### ") for word in screen.words
    )
    (table,) = screen.tables
    kind = sentence_case(text.kind[Kind.MEASURES])
    told = [(row[0], row[1], row[2].partition(" (")[0], row[3]) for row in table.to_numpy()]
    rule = {rule: sentence_case(said) for rule, said in text.faults.rule.items()}
    assert told == [
        (kind, "A-3", rule[FaultRule.UNKNOWN_AREA], "nroth"),
        (kind, "A-2", rule[FaultRule.UNKNOWN_OWNER], "O-9"),
        (kind, "A-2", rule[FaultRule.WRONG_ORDER], "2024-05-01, 2024-04-01"),
    ]
    (saved,) = screen.files.values()
    assert "A-2" in saved
    assert text.faults.note[:40] in saved


@pytest.mark.parametrize("language", TEXTS)
def test_where_all_fits_or_nothing_is_loaded_it_says_so(store_folder: Path, language: str) -> None:
    text = TEXTS[language]
    load(store_folder, counts=months(spread(EVEN)))
    assert text.faults.not_loaded in shown(language).words
    Store(store_folder).add(read_file(Kind.MEMBERS, MEMBERS.encode(), "medlemmar.csv"))
    assert text.faults.nothing in shown(language).words


def test_in_the_sample_all_fits(sample: Path) -> None:
    assert TEXTS["sv"].faults.nothing in shown("sv").words


def test_every_remark_of_a_row_is_a_fault_here_too() -> None:
    remarks = {Remark.WRONG_ORDER, Remark.STATUS_WITHOUT_DATE, Remark.DATE_WITHOUT_STATUS}
    assert {remark.value for remark in remarks} <= {rule.value for rule in FaultRule}
