"""Numbers, dates and periods as the reader's language writes them. Always a real minus sign."""

from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import format_date
from babel.numbers import format_decimal

from data.study import Period

MINUS, NBSP, EN_DASH = "\N{MINUS SIGN}", "\N{NO-BREAK SPACE}", "\N{EN DASH}"


class Said(str):
    """A number in words of a language. "{n} {n:händelse|händelser}" says what fits it."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        one, bar, many = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return one if self == "1" else many


@dataclass(frozen=True, slots=True)
class Numbers:
    """`locale` is Babel's, "sv" or "en_GB"; `percent` holds the sign as this language sets it."""

    locale: str
    percent: str

    def whole(self, value: float) -> Said:
        return self.decimal(value, 0)

    def decimal(self, value: float, digits: int = 1) -> Said:
        pattern = "#,##0" + ("." + "0" * digits if digits else "")
        shown = round(value, digits) + 0.0  # no minus before a zero
        written = format_decimal(shown, format=pattern, locale=self.locale)
        return Said(written.replace("-", MINUS))

    def share(self, share: float, digits: int = 0) -> str:
        """0.225 -> 22 %, or 22.5 % with one digit."""
        return self.decimal(share * 100, digits) + self.percent

    def signed_share(self, share: float, digits: int = 0) -> str:
        return self._plus(share, digits) + self.share(share, digits)

    def signed(self, value: float, digits: int = 0) -> str:
        return self._plus(value / 100, digits) + self.decimal(value, digits)

    def signed_points(self, share: float) -> str:
        """-0.081 -> -8.1 (percentage points, without the words)."""
        return self._plus(share, 1) + self.decimal(share * 100, 1)

    def _plus(self, share: float, digits: int) -> str:
        return "+" if round(share * 100, digits) > 0 else ""

    def span(self, low: float, high: float) -> str:
        """100-200."""
        return f"{self.span_end(low)}{EN_DASH}{self.span_end(high)}"

    def span_end(self, value: float) -> str:
        return self.decimal(value, 0 if value == int(value) else 1)

    def day(self, day: date) -> str:
        """23 november 2024."""
        return format_date(day, "d MMMM y", locale=self.locale).replace(" ", NBSP)

    def month(self, day: date) -> str:
        return format_date(day, "MMMM y", locale=self.locale)

    def short_month(self, day: date) -> str:
        return format_date(day, "MMM y", locale=self.locale).replace(".", "")

    def clock(self, at: datetime) -> str:
        """09.05 in Swedish, 09:05 in English."""
        mark = "." if self.locale == "sv" else ":"
        return f"{at.hour:02}{mark}{at.minute:02}"

    def period(self, period: Period) -> str:
        """mars 2022-februari 2024: the last month is inside."""
        last = date.fromordinal(period.end.toordinal() - 1)
        if period.months == 1:
            return self.month(period.start)
        return f"{self.month(period.start)}{EN_DASH}{self.month(last)}"

    def months(self, period: Period) -> str:
        """jan-feb: names only, for where the year is said beside them."""
        last = date.fromordinal(period.end.toordinal() - 1)
        ends = (format_date(day, "LLL", locale=self.locale) for day in (period.start, last))
        return EN_DASH.join(dict.fromkeys(end.replace(".", "") for end in ends))

    def days(self, start: date, end: date) -> str:
        """3-5 juli 2024; half-open: `end` is the first day after."""
        last = date.fromordinal(end.toordinal() - 1)
        if last == start:
            return self.day(start)
        return f"{self.day(start)}{EN_DASH}{self.day(last)}"

    @property
    def separators(self) -> str:
        """What Plotly wants: decimal sign, then thousands sign."""
        return "," + NBSP if self.locale == "sv" else ".,"


SWEDISH = Numbers("sv", NBSP + "%")
ENGLISH = Numbers("en_GB", "%")
