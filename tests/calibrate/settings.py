"""The made-up worlds in which the product's intervals are put to the test."""

from dataclasses import dataclass
from itertools import product

EFFECT = 0.8  # the planted ratio where there is an effect: 20 % fewer


@dataclass(frozen=True, slots=True)
class Setting:
    pilots: tuple[int, ...]  # expected incidents a month in each pilot area
    areas: int  # pilots and comparison areas together
    months: tuple[int, int]  # before, after
    dispersion: float  # variance / mean of a month's count
    shock: float  # sd of each area's own shift between before and after (log scale)


SETTINGS = [
    Setting(*parts)
    for parts in product(
        [(5,), (20,), (80,), (20, 20), (10, 80)],
        (10, 30),
        [(36, 12), (24, 24)],
        (1.0, 1.5, 2.0),
        (0.0, 0.05, 0.1, 0.2),
    )
]
