"""
Personal data in a column: which kind, and in how many rows. Never the value itself.

A column is judged by its header and its distinct texts. What is short and exact (numbers with a
check digit, addresses of mail) is found inside longer texts too. One row is enough.

Source: Skatteverket, SKV 704 (person numbers) and SKV 707 (coordination numbers); PTS, the Swedish
numbering plan; Transportstyrelsen, the form of registration plates.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from data.codebook import codebook, folded
from data.columns.headers import plain
from data.problems import Finding, Remark

Flags = npt.NDArray[np.bool_]


class PersonalData(StrEnum):
    """What of a person a text may hold. `pages.shared.text` words each of them."""

    PERSON_NUMBER = "person_number"
    COORDINATION_NUMBER = "coordination_number"
    EMAIL = "email"
    PHONE = "phone"
    PLATE = "plate"
    NAME = "name"
    ADDRESS = "address"  # street and number: where somebody may live
    FREE_TEXT = "free_text"  # sentences: nobody knows what stands in them


@dataclass(frozen=True, slots=True)
class Personal:
    """`count` rows of a column hold `what`."""

    what: PersonalData
    count: int


@dataclass(frozen=True, slots=True)
class _Numbers:
    """Numbers written like a person's: where they stand, their last ten digits, the full year."""

    places: npt.NDArray[np.int64]  # of the texts
    digits: npt.NDArray[np.int64]  # n x 10
    years: npt.NDArray[np.int64]  # a century that is not told is the present one


@dataclass(frozen=True)
class _Sieve:
    """
    The distinct texts of several columns: a pattern is made ready once for all of them, and reads a
    text that stands in several once.
    """

    texts: pa.StringArray
    known: dict[str, Flags] = field(default_factory=dict)

    def holds(self, pattern: str, first: str) -> Flags:
        if pattern not in self.known:
            each = self._each.dictionary
            flags = np.array(pc.match_substring_regex(each, first))
            likely = pc.match_substring_regex(each.filter(pa.array(flags)), pattern)
            flags[flags] = np.asarray(likely)
            self.known[pattern] = flags[self._each.indices.to_numpy()]
        return self.known[pattern]

    @cached_property
    def _each(self) -> pa.DictionaryArray:
        return self.texts.dictionary_encode()


@dataclass(frozen=True)
class _Column:
    """Distinct texts, how many rows each stands in, and the header as `plain` writes it."""

    header: str
    sieve: _Sieve
    start: int  # of its texts in the sieve
    rows: npt.NDArray[np.int64]

    @cached_property
    def texts(self) -> pa.StringArray:
        return self.sieve.texts.slice(self.start, len(self.rows))

    def holds(self, pattern: str, *, first: str = "") -> Flags:
        """
        Texts in which an RE2 pattern is found: a fast sieve before anything exact.

        `first` is found wherever `pattern` is, and faster: letters of every script are many.
        """
        flags = self.sieve.holds(pattern, first)
        return flags[self.start : self.start + len(self.rows)].copy()

    def of(self, flags: Flags) -> list[tuple[int, str]]:
        """Places and texts of those that `flags` says."""
        places = np.flatnonzero(flags)
        return list(
            zip(places.tolist(), self.texts.take(pa.array(places)).to_pylist(), strict=True)
        )

    def says(self, words: frozenset[str]) -> bool:
        return any(word in self.header for word in words)

    @cached_property
    def numbers(self) -> _Numbers:
        parts = [
            (place, int(century or 20), year + month + day + end)
            for place, text in self.of(self.holds(_NUMBER_SIEVE))
            for century, year, _, month, day, end in _NUMBER.findall(text)
        ]
        signs = np.frombuffer("".join(ten for *_, ten in parts).encode("ascii"), dtype=np.uint8)
        digits = signs.astype(np.int64).reshape(-1, 10) - ord("0")
        centuries = np.array([century for _, century, _ in parts], dtype=np.int64)
        return _Numbers(
            places=np.array([place for place, *_ in parts], dtype=np.int64),
            digits=digits,
            years=centuries * 100 + digits[:, 0] * 10 + digits[:, 1],
        )

    def none(self) -> Flags:
        return np.zeros(len(self.texts), dtype=bool)

    def where(self, flags: Flags, test: Callable[[str], object]) -> Flags:
        """Narrow `flags` to the texts that pass `test`."""
        passed = self.none()
        passed[[place for place, text in self.of(flags) if test(text)]] = True
        return passed


