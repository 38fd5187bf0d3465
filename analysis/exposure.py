"""
Can a small count be worked out from all that is told?

What figures tell are sums of parts that nobody divided (`analysis.told`). A reader adds and
subtracts them: whatever can be reached so is a combination of rows. Kept in reduced form (each row
has a part of its own, which stands in no other) every count that a reader can reach is the sum of
some of those rows, each taken once: for its own part counts once or not. So the question whether
any count of 1-4 can be reached is one of choosing rows, and has an answer.

Source: Hundepool et al., Statistical Disclosure Control (doi:10.1002/9781118348239), chapter 4.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, linprog, milp
from scipy.sparse import block_array, csr_array, hstack, vstack
from scipy.sparse.csgraph import connected_components

from analysis.disclosure import SMALLEST_SHOWN
from analysis.told import Told, World, by_kind

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Flags = NDArray[np.bool_]
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
        known = _Known(smallest, np.zeros(sums.matrix.shape[1], dtype=bool))
        told = partial(_rows, {one: row for row, one in enumerate(sums.told)}, sums.matrix)
        for row in told(earlier):
            known.add(row)
        own = {
            number: rows
            for number, figure in enumerate(figures)
            if number not in stay and (rows := told(figure))
        }
        stay |= known.add_most(own)
    return frozenset(stay)


def is_exposed(
    told: Iterable[Told], worlds: Mapping[str, World], smallest: int = SMALLEST_SHOWN
) -> bool:
    """Can a count of 1 to below `smallest` be worked out from all of this?"""
    return bool(withheld([list(told)], worlds, smallest=smallest))


def _rows(
    place: Mapping[Told, int], matrix: NDArray[np.int16], told: Iterable[Told]
) -> "list[_Row]":
    """Of what is in the matrix, each once."""
    return [
        _Row.of(matrix[place[one]].astype(np.float64), one.count)
        for one in dict.fromkeys(told)
        if one in place
    ]


class _Row(NamedTuple):
    """Parts that sum to `value`, each as often as its `times` say. Nobody changes one."""

    parts: Places  # in order
    times: Floats
    value: float

    @classmethod
    def of(cls, cells: Floats, value: float) -> "_Row":
        near = np.rint(cells)
        cells = np.where(np.abs(cells - near) < _NEARLY, near, cells)
        parts = np.flatnonzero(cells)
        nearest = round(value)
        return cls(parts, cells[parts], nearest if abs(value - nearest) < _NEARLY else value)

    @property
    def only_adds(self) -> bool:
        return bool((self.times > 0).all())

    def of_part(self, part: int) -> float:
        at = int(np.searchsorted(self.parts, part))
        there = at < len(self.parts) and self.parts[at] == part
        return float(self.times[at]) if there else 0.0

    def without(self, gone: Flags) -> "_Row":
        left = ~gone[self.parts]
        return self if left.all() else _Row(self.parts[left], self.times[left], self.value)


@dataclass
class _Known:
    """
    What a reader knows: `rows` in reduced form, by the part that is their own, with the factor 1.

    `nothing` says of each part whether it is known to be 0; no row holds it.
    """

    smallest: int
    nothing: Flags
    rows: dict[int, _Row] = field(default_factory=dict)
    contradicted: bool = False

    def add_most(self, figures: Mapping[int, Sequence[_Row]]) -> set[int]:
        """Learn of figures what may be, the first before the others; give those that may not."""
        if self._add_safely(row for rows in figures.values() for row in rows):
            return set()
        if len(figures) == 1:
            return set(figures)
        ordered = list(figures.items())
        half = len(ordered) // 2
        return self.add_most(dict(ordered[:half])) | self.add_most(dict(ordered[half:]))

    def _add_safely(self, statements: Iterable[_Row]) -> bool:
        """Learn them all, or nothing where a small count could be reached by them."""
        rows, nothing = dict(self.rows), self.nothing.copy()
        self.contradicted = False
        for row in statements:
            self.add(row)
        changed = {own for own, row in self.rows.items() if rows.get(own) is not row}
        if not self.contradicted and not (changed and self._reached(changed)):
            return True
        self.rows, self.nothing = rows, nothing
        return False

    def add(self, row: _Row) -> None:
        """Learn that these parts sum to this."""
        row = self._reduced(row)
        if not len(row.parts):  # followed from the rest; if not, what nobody divides differs
            self.contradicted |= 0 < abs(row.value) < self.smallest
            return
        own = self._own(row)
        row = _Row(row.parts, row.times / row.of_part(own), row.value / row.of_part(own))
        for holder, other in list(self.rows.items()):
            if times := other.of_part(own):
                self.rows[holder] = self._less(other, [(times, row)])
        self.rows[own] = row
        self._close()

    def _reduced(self, row: _Row) -> _Row:
        row = row.without(self.nothing)
        held = [
            (row.of_part(part), self.rows[part]) for part in row.parts.tolist() if part in self.rows
        ]
        return self._less(row, held)

    def _less(self, row: _Row, others: Sequence[tuple[float, _Row]]) -> _Row:
        if not others:
            return row
        cells, value = np.zeros(len(self.nothing)), row.value
        cells[row.parts] = row.times
        for times, other in others:
            cells[other.parts] -= times * other.times
            value -= times * other.value
        return _Row.of(cells, value)

    def _own(self, row: _Row) -> int:
        """The part that fewest others hold, and that makes no fractions."""
        held = np.zeros(len(self.nothing), dtype=np.int64)
        for other in self.rows.values():
            held[other.parts] += 1
        cost = held[row.parts] + 1_000_000 * (np.abs(row.times) != 1)
        return int(row.parts[np.argmin(cost)])

    def _close(self) -> None:
        """Parts that sum to nothing are nothing, each."""
        while gone := [o for o, row in self.rows.items() if row.value == 0 and row.only_adds]:
            for own in gone:
                self.nothing[self.rows.pop(own).parts] = True
            self.rows = {own: row.without(self.nothing) for own, row in self.rows.items()}

    def _reached(self, changed: set[int]) -> bool:
        """A small count, by what the latest statements changed."""
        if any(
            self.rows[own].only_adds and 0 < self.rows[own].value < self.smallest for own in changed
        ):
            return True
        owns = np.array(list(self.rows))
        cells = vstack([self._cells(row) for row in self.rows.values()], format="csr")
        values = np.array([row.value for row in self.rows.values()])
        new = np.isin(owns, list(changed))
        return any(
            _adds_up(cells[rows], values[rows], new[rows], self.smallest)
            for rows in _cancelling(cells)
            if new[rows].any()
        ) or any(
            _is_bounded(cells[rows], values[rows], self.smallest)
            for rows in _sharing(cells)
            if new[rows].any()
        )

    def _cells(self, row: _Row) -> csr_array:
        ends = np.array([0, len(row.parts)])
        return csr_array((row.times, row.parts, ends), shape=(1, len(self.nothing)))


def _sharing(cells: csr_array) -> Iterator[Places]:
    """Rows that share parts, in sets of two or more."""
    rows = cells.shape[0]
    beside = (cells != 0).astype(np.int8)
    _, sets = connected_components(block_array([[None, beside], [beside.T, None]]), directed=False)
    for one in np.unique(sets[:rows]):
        together = np.flatnonzero(sets[:rows] == one)
        if len(together) > 1:
            yield together


def _cancelling(cells: csr_array) -> Iterator[Places]:
    """
    Rows of which one takes away what another adds, in sets.

    Others need no look together: what the one adds, the other does not take away, so if their sum
    is a small count, so is one of them.
    """
    left = np.arange(cells.shape[0])
    adding, taking = cells > 0, cells < 0
    while True:  # what takes away what no other adds is of no use
        added = adding[left].sum(axis=0) > 0
        stuck = taking[left] @ ~added > 0
        if not stuck.any():
            break
        left = left[~stuck]
    both = (adding[left].sum(axis=0) > 0) & (taking[left].sum(axis=0) > 0)
    for rows in _sharing(cells[left][:, np.flatnonzero(both)]):
        yield left[rows]


def _adds_up(cells: csr_array, values: Floats, new: Flags, smallest: int) -> bool:
    """Do some of these rows, and not only old ones, together make a small count?"""
    left = _never_large(cells, values, smallest)
    if not new[left].any():
        return False
    cells, values, new = cells[left], values[left], new[left]
    held = np.flatnonzero((cells != 0).sum(axis=0) > 1)
    answer = milp(
        values,  # the smallest that there is
        constraints=[
            LinearConstraint(_distinct(cells[:, held]), 0, 1),
            LinearConstraint(values, 1 - _NEARLY, smallest - 1 + _NEARLY),
            LinearConstraint(new.astype(float), 1, np.inf),
        ],
        integrality=np.ones(len(values)),
        bounds=Bounds(0, 1),
        options={"time_limit": SECONDS},
    )
    return int(answer.status) != _IMPOSSIBLE  # all else is a way, or not sure


def _never_large(cells: csr_array, values: Floats, smallest: int) -> Places:
    """
    Give the rows whose own part cannot be as much as `smallest`, by anything that these rows say.

    A count that is the sum of rows is at least as much as the own part of each, whatever the others
    are. So a row whose part could be large for all a reader knows is in no small count.
    """
    taken = np.flatnonzero((cells < 0).sum(axis=0) > 0)  # of the others there may be none
    others = _distinct(cells[:, taken]).T.tocsr()
    left = np.arange(len(values))
    while len(left):
        large = _as_large_as_can_be(others, values, left, smallest)
        if large is None:
            return np.arange(len(values))  # it does not fit together: nothing is sure
        if not large.any():
            break
        left = left[~large]
    for row in left.tolist() if len(left) <= MOST_BOUNDED else ():
        large = _as_large_as_can_be(others, values, np.array([row]), smallest)
        left = left[left != row] if large is not None and large.any() else left
    return left


def _as_large_as_can_be(
    others: csr_array, values: Floats, wanted: Places, smallest: int
) -> Flags | None:
    """Which of the wanted rows' own parts are large, where they are so all together; None: none."""
    rows, free = others.shape
    picked = csr_array(
        (np.ones(len(wanted)), (wanted, np.arange(len(wanted)))), shape=(rows, len(wanted))
    )
    answer = linprog(
        np.concatenate([np.zeros(free), -np.ones(len(wanted))]),
        A_ub=hstack([others, picked], format="csr"),
        b_ub=values,
        bounds=[(0, None)] * free + [(0, smallest)] * len(wanted),
    )
    if answer.x is None:
        return None
    own = values[wanted] - (others @ answer.x[:free])[wanted]
    large: Flags = own >= smallest - _NEARLY
    return large


def _distinct(cells: csr_array) -> csr_array:
    """Each part as a row, those that stand in the same rows alike once."""
    parts = cells.T.tocsr()
    parts.sort_indices()
    known: dict[tuple[bytes, bytes], int] = {}
    for part in range(parts.shape[0]):
        span = slice(parts.indptr[part], parts.indptr[part + 1])
        known.setdefault((parts.indices[span].tobytes(), parts.data[span].tobytes()), part)
    return parts[list(known.values())]


def _is_bounded(cells: csr_array, values: Floats, smallest: int) -> bool:
    """Must a part be 1-4, by all that these rows say and since nothing is below zero?"""
    if len(values) > MOST_BOUNDED:  # each has a part of its own
        return False
    held = np.flatnonzero((cells != 0).sum(axis=0) > 0)
    alike = _distinct(cells[:, held])
    if alike.shape[0] > MOST_BOUNDED:
        return False
    return any(
        low > _NEARLY and high < smallest - _NEARLY
        for low, high in bounds(alike.T.toarray(), values.tolist())
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
