"""What stands below a picture on a screen: at most three short facts."""

from collections.abc import Iterator

from pages.shared.cards import Card
from pages.shared.figures import Figure
from pages.shared.text import Text, sentences

MOST = 3
NAMED = 2  # doubts that are called by name


def facts(figure: Figure) -> tuple[str, ...]:
    """
    The first answer with its interval, how many it rests on, and what speaks against it.

    Each is a sentence with its unit. Where one is not there, how it was made takes its place.
    """
    card, text = figure.card, figure.text
    said = [*_interval(card, text), *filter(None, [card.n.strip()]), *_doubts(card, text)]
    if len(said) < MOST:
        said += _method(card)
    return tuple(said[:MOST])


def _interval(card: Card, text: Text) -> Iterator[str]:
    """Of the first row: it is the pilot's, or what the finding says."""
    names = [str(name) for name in card.table.columns]
    low, high = text.overview.columns[-2:]
    if not len(card.table) or low not in names or high not in names:
        return
    row = dict(zip(names, map(str, card.table.iloc[0]), strict=True))
    value = names[names.index(low) - 1]
    if names.index(low):
        yield text.slides.interval.format(
            name=row[names[0]],
            what=sentences.inside(value),
            value=row[value],
            low=row[low],
            high=row[high],
        )


def _doubts(card: Card, text: Text) -> Iterator[str]:
    names = [sentences.inside(doubt.name) for doubt in card.doubts]
    if not names:
        return
    more = len(names) - NAMED
    said = "; ".join(names[:NAMED])
    if more > 0:
        said = text.slides.and_more.format(names=said, n=text.numbers.whole(more))
    yield text.card.doubts.format(names=said)


def _method(card: Card) -> Iterator[str]:
    """The first sentence of the note."""
    first = card.note.strip().partition(". ")[0].rstrip(".")
    if first:
        yield f"{first}."