def found(
    header: str, values: Sequence[str] | pd.Series, counts: Sequence[int] | pd.Series
) -> Personal | None:
    """
    What personal data a column holds, the most telling kind first; None if it holds none.

    `values` are its distinct texts ("" is an empty cell), `counts` the rows each of them stands in.
    """
    return _found(_Column(plain(header), _sieve(values), 0, np.asarray(counts, dtype=np.int64)))


def personal_in(*texts: str) -> bool:
    """Is there anything personal in people's own words? That they are sentences is no fault."""
    return any(in_story(text) is not None for text in texts)


def in_story(text: str) -> PersonalData | None:
    """
    What of a person stands anywhere in words that somebody writes; None if nothing is seen.

    Sentences are what a story is made of: they are no fault here. A common first name with a common
    last name after it is a name, a street with a number an address. Nobody else's words can be told
    to be a name: whoever writes must be asked, too, to name no one.
    """
    lines = [line for line in text.splitlines() if line.strip()] or [""]
    seen = found("", list(dict.fromkeys(lines)), [1] * len(dict.fromkeys(lines)))
    if seen is not None and seen.what is not PersonalData.FREE_TEXT:
        return seen.what
    if _STREET_NUMBER.search(text):
        return PersonalData.ADDRESS
    pairs = re.findall(rf"(?=\b({_CAPITAL} {_CAPITAL}))", text)
    return PersonalData.NAME if any(map(_is_full_name, pairs)) else None


def personal_columns(rows: pd.DataFrame) -> dict[str, Personal]:
    """Header -> what was found, for each column of texts that holds personal data."""
    sizes = [rows[header].astype("str").value_counts(sort=False) for header in rows.columns]
    if not sizes:
        return {}
    texts = pd.concat([each.index.to_series() for each in sizes])
    sieve = _sieve(texts)
    starts = np.cumsum([0, *map(len, sizes)])
    answers = {
        str(header): _found(
            _Column(plain(str(header)), sieve, int(start), np.asarray(each, dtype=np.int64))
        )
        for header, start, each in zip(rows.columns, starts, sizes, strict=False)
    }
    return {header: answer for header, answer in answers.items() if answer is not None}


def _sieve(texts: Sequence[str] | pd.Series) -> _Sieve:
    read = pa.array(texts, type=pa.string(), from_pandas=True)
    whole = read.combine_chunks() if isinstance(read, pa.ChunkedArray) else read
    return _Sieve(whole.fill_null(""))


def _found(column: _Column) -> Personal | None:
    for what, look in _LOOKS.items():
        if count := int(column.rows[look(column)].sum()):
            return Personal(what, count)
    return None


def finding(header: str, personal: Personal) -> Finding:
    """What the quality report says of a refused column; its only example is the kind."""
    if personal.what is PersonalData.FREE_TEXT:
        return Finding(Remark.FREE_TEXT, personal.count, header)
    return Finding(Remark.PERSONAL_DATA, personal.count, header, (personal.what,))


def _words_in(line: str) -> frozenset[str]:
    return frozenset(line.split())


# --- person numbers

_SAYS_NUMBER = _words_in("personnummer personnr pnr samordningsnummer personnumber")
_SAYS_MOMENT = _words_in("datum date tid time uttag stämpel")
_SAYS_BIRTH = _words_in("född födelse birth personnummer")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_BLANK = f"[ {_NO_BREAK}]"
_DASH = "[+\N{EN DASH}\N{MINUS SIGN}\N{HYPHEN}-]"
_NUMBER_END = rf"{_BLANK}?{_DASH}?{_BLANK}?([0-9]{{4}})"
_NUMBER_SIEVE = r"[0-9]{2}-?[0-9]{2}-?[0-9]{2}" + _NUMBER_END
_NUMBER = re.compile(
    r"(?<![^\W_])(?<![0-9][.,/:+-])"
    rf"(18|19|20)?([0-9]{{2}})(-?)([0-9]{{2}})\3([0-9]{{2}}){_NUMBER_END}"
    r"(?![^\W_])(?![.,/:-][0-9])"
)
_BY_CHANCE = 0.3  # of ten date-like numbers one has a right check digit by chance; persons all have
_WEIGHTS = np.array([2, 1, 2, 1, 2, 1, 2, 1, 2, 1])
_MONTH_DAYS = np.array([0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])


