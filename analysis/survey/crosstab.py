"""Do people who answer one question differently also answer another one differently?"""

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import MonteCarloMethod, fisher_exact
from scipy.stats.contingency import expected_freq

from analysis.chi_square import ChiSquare, chi_square
from analysis.disclosure import SMALLEST_SHOWN, ShownTable, hide_table
from analysis.results import Hidden, Method, NotPossible, Reason
from data.kinds.items import ItemBank
from data.kinds.survey import MISSING

FEWEST_ANSWERS = 10
FEWEST_EXPECTED = 5
CODE = r"-?\d{1,3}"
TABLES_DRAWN = 9_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """`p` is Fisher's where a cell is expected to hold fewer than five, else of chi-square."""

    p: float
    method: Method
    chi_square: ChiSquare
    smallest_expected: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Crosstab:
    """
    Respondents by their answers to two items, the first in rows; who left out either is in none.

    `residuals` are adjusted (Haberman): beyond -2 and 2 a cell holds fewer or more than it would if
    the answers had nothing to do with each other. NaN where the cell is hidden.
    """

    counts: ShownTable
    residuals: pd.DataFrame
    independence: Independence | NotPossible | Hidden
    n: int


def crosstab(
    responses: pd.DataFrame,
    first: str,
    second: str,
    *,
    bank: ItemBank,
    rng: np.random.Generator,
) -> Crosstab | NotPossible | Hidden:
    """
    Cross the answers to two items of `responses` (respondent, wave, item, answer), in each wave.

    Answers that are not valid are left out; of an item that the bank does not know, all but the
    missing ones, and words that one to four gave, are valid. Lines that nobody is in are left out.
    Under ten answers nothing is shown; where a cell is hidden the test is too, since it would tell
    what the cell holds.

    Source of the residuals: Haberman (1973), doi 10.2307/2529686.
    """
    table = answer_table(responses, first, second, bank=bank)
    n = int(table.to_numpy().sum())
    if not n:
        return NotPossible(Reason.NO_ANSWERS)
    if n < FEWEST_ANSWERS:
        return Hidden(Reason.FEW_ANSWERS)
    shown = hide_table(table)
    is_hidden = shown.cells.isna()
    found = independence(table, rng)
    return Crosstab(
        counts=shown,
        residuals=adjusted_residuals(table).mask(is_hidden),
        independence=Hidden(Reason.SMALL_COUNT) if is_hidden.to_numpy().any() else found,
        n=n,
    )


def answer_table(
    responses: pd.DataFrame, first: str, second: str, *, bank: ItemBank
) -> pd.DataFrame:
    """Count respondents by their answers to two items, lines in the order of the scales."""
    sides = [_valid(responses, item, bank) for item in (first, second)]
    both = sides[0].merge(sides[1], on=["respondent", "wave"])
    table = pd.crosstab(both["answer_x"], both["answer_y"])
    rows, columns = (
        _in_order(lines, item, bank)
        for lines, item in ((table.index, first), (table.columns, second))
    )
    return table.reindex(index=rows, columns=columns)


def independence(table: pd.DataFrame, rng: np.random.Generator) -> Independence | NotPossible:
    """
    Test that rows and columns of a table of counts have nothing to do with each other.

    Fisher's p of a table larger than two by two is that of `TABLES_DRAWN` random ones with the
    same totals. Source: Fisher (1922), doi 10.2307/2340521.
    """
    counts = table.to_numpy(dtype="int64")
    found = chi_square(counts.tolist())
    if isinstance(found, NotPossible):
        return found
    smallest = float(expected_freq(counts).min())
    few = smallest < FEWEST_EXPECTED
    return Independence(
        p=_fisher(counts, rng) if few else found.p,
        method=Method.FISHER if few else Method.CHI_SQUARE,
        chi_square=found,
        smallest_expected=smallest,
    )


def adjusted_residuals(table: pd.DataFrame) -> pd.DataFrame:
    """Observed less expected, in standard errors; NaN in a line that holds everybody."""
    counts = table.to_numpy(dtype="float64")
    expected, n = expected_freq(counts), counts.sum()
    of_rows, of_columns = counts.sum(axis=1, keepdims=True) / n, counts.sum(axis=0) / n
    spread = np.sqrt(expected * (1 - of_rows) * (1 - of_columns))
    with np.errstate(invalid="ignore", divide="ignore"):
        residuals = np.where(spread > 0, (counts - expected) / spread, np.nan)
    return pd.DataFrame(residuals, index=table.index, columns=table.columns)


def _fisher(
    counts: "np.ndarray[tuple[int, int], np.dtype[np.int64]]", rng: np.random.Generator
) -> float:
    if counts.shape == (2, 2):
        return float(fisher_exact(counts).pvalue)
    drawn = MonteCarloMethod(n_resamples=TABLES_DRAWN, rng=rng)
    return float(fisher_exact(counts, method=drawn).pvalue)


def _valid(responses: pd.DataFrame, item: str, bank: ItemBank) -> pd.DataFrame:
    asked = bank.scale(item).asked_as if item in bank else item
    rows = responses[responses["item"] == asked]
    codes = _codes(item, bank)
    fine = rows["answer"].isin(codes) if codes else _said_by_many(rows["answer"])
    return rows.loc[fine, ["respondent", "wave", "answer"]]


def _said_by_many(answers: pd.Series) -> "pd.Series[bool]":
    """Words that one to four gave may be their own, and name somebody; numbers are codes."""
    counts = answers.map(answers.value_counts())
    is_code = answers.str.fullmatch(CODE)
    return ~answers.isin(MISSING) & (is_code | (counts >= SMALLEST_SHOWN))


def _codes(item: str, bank: ItemBank) -> tuple[str, ...]:
    return bank.scale(item).codes if item in bank else ()


def _in_order(lines: pd.Index, item: str, bank: ItemBank) -> list[str]:
    known: Collection[str] = _codes(item, bank)
    return [code for code in known if code in lines] or sorted(map(str, lines))
