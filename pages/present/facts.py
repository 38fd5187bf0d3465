"""What stands below a picture on a screen: at most three short facts."""

import re
from collections.abc import Iterator

from pages.shared.cards import Card
from pages.shared.figures import Figure
from pages.shared.text import Text, sentences

NUMBER = re.compile(r"\d[\d\s]*(?:[,.]\d+)?(?<!\s)")
WHOLE = re.compile(r"\d+")
MOST = 3
LONG = 95  # letters: three lines of a third of a screen
FEW = 2  # rows, of which the first is what it is about


def facts(figure: Figure) -> tuple[str, ...]:
    """
    The answer with its interval, how many it rests on, and what speaks against it.

    Each is a sentence with its unit. Where one is not there, what signs in the picture mean or how
    it was made takes its place.
    """
    card, text = figure.card, figure.text
    doubts, intervals = [*_doubts(card, text)], [*_interval(card, text)]
    told = intervals[-1:] if doubts else intervals  # doubts are never left out
    said = [*told, *_first_sentence(card.n), *doubts]
    more = [*_keys(card, text), *_first_sentence(card.note)]
    said += [one for one in more if len(one) <= LONG]
    return tuple(dict.fromkeys(said))[:MOST]


def _interval(card: Card, text: Text) -> Iterator[str]:
    """Of the row that the finding tells of."""
    names = [str(name) for name in card.table.columns]
    low, high = text.overview.columns[-2:]
    if low not in names[1:] or high not in names:
        return
    at = names.index(low) - 1
    rows = [[*map(str, row)] for row in card.table.itertuples(index=False)]
    last, title = names.index(high), _numbers(card.title)
    told = [row for row in rows if title & _numbers(row[at])]
    told = told or [row for row in rows if set() < _numbers(f"{row[at + 1]};{row[last]}") <= title]
    if not told and len(rows) <= FEW:
        told = rows[:1]
    if told and at:
        row = told[0]
        yield text.slides.interval.format(
            name=row[0],
            what=sentences.inside(names[at]),
            value=row[at],
            low=row[at + 1],
            high=row[last],
        )
    else:
        yield from _of_shares(card, at, text)


def _of_shares(card: Card, at: int, text: Text) -> Iterator[str]:
    """The shares of each wave that the finding tells of, which it says in whole per cent."""
    title = _numbers(card.title)
    for row in card.table.itertuples(index=False):
        share = WHOLE.match(str(row[at]))
        told = {share[0], str(int(share[0]) + 1)} & title if share else None
        if told and str(row[0]) in card.title:
            yield text.slides.interval.format(
                name=row[at - 1],
                what=sentences.inside(str(card.table.columns[at])),
                value=row[at],
                low=row[at + 1],
                high=row[at + 2],
            )


def _numbers(words: str) -> set[str]:
    return set(NUMBER.findall(words))


def _doubts(card: Card, text: Text) -> Iterator[str]:
    """As many by name as are short, and how many more there are."""
    names = [*dict.fromkeys(sentences.inside(d.name.partition(" (")[0]) for d in card.doubts)]
    for count in range(len(names), 0, -1):
        said, more = "; ".join(names[:count]), len(names) - count
        if more:
            said = text.slides.and_more.format(names=said, n=text.numbers.whole(more))
        whole = text.card.doubts.format(names=said)
        if len(whole) <= LONG or count == 1:
            yield whole
            return


def _keys(card: Card, text: Text) -> Iterator[str]:
    """What signs stand for; a list of what else happened stands on the page."""
    if text.judgement.events in card.keys:
        yield text.slides.events
    else:
        yield from card.keys


def _first_sentence(words: str) -> Iterator[str]:
    first = words.strip().partition(". ")[0].rstrip(".")
    if first:
        yield f"{first}."