def _person_numbers(column: _Column) -> Flags:
    return _numbers(column, born_later=0)


def _coordination_numbers(column: _Column) -> Flags:
    return _numbers(column, born_later=60)


def _numbers(column: _Column, born_later: int) -> Flags:
    """
    Numbers with a possible date (its day moved by `born_later`) and a right check digit.

    Where most date-like numbers of a column have a wrong digit, the right ones are right by chance:
    the column holds times or running numbers. Where the header says what they are, all count.
    """
    numbers = column.numbers
    dated = _possible_dates(numbers, born_later)
    if column.says(_SAYS_MOMENT) and not column.says(_SAYS_BIRTH):
        dated &= ~((numbers.years >= 2000) & (numbers.digits[:, 6:] @ [1000, 100, 10, 1] < 2400))
    told = column.says(_SAYS_NUMBER)
    checked = dated if told else dated & _right_check_digits(numbers.digits)
    flags = column.none()
    if checked.sum() > _BY_CHANCE * dated.sum():
        flags[numbers.places[checked]] = True
    return flags


def _possible_dates(numbers: _Numbers, born_later: int) -> Flags:
    digits, years = numbers.digits, numbers.years
    month = digits[:, 2] * 10 + digits[:, 3]
    day = digits[:, 4] * 10 + digits[:, 5] - born_later
    possible = (month >= 1) & (month <= 12) & (day >= 1)  # an organisation's "month" is 20 or more
    possible &= day <= _MONTH_DAYS[np.where(possible, month, 0)]
    leap = (years % 4 == 0) & ((years % 100 != 0) | (years % 400 == 0))
    kept: Flags = possible & ~((month == 2) & (day == 29) & ~leap)
    return kept


