"""A note on the time axis: a row of the kind events, read as any file of them is."""

import csv
from dataclasses import dataclass
from datetime import date
from io import StringIO

from data.intake import FICTIVE_MARK, Intake, Kind
from data.kinds.parallel_events import NOTE
from data.problems import Finding, Remark
from data.readers import read
from data.study import Period

_HEADERS = ("från", "till", "område", "rubrik", "typ", "väntad riktning", "källa")
_REFUSED = frozenset({Remark.PERSONAL_DATA, Remark.FREE_TEXT, Remark.FREE_TEXT_NOT_STORED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What somebody writes of a month; `area` is a name, "" where it concerns all."""

    month: Period
    area: str
    text: str


def read_note(note: Note, name: str, *, fictive: bool) -> Intake:
    """
    Read a note as a file of events called `name`, with all the checks of its reader.

    `fictive`: it goes with made-up data and says so. Where its words may not be stored the row has
    no title, and the findings say why (`why_refused`). Raises `FileError`.
    """
    last = date.fromordinal(note.month.end.toordinal() - 1)
    source = FICTIVE_MARK if fictive else ""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(_HEADERS)
    writer.writerow([note.month.start, last, note.area, note.text.strip(), NOTE, "", source])
    return read(Kind.EVENTS, out.getvalue().encode(), name)


def why_refused(intake: Intake) -> tuple[Finding, ...]:
    """Why nothing is left of the words: personal data or a story; empty where they are kept."""
    if (intake.rows["title"].fillna("") != "").all():
        return ()
    return tuple(f for f in intake.findings if f.remark in _REFUSED) or intake.findings
