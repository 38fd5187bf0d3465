"""What is said of rows that are older than they may be, on the page and by the command."""

from collections.abc import Iterator
from datetime import date

from data.keeping.retention import Overdue, Thinned
from pages.shared.text import Text, keeping, sentences


def told(found: Overdue, text: Text) -> Iterator[str]:
    """What is too old; nobody's count: they are rows of a whole file."""
    day = text.numbers.day(found.before)
    if found.is_nothing:
        yield text.retention.nothing.format(day=day)
        return
    yield text.retention.before.format(day=day)
    for kind, count in found.rows.items():
        name = sentences.sentence_case(text.kind[kind])
        yield text.retention.rows.format(kind=name, n=text.numbers.whole(count))
    if found.versions:
        versions = ", ".join(map(str, found.versions))
        yield text.retention.versions.format(versions=versions)


def clock(today: date, newest: date, text: Text) -> str:
    """The clock seems to be ahead."""
    day = text.numbers.day
    return text.retention.clock.format(today=day(today), newest=day(newest))


def gone(thinned: Thinned, text: Text) -> Iterator[str]:
    for kind, count in thinned.rows.items():
        name = sentences.sentence_case(text.kind[kind])
        yield text.retention.gone.format(kind=name, n=text.numbers.whole(count))
    if thinned.version is not None:
        yield text.retention.now.format(version=thinned.version)
    yield from keeping.purged(thinned.purged, text)
