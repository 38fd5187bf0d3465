"""Which counts are hidden, in figures and in words: they follow the setting."""

from data.small_counts import SMALLEST_SHOWN

LARGEST_HIDDEN = str(SMALLEST_SHOWN - 1)
SMALL = f"1\N{EN DASH}{LARGEST_HIDDEN}"
_SWEDISH = ("tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")
_ENGLISH = ("three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_WORDS = dict(enumerate(zip(_SWEDISH, _ENGLISH, strict=True), start=3))
LEAST_SV, LEAST_EN = _WORDS.get(SMALLEST_SHOWN, (str(SMALLEST_SHOWN),) * 2)
ROUND_SV = f"{LEAST_SV}tal" if SMALLEST_SHOWN in (5, 10, 12) else f"{SMALLEST_SHOWN}-tal"
