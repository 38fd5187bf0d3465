"""Which locked plan does a new plan take the place of, and how is the new one kept?"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from data.intake import Intake, Kind, fictive_head
from data.keeping.contents import damages, serious
from data.keeping.ledger import Entry, Ledger
from data.keeping.parts import read_part
from data.plans.study_files import read_study
from data.plans.study_text import study_text
from data.problems import StoreError
from data.study import Study


def locked_plan(ledger: Ledger, *, fictive: bool) -> Study | None:
    """
    Give the plan in use if it is locked, else the newest locked plan of this town: what was undone
    or is damaged does not take a lock away. Plans of made-up data and of real ones are apart.
    """
    entries = dict(_readable(ledger))
    current = ledger.current()
    town = [n for n in entries if _first(entries, n) == _first(entries, current)]
    numbers = [n for n in (current, *sorted(town, reverse=True)) if n in entries]
    folders = (f for n in numbers for f in reversed(entries[n].parts.get(Kind.STUDY, ())))
    for folder in dict.fromkeys(folders):  # most versions share their plan with the one before
        study = _whole_plan(folder, fictive)
        if study is not None and study.lock is not None:
            return study
    return None


def rewritten(intake: Intake, study: Study) -> Intake:
    """The file of a plan, as it is kept where the plan got something that the file has not."""
    if study == intake.rows:
        return intake
    raw = (fictive_head(intake.fictive) + study_text(study)).encode()
    return replace(intake, rows=study, raw=raw)


def _readable(ledger: Ledger) -> Iterator[tuple[int, Entry]]:
    for number in ledger.numbers():
        try:
            yield number, ledger.entry(number)
        except StoreError:
            continue  # what it held is in the versions before and after it


def _first(entries: Mapping[int, Entry], number: int) -> int:
    """The version that a town began with: nothing earlier was kept, or nothing is known of it."""
    while number in entries and not entries[number].afresh:
        follows = entries[number].follows
        if follows is None or follows not in entries:
            break
        number = follows
    return number


def _whole_plan(folder: Path, fictive: bool) -> Study | None:
    if serious(damages(folder, thorough=True)):
        return None
    if read_part(Kind.STUDY, folder).fictive != fictive:
        return None
    return read_study((folder / "studie.toml").read_bytes())
