"""What whoever shows a slide has before them: all that stands behind its figure, as text."""

import pandas as pd

from pages.report.document import FigureBlock
from pages.report.writers.office.legal import legal, lines
from pages.shared.text import Text


def of_figure(figure: FigureBlock, heading: str, text: Text) -> list[str]:
    """
    Lines: the whole finding, its doubts, what people said, how it was made, its table.

    First the heading that it stands under in the report.
    """
    said = [heading, f"{text.office.figure} {figure.number}. {figure.title}", figure.subtitle]
    said += [*figure.keys, figure.n]
    if figure.doubts:
        said += [f"{text.documents.doubts}:"]
        said += [f"{doubt.name}: {doubt.said}" for doubt in figure.doubts]
    said += _own(text.documents.own_words, figure.comment)
    said += _own(text.documents.meeting_said, figure.meeting)
    said += [f"{text.office.method}: {figure.foot}", f"{text.office.table}:"]
    return [line for line in map(legal, said) if line] + of_table(figure.table.rows)


def _own(label: str, words: str) -> list[str]:
    first, *rest = lines(words)
    return [f"{label}: {first}", *rest] if first else []


def of_table(rows: pd.DataFrame) -> list[str]:
    """A line a row, its cells a tab apart, so that they go back into a sheet."""
    cells = [list(rows.columns), *rows.to_numpy().tolist()]
    return ["\t".join(legal(str(cell)) for cell in row) for row in cells]
