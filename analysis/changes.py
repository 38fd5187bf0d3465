"""Which differences between two versions of the data may be shown?"""

from collections.abc import Sequence

from analysis.disclosure import SMALLEST_SHOWN, is_small


def hidden_changes(counts: Sequence[tuple[int, int]]) -> list[bool]:
    """
    Say of each (old, new) whether it has to be hidden: a count of 1-4, or a difference of 1-4.

    The sum of all differences may be known from elsewhere. So what is hidden is at least two of
    them, which together come to five or more; where there are no others to hide, all is hidden.
    """
    differences = [abs(new - old) for old, new in counts]
    hidden = [
        is_small(old) or is_small(new) or is_small(difference)
        for (old, new), difference in zip(counts, differences, strict=True)
    ]
    while any(hidden) and not all(hidden) and _gives_away(counts, hidden):
        shown = [place for place, covered in enumerate(hidden) if not covered]
        hidden[min(shown, key=differences.__getitem__)] = True
    return hidden


def _gives_away(counts: Sequence[tuple[int, int]], hidden: Sequence[bool]) -> bool:
    covered = [new - old for (old, new), h in zip(counts, hidden, strict=True) if h]
    return len(covered) < 2 or abs(sum(covered)) < SMALLEST_SHOWN
