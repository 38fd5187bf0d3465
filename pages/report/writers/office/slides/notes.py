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
    words = text.office
    said = [heading, f"{words.figure} {figure.number}. {figure.title}", figure.subtitle, figure.n]
    if figure.doubts:
        said += [f"{words.doubts}:"]
        said += [f"{doubt.name}: {doubt.said}" for doubt in figure.doubts]
    for label, own in ((words.comment, figure.comment), (words.meeting, figure.meeting)):
        if legal(own):
            first, *rest = lines(own)
            said += [f"{label}: {first}", *rest]
    said += [f"{words.method}: {figure.foot}", f"{words.table}:"]
    return [line for line in map(legal, said) if line] + of_table(figure.table.rows)


def of_table(rows: pd.DataFrame) -> list[str]:
    """A line a row, its cells a tab apart, so that they go back into a sheet."""
    cells = [list(rows.columns), *rows.to_numpy().tolist()]
    return ["\t".join(legal(str(cell)) for cell in row) for row in cells]