def _right_check_digits(digits: npt.NDArray[np.int64]) -> Flags:
    """The Luhn sum: every second digit doubled, tens and ones added."""
    products = digits * _WEIGHTS
    right: Flags = (products // 10 + products % 10).sum(axis=1) % 10 == 0
    return right


# --- mail, phone, plates

_EMAIL = r"[\pL0-9._%+-]+@[\pL0-9-]+(?:\.[\pL0-9-]+)*\.\pL{2,}"
_SAYS_PHONE = _words_in("telefon telnr mobil phone")
_AREA_CODES = (
    "8|1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|90"
    "|(?:1[2457]|2[245789]|3[024789]|4[135789]|5[01235-9]|6[124-9]|9[1-8])[0-9]"
)
_GAP = f"[ {_NO_BREAK}-]"
_PHONE_FORM = (
    rf"(?:\+(?:4[567]|358)|0046{_GAP}){_GAP}?(?:\(0\))?(?:{_GAP}?[0-9]){{7,10}}"
    rf"|07[02369](?:[0-9]{{7}}|[0-9]?(?:/|{_GAP})[0-9]{{6,7}}|[0-9]?(?:{_GAP}[0-9]{{2,4}}){{2,3}})"
    rf"|0(?:{_AREA_CODES})(?:{_BLANK}?-{_BLANK}?[0-9]{{2,3}}(?:{_BLANK}?[0-9]{{2,3}}){{1,2}}"
    rf"|-[0-9]{{5,8}}|(?:{_BLANK}[0-9]{{2,3}}){{2,3}})"
)
_PHONE = re.compile(rf"(?<![\w+])(?<![0-9][.,:/-])(?:{_PHONE_FORM})(?![^\W_])(?![.,:/-][0-9])")
_PHONE_DIGITS = range(8, 15)
_ANY_PHONE = r"^\+?[0-9][0-9 \x{A0}()/-]{5,18}$"

_SAYS_PLATE = _words_in("regnr regnummer registreringsnummer registreringsskylt plate")
_LETTER = "[A-HJ-PR-UWXYZ]"  # I, Q, V, Å, Ä and Ö are not on plates
_PLATE_SIEVE = rf"{_LETTER}{{3}}[ -]?[0-9]{{2}}[0-9A-Z]"
_PLATE = re.compile(
    rf"(?<![\w-])({_LETTER}{{3}})[0-9]{{2}}(?:[0-9]|[A-HJ-NPR-UWXYZ])(?![\w-])"
    rf"|^({_LETTER}{{3}})[ -][0-9]{{2}}(?:[0-9]|[A-HJ-NPR-UWXYZ])$"
)
_NOT_PLATES = _words_in("BMW BOX DNR EST FAX GPS HUS LAG LPO RAL RAR RUM SAL SFS")


def _emails(column: _Column) -> Flags:
    return column.holds(_EMAIL, first="@")


def _phones(column: _Column) -> Flags:
    flags = column.where(column.holds(_PHONE_FORM), _has_phone)
    if column.says(_SAYS_PHONE):
        flags |= column.holds(_ANY_PHONE)
    return flags


def _has_phone(text: str) -> bool:
    numbers = (re.sub(r"[^0-9]", "", match.group()) for match in _PHONE.finditer(text))
    return any(len(number) in _PHONE_DIGITS for number in numbers)


def _plates(column: _Column) -> Flags:
    """Codes of one series (LAB001, LAB002, ...) share their letters; plates do not."""
    if column.says(_SAYS_PLATE):
        upper = _Column(column.header, _Sieve(pc.utf8_upper(column.texts)), 0, column.rows)
        return upper.where(upper.holds(_PLATE_SIEVE), _PLATE.search)
    letters = {
        place: {one or other for one, other in _PLATE.findall(text)} - _NOT_PLATES
        for place, text in column.of(column.holds(_PLATE_SIEVE))
    }
    places = [place for place, series in letters.items() if series]
    flags = column.none()
    if len(set().union(*letters.values())) * 2 >= len(places):
        flags[places] = True
    return flags


# --- names, addresses, free text

_SAYS_PERSON = _words_in(
    "namn name målsägande gärningsperson gärningsman vittne misstänkt anmälare kontaktperson "
    "handläggare victim suspect witness offender complainant"
)
_SAYS_OTHER = _words_in(
    "område area plats place location stop gata gatu street väg stad city town kommun region län "
    "ward district distrikt neighbourhood neighborhood företag company firma butik organisation "
    "fil file sheet station hållplats lsoa lpo deso regso skol school brott offence offense"
)
_APOSTROPHE = "'\N{RIGHT SINGLE QUOTATION MARK}"
_NAME_WORD = rf"\pL[\pL{_APOSTROPHE}.-]*"
_NAME_FORM = rf"^{_NAME_WORD}(?:,? {_NAME_WORD}){{0,4}}$"
_NO_SIGNS = "^[^0-9:;%/()?!=]*$"
_COMPANY = re.compile(
    r"\b(?:AB|HB|KB|BRF|bolag\w*|förening\w*|butik\w*|kommun\w*)\b", re.IGNORECASE
)
_MOSTLY = 0.5  # of the filled rows, where the header does not say that they are names

_ADDRESS_FORM = (
    r"^[\pL .'-]*\pL(?i:gatan|gata|vägen|väg|gränd|gränden|torget|torg|stigen|allén|backen|plan"
    r"|street|road|avenue) [0-9]{1,4} ?[A-Za-z]?(?:$|[,. ])"
)
_FEWEST_ADDRESSES = 20

_STREET_NUMBER = re.compile(
    r"\w(?:gatan|gata|vägen|väg|gränd|gränden|torget|torg|stigen|allén|backen| street| road"
    r"| avenue) [0-9]{1,3}(?![0-9])",
    re.IGNORECASE,
)
_CAPITAL = rf"[^\W\d_a-zåäö][\w{_APOSTROPHE}.-]+"

_SAYS_FREE_TEXT = _words_in(
    "fritext beskrivning anteckning kommentar berättelse händelseförlopp brottsplatstext "
    "description comment narrative remark notes"
)
_TOLD = (
    r"(?i)(?:^|[^\pL])(?:har|hade|är|var|blev|blir|att|inte|han|hon|jag|vi|de|den|det|en|ett|sig|sin"
    r"|the|was|were|has|had|is|he|she|they|his|her|an?)(?:[^\pL]|$)"
)
_SENTENCE_END = r"[\pL)][.!?](?:\s+\p{Lu}|\s*$)"
_FEWEST_SENTENCES, _SENTENCE_SHARE = 3, 0.3
_SENTENCE_WORDS, _LONG_WORDS, _NOTE_WORDS = 5, 15, 3
_ROWS_PER_SENTENCE = 5  # a text that stands in more rows than this is a category, however long


@cache
def _known_names() -> tuple[frozenset[str], frozenset[str]]:
    """Common first names and last names, folded."""
    names = codebook("common_names")
    first, last = (
        frozenset(map(folded, names.loc[names["part"] == part, "name"]))
        for part in ("first", "last")
    )
    return first, last


def _names(column: _Column) -> Flags:
    """Names where the header says so, and where most rows are a common first and last name."""
    written = column.holds(_NAME_FORM, first=_NO_SIGNS)
    if column.says(_SAYS_PERSON) and not column.says(_SAYS_OTHER):
        return column.where(written, _is_name)
    flags = column.where(written, _is_full_name)
    filled = column.rows[column.holds(r"\S")].sum()
    return flags if column.rows[flags].sum() > _MOSTLY * filled else column.none()


def _is_name(text: str) -> bool:
    first, last = _known_names()
    words = {word for name in _words(text) for word in (name, *name.split("-"))}
    return not _COMPANY.search(text) and bool(words & first or words & last)


def _is_full_name(text: str) -> bool:
    first, last = _known_names()
    words = _words(text)
    has_last = any(word in last or word.endswith("sson") for word in words)
    return len(words) > 1 and has_last and not first.isdisjoint(words) and not _COMPANY.search(text)


def _words(text: str) -> list[str]:
    return [word.strip(f".,{_APOSTROPHE}") for word in text.casefold().split()]


def _addresses(column: _Column) -> Flags:
    """Streets with numbers, where they are many and most of what stands there."""
    flags = column.holds(_ADDRESS_FORM, first=" [0-9]")
    filled = int(column.holds(r"\S").sum())
    many = flags.sum() >= _FEWEST_ADDRESSES and flags.sum() > _MOSTLY * filled
    return flags if many else column.none()


def _free_texts(column: _Column) -> Flags:
    """Sentences that are told once or twice each, or notes where the header says so."""
    words = np.asarray(pc.count_substring_regex(column.texts, r"\s+")) + 1
    told = column.holds(_TOLD) | column.holds(_SENTENCE_END, first="[.!?]") | (words >= _LONG_WORDS)
    flags = told & (words >= _SENTENCE_WORDS)
    if column.says(_SAYS_FREE_TEXT):
        flags |= words >= _NOTE_WORDS
    sentences, filled = int(flags.sum()), int(column.holds(r"\S").sum())
    enough = sentences >= max(_FEWEST_SENTENCES, _SENTENCE_SHARE * filled)
    own = column.rows[flags].sum() < _ROWS_PER_SENTENCE * sentences
    return flags if enough and own else column.none()


_LOOKS: dict[PersonalData, Callable[[_Column], Flags]] = {
    PersonalData.PERSON_NUMBER: _person_numbers,
    PersonalData.COORDINATION_NUMBER: _coordination_numbers,
    PersonalData.EMAIL: _emails,
    PersonalData.PHONE: _phones,
    PersonalData.PLATE: _plates,
    PersonalData.NAME: _names,
    PersonalData.ADDRESS: _addresses,
    PersonalData.FREE_TEXT: _free_texts,
}
