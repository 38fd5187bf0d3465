"""A document that is hard to write: hostile names, long words, wide and long tables."""

from dataclasses import replace

import pandas as pd

from pages.report.document import (
    Document,
    Doubt,
    Paragraph,
    Points,
    Section,
    Table,
    Template,
    ToWrite,
)
from tests.pages.report_example import example, figure

HOSTILE = (
    "Norra\x00\x1b\x0b\ud800\uffff \u202e<w:br/>&amp;]]> {{ x }} {= 1+1 \\* CHARFORMAT} =1+1 "
    'INCLUDETEXT "c:\\x" javascript:x() \\\\server\\x <a href="x">'
)
SHOWN = (  # what a reader sees of it: markup as words, nothing that XML cannot hold
    "Norra <w:br/>&amp;]]> {{ x }} {= 1+1 \\* CHARFORMAT} =1+1 "
    'INCLUDETEXT "c:\\x" javascript:x() \\\\server\\x <a href="x">'
)
ON_A_LINE = HOSTILE.replace("\x0b", "")  # which breaks lines in people's own words
IN_TABLE = HOSTILE.replace("\ud800", "")  # no frame holds half a sign
ONE_WORD = "Å" * 90
PROSE = "Jämförelsen vilar på få områden, och de liknar inte varandra. "
WIDE = pd.DataFrame(
    [(f"Område nummer {row}", *(f"{row * n} %" for n in range(12))) for row in range(40)],
    columns=["Område", *(f"Månad {n} förändring" for n in range(12))],
)
WIDEST = pd.DataFrame(
    [(f"Område nummer {row}", *(f"{row * n} (intervall)" for n in range(30))) for row in range(6)],
    columns=["Område", *(f"Månad {n} förändringsfaktor" for n in range(30))],
)
LONG = pd.DataFrame(
    [(f"Månad {row}", str(3 * row), str(2 * row)) for row in range(80)],
    columns=["Månad", "Händelser i området", "Händelser i jämförelseområdena"],
)


def crowded(language: str = "sv", template: Template = Template.COUNCIL) -> Document:
    """Everything of the example, and what has no room where it stands."""
    document = example(language, template)
    hard = Section(
        heading=f"Fler figurer, med en rubrik som inte får plats på en rad i ett bildspel {PROSE}",
        level=1,
        blocks=(
            figure(3, title="Bred tabell", table=Table(caption="", rows=WIDE)),
            figure(4, title="Lång tabell", table=Table(caption="", rows=LONG)),
            figure(5, title="Utan bild", picture=None, table=Table(caption="", rows=WIDEST)),
            figure(6, title="Lång och utan bild", picture=None, table=Table(caption="", rows=LONG)),
            figure(
                7,
                title=HOSTILE,
                subtitle=HOSTILE,
                alt=HOSTILE,
                n=HOSTILE,
                foot=HOSTILE,
                doubts=(Doubt(HOSTILE, HOSTILE), *(Doubt(f"Ett {n}", PROSE * 2) for n in range(6))),
                comment=f"Först.\n{ON_A_LINE}",
                meeting=ON_A_LINE,
                table=Table(caption="", rows=pd.DataFrame([(IN_TABLE,)], columns=[IN_TABLE])),
            ),
            figure(8, title=f"{ONE_WORD} {PROSE * 3}", subtitle=ONE_WORD * 3, n=PROSE * 9),
            Paragraph(PROSE * 60),
            Points(tuple(f"Punkt {n}: {PROSE * (n % 4)}" for n in range(14))),
            Table(caption="Metoder i tabell", rows=WIDE.iloc[:9, :5]),
            ToWrite(HOSTILE),
        ),
    )
    return replace(
        document,
        facts=(*document.facts, *((f"Uppgift {n}", PROSE) for n in range(14))),
        sections=(*document.sections[:-1], hard, document.sections[-1]),
    )
