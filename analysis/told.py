"""What figures tell of how many there are, and of which smallest parts it is the sum."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from data.study import Period

Regions = tuple[frozenset[str], ...]
Matrix = NDArray[np.int16]
INCIDENTS = "incidents"
REPORTS = "reports"  # EST reports, by category
PINS = "pins"  # marks on a map of insecurity, by cause
_REST = ""  # what no statement names


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """
    A number that a figure lets its reader know exactly: `count` of these, or of them together.

    `areas` are summed, so an incident counts once for each that it lies in; none is everywhere,
    each incident once. No `groups` are all of them, and so are no `parts` (those of known hour,
    say) and no `streets` (segments).
    `of` says what is counted: numbers of different things have nothing to do with each other.
    """

    count: int
    period: Period
    areas: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    business: bool = False  # only those that are business-related
    parts: frozenset[str] = frozenset()
    streets: frozenset[str] = frozenset()
    of: str = INCIDENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """
    What a reader knows of how things lie. `regions`: which areas one incident can lie in at once;
    the empty set is ground outside all areas. `groups` are all there are; none is: nobody knows.
    """

    regions: Regions = ()
    groups: frozenset[str] = frozenset()


DISJOINT = World()  # areas that share no ground, and ground outside them


@dataclass(frozen=True)
class Sums:
    """
    Statements as sums of parts that none of them divides: a row each, a column for each part.

    `told` are different statements of one `of`. A cell says how often the part counts.
    """

    told: tuple[Told, ...]
    world: World = field(default=DISJOINT)

    @cached_property
    def matrix(self) -> Matrix:
        """What is in no statement has no column."""
        factors = self._factors
        shape = tuple(factor.shape[1] for factor in factors)
        # parts that the same statements hold get the same sum of their statements' random numbers
        marks = np.random.default_rng(0).integers(1, 2**63, len(self.told), dtype=np.uint64)
        sums = np.zeros(shape, dtype=np.uint64)
        for row, mark in enumerate(marks):
            inside = [np.flatnonzero(factor[row]) for factor in factors]
            times = factors[0][row, inside[0]].astype(np.uint64)
            sums[np.ix_(*inside)] += (times * mark).reshape(-1, *[1] * (len(shape) - 1))
        distinct, first = np.unique(sums.ravel(), return_index=True)
        places = np.unravel_index(first[distinct != 0], shape)
        matrix = np.ones((len(self.told), len(places[0])), dtype=np.int16)
        for factor, place in zip(factors, places, strict=True):
            matrix *= factor[:, place]
        return matrix

    @property
    def _factors(self) -> list[Matrix]:
        """Areas, groups, business or not, months, parts and streets: a matrix each."""
        told = self.told
        business = np.array([[1, not one.business] for one in told], dtype=np.int16)
        return [
            self._areas(),
            _named([one.groups for one in told], whole=self.world.groups),
            business,
            _spans([one.period for one in told]),
            _named([one.parts for one in told]),
            _named([one.streets for one in told]),
        ]

    def _areas(self) -> Matrix:
        named = frozenset().union(*(one.areas for one in self.told))
        known = frozenset().union(*self.world.regions)
        alone = [frozenset({area}) for area in named - known]
        outside = [] if self.world.regions else [frozenset[str]()]
        regions = {region & named for region in self.world.regions} | {*alone, *outside}
        ordered = sorted(regions, key=sorted)
        rows = [[len(r & one.areas) if one.areas else 1 for r in ordered] for one in self.told]
        return np.array(rows, dtype=np.int16)


def _named(wanted: Sequence[frozenset[str]], whole: frozenset[str] = frozenset()) -> Matrix:
    named = frozenset().union(*wanted)
    ordered = sorted(named) + ([] if whole and whole <= named else [_REST])
    rows = [[not one or name in one for name in ordered] for one in wanted]
    return np.array(rows, dtype=np.int16)


def _spans(periods: Sequence[Period]) -> Matrix:
    cuts: list[date] = sorted({day for period in periods for day in (period.start, period.end)})
    starts, ends = cuts[:-1], cuts[1:]
    rows = [
        [p.start <= start and end <= p.end for start, end in zip(starts, ends, strict=True)]
        for p in periods
    ]
    return np.array(rows, dtype=np.int16).reshape(len(periods), len(starts))


def by_kind(told: Iterable[Told], worlds: Mapping[str, World]) -> list[Sums]:
    """Different statements, each once, apart by what is counted."""
    kinds: dict[str, dict[Told, None]] = {}
    for one in told:
        if one.period.start < one.period.end:
            kinds.setdefault(one.of, {})[one] = None
    return [Sums(tuple(own), worlds.get(of, DISJOINT)) for of, own in kinds.items()]
