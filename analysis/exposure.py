"""
Can a small count be worked out from all that is told?

What figures tell are sums of parts that nobody divided (`analysis.told`). A reader adds and
subtracts them: whatever can be reached so is a combination of rows. Kept in reduced form (each row
has a part of its own, which stands in no other) every count that a reader can reach is the sum of
some of those rows, each taken once: for its own part counts once or not. So the question whether
any count of 1-4 can be reached is one of choosing rows, and has an answer.

Source: Hundepool et al., Statistical Disclosure Control (doi:10.1002/9781118348239), chapter 4.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import coo_array

from analysis.disclosure import SMALLEST_SHOWN
from analysis.told import Told, World, by_kind

Number = int | Fraction
Row = dict[int, Number]
Floats = NDArray[np.float64]
MOST_BOUNDED = 60  # parts: of more the bounds are not worked out one by one
SECONDS = 10.0  # for one question; without an answer a figure stays in
_NEARLY = 1e-6
_IMPOSSIBLE, _BOUNDLESS = 2, 3  # what scipy says


def withheld(
    figures: Sequence[Sequence[Told]],
    worlds: Mapping[str, World],
    earlier: Sequence[Told] = (),
    smallest: int = SMALLEST_SHOWN,
) -> frozenset[int]:
    """
    Which figures must stay in, by their place, so that no count below `smallest` can be reached.

    `earlier` has left already. A figure is held against that and those before it: of two that give
    something away together the later stays. One that tells nothing new may always leave.
    """
    stay: set[int] = set()
    everything = [*earlier, *(one for figure in figures for one in figure)]
    for sums in by_kind(everything, worlds):
        rows = {one: _row(cells) for one, cells in zip(sums.told, sums.matrix, strict=True)}
        known = _Known(smallest)
        for one in earlier:
            if one in rows:
                known.add(rows[one], one.count)
        own = {
            number: [(rows[one], one.count) for one in figure if one in rows]
            for number, figure in enumerate(figures)
            if number not in stay
        }
        stay |= known.add_most(own)
    return frozenset(stay)


def is_exposed(
    told: Iterable[Told], worlds: Mapping[str, World], smallest: int = SMALLEST_SHOWN
) -> bool:
    """Can a count of 1 to below `smallest` be worked out from all of this?"""
    return bool(withheld([list(told)], worlds, smallest=smallest))


def _row(cells: NDArray[np.int16]) -> Row:
    return {int(c): int(cells[c]) for c in np.flatnonzero(cells)}


@dataclass
class _Known:
    """
    What a reader knows: rows in reduced form. Each has a part of its own, with the factor 1.

    `rows` and `values` by that part; `holders`: the rows that hold a part that is nobody's own.
    """

    smallest: int
    rows: dict[int, Row] = field(default_factory=dict)
    values: dict[int, Number] = field(default_factory=dict)
    holders: dict[int, set[int]] = field(default_factory=lambda: defaultdict(set))
    before: dict[int, tuple[Row, Number] | None] = field(default_factory=dict)
    contradicted: bool = False

    def add_most(self, figures: Mapping[int, Sequence[tuple[Row, int]]]) -> set[int]:
        """Learn of figures what may be, the first before the others; give those that may not."""
        if self.add_safely(one for figure in figures.values() for one in figure):
            return set()
        if len(figures) == 1:
            return set(figures)
        ordered = list(figures.items())
        half = len(ordered) // 2
        return self.add_most(dict(ordered[:half])) | self.add_most(dict(ordered[half:]))

    def add_safely(self, statements: Iterable[tuple[Row, int]]) -> bool:
        """Learn them all, or nothing where a small count could be reached by them."""
        self.before, self.contradicted = {}, False
        for row, value in statements:
            self.add(row, value)
        safe = not self.contradicted and not (self.before and self._reached())
        if not safe:
            self._forget()
        return safe

    def add(self, row: Row, value: Number) -> None:
        """Learn that these parts sum to this."""
        row, value = self._reduced(row, value)
        if not row:  # followed from the rest; if not, what nobody divides differs by a few
            self.contradicted |= -self.smallest < value < self.smallest and value != 0
            return
        own = min(self._cost(row, part) for part in row)[-1]
        factor = row[own]
        if factor != 1:
            row = {c: _divided(n, factor) for c, n in row.items()}
            value = _divided(value, factor)
        holders = sorted(self.holders.get(own, ()))
        for holder in holders:
            held, amount = self.rows[holder], self.values[holder]
            self._put(holder, *self._without(held, amount, own, row, value))
        self._put(own, row, value)
        for changed in [own, *holders]:
            self._close(changed)

    def _cost(self, row: Row, part: int) -> tuple[bool, int, int]:
        """Of making a part a row's own: fractions, and other rows that hold it."""
        return abs(row[part]) != 1, len(self.holders.get(part, ())), part

    def _close(self, own: int) -> None:
        """Parts that sum to nothing are nothing, each."""
        row = self.rows.get(own, {})
        if self.values.get(own) == 0 and len(row) > 1 and all(n > 0 for n in row.values()):
            for part in sorted(row):
                self.add({part: 1}, 0)

    def _reduced(self, row: Row, value: Number) -> tuple[Row, Number]:
        for own in [c for c in row if c in self.rows]:
            row, value = self._without(row, value, own, self.rows[own], self.values[own])
        return row, value

    @staticmethod
    def _without(
        row: Row, value: Number, own: int, other: Row, amount: Number
    ) -> tuple[Row, Number]:
        """Subtract another row so that its own part is gone."""
        factor, result = row[own], dict(row)
        for part, n in other.items():
            rest = result.get(part, 0) - factor * n
            if rest:
                result[part] = rest
            else:
                result.pop(part, None)
        return result, value - factor * amount

    def _put(self, own: int, row: Row, value: Number) -> None:
        old = self.rows.get(own)
        self.before.setdefault(own, None if old is None else (old, self.values[own]))
        self._unlink(own)
        self.rows[own], self.values[own] = row, value
        for part in row:
            if part != own:
                self.holders[part].add(own)

    def _unlink(self, own: int) -> None:
        for part in self.rows.pop(own, ()):
            self.holders[part].discard(own)

    def _forget(self) -> None:
        """Go back to before the latest statements."""
        for own, old in self.before.items():
            self._unlink(own)
            del self.values[own]
            if old is not None:
                self.rows[own], self.values[own] = old
        for own, old in self.before.items():
            for part in old[0] if old is not None else ():
                if part != own:
                    self.holders[part].add(own)
        self.before = {}

    def _reached(self) -> bool:
        """A small count, by what the latest statements changed."""
        changed = set(self.before)
        return (
            any(map(self._is_small, changed))
            or any(self._adds_up(rows, changed) for rows in self._cancelling(changed))
            or any(self._is_bounded(rows) for rows in self._sharing(changed))
        )

    def _is_small(self, own: int) -> bool:
        """Nothing is taken away in this row, and little is left."""
        return 0 < self.values[own] < self.smallest and all(n > 0 for n in self.rows[own].values())

    def _sharing(self, changed: set[int]) -> list[list[int]]:
        """Rows that share parts with those that were changed, in sets."""

        passed: set[int] = set()  # what holds a part is asked for once

        def beside(own: int) -> Iterator[int]:
            for part in self.rows[own].keys() - passed:
                passed.add(part)
                yield from self.holders.get(part, ())

        return _connected(changed, beside)

    def _cancelling(self, changed: set[int]) -> list[list[int]]:
        """
        Rows of which one takes away what another adds, in sets.

        Others need no look together: what the one adds, the other does not take away, so if their
        sum is a small count, so is one of them.
        """
        left = self._useful({own for rows in self._sharing(changed) for own in rows})
        adding, taking = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
        for own in left:
            for part, n in self.rows[own].items():
                (adding if n > 0 else taking)[part].add(own)

        def beside(own: int) -> Iterator[int]:
            for part, n in self.rows[own].items():
                yield from (taking if n > 0 else adding).pop(part, ())

        return _connected(changed & left, beside)

    def _useful(self, rows: set[int]) -> set[int]:
        """Without those that take away what no other adds."""
        left = set(rows)
        while True:
            added = {part for own in left for part, n in self.rows[own].items() if n > 0}
            stuck = {
                own
                for own in left
                if any(n < 0 and part not in added for part, n in self.rows[own].items())
            }
            if not stuck:
                return left
            left -= stuck

    def _adds_up(self, rows: list[int], changed: set[int]) -> bool:
        """Do some of these rows, and not only old ones, together make a small count?"""
        holding: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for column, own in enumerate(rows):
            for part, n in self.rows[own].items():
                holding[part].append((column, float(n)))
        values = np.array([float(self.values[own]) for own in rows])
        new = np.array([float(own in changed) for own in rows])
        cells = {tuple(signs) for signs in holding.values() if len(signs) > 1}
        once = coo_array(
            (
                [n for signs in cells for _, n in signs],
                (
                    [i for i, signs in enumerate(cells) for _ in signs],
                    [column for signs in cells for column, _ in signs],
                ),
            ),
            shape=(len(cells), len(rows)),
        )
        answer = milp(
            values,  # the smallest that there is
            constraints=[
                LinearConstraint(once.tocsc(), 0, 1),
                LinearConstraint(values, 1 - _NEARLY, self.smallest - 1 + _NEARLY),
                LinearConstraint(new, 1, np.inf),
            ],
            integrality=np.ones(len(rows)),
            bounds=Bounds(0, 1),
            options={"time_limit": SECONDS},
        )
        return int(answer.status) != _IMPOSSIBLE  # all else is a way, or not sure

    def _is_bounded(self, rows: list[int]) -> bool:
        """Must a part be 1-4, by all that these rows say and since nothing is below zero?"""
        if len(rows) > MOST_BOUNDED:  # each has a part of its own
            return False
        alike: dict[tuple[Number, ...], int] = {}
        for part in sorted({part for own in rows for part in self.rows[own]}):
            alike.setdefault(tuple(self.rows[own].get(part, 0) for own in rows), part)
        if len(alike) > MOST_BOUNDED:
            return False
        cells = np.array([[float(n) for n in signs] for signs in alike]).T
        return any(
            low > _NEARLY and high < self.smallest - _NEARLY
            for low, high in bounds(cells, [float(self.values[own]) for own in rows])
        )


