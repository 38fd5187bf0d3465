"""What is said of what was done: the journal's lines, on the page and by the command."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from data.keeping.chain import Checked
from data.keeping.journal import Deed, Event, Unreadable
from pages.shared.text import Text


def lines(log: Sequence[Event | Unreadable], checked: Checked, text: Text) -> Iterator[str]:
    """What was done, and whether the journal is whole."""
    for each in log:
        number, at, by, what = row(each, text)
        yield text.journal.line.format(number=number, at=at, by=by, what=what)
    yield verdict(checked, text)


def row(each: Event | Unreadable, text: Text) -> tuple[str, str, str, str]:
    """Number, when, who and what."""
    number = text.numbers.whole(each.number)
    if isinstance(each, Unreadable):
        return number, "", "", text.journal.unreadable
    at = f"{each.at:%Y-%m-%d %H:%M:%S}"
    return number, at, each.by or text.journal.nobody, _what(each, text)


def verdict(checked: Checked, text: Text) -> str:
    if checked.broken is not None:
        return text.journal.broken.format(line=text.numbers.whole(checked.broken.line))
    if not checked.count:
        return text.journal.nothing
    return text.journal.whole.format(n=text.numbers.whole(checked.count), last=checked.last)


def _what(event: Event, text: Text) -> str:
    slots = defaultdict(str, event.about)
    match event.deed:
        case Deed.REFUSED | Deed.ENDED:
            slots["why"] = text.journal.refused.get(slots["why"], slots["why"])
        case Deed.LOGGED_IN:
            slots["role"] = text.journal.role.get(slots["role"], slots["role"])
        case Deed.PURGED:
            slots["versions"] = slots["versions"] or "0"
        case Deed.EXPORTED | Deed.STARTED:
            slots |= {name: slots[name][:12] for name in ("print", "settings")}
        case _:
            pass
    return text.journal.said[event.deed].format_map(slots)