def bounds(cells: Floats, values: Sequence[float]) -> Iterator[tuple[float, float]]:
    """
    Give the least and the most that each part (a column) can be, one after the other.

    `cells` times the parts gives `values`, and no part is below zero. Nothing follows from what
    does not fit together.
    """
    for column in range(cells.shape[1]):
        goal = np.zeros(cells.shape[1])
        goal[column] = 1
        ends = [linprog(sign * goal, A_eq=cells, b_eq=values) for sign in (1, -1)]
        if any(end.status == _IMPOSSIBLE for end in ends):
            return
        low, high = (sign * end.fun for sign, end in zip((1, -1), ends, strict=True))
        yield (low, np.inf if ends[1].status == _BOUNDLESS else high)


def _connected(starts: set[int], beside: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """All that can be reached, in sets of two or more."""
    seen: set[int] = set()
    sets = []
    for start in sorted(starts):
        found, ahead = set[int](), [] if start in seen else [start]
        while ahead:
            own = ahead.pop()
            if own not in found:
                found.add(own)
                ahead += beside(own)
        seen |= found
        if len(found) > 1:
            sets.append(sorted(found))
    return sets


def _divided(number: Number, by: Number) -> Number:
    result = Fraction(number) / by
    return int(result) if result.denominator == 1 else result
