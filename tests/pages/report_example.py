# ruff: noqa: RUF001 (signs as Swedes write them)
"""A document with everything in it that a report may hold, for the tests of its writers."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pandas as pd
from PIL import Image

from pages.report.document import (
    Attachment,
    Document,
    Doubt,
    Drawn,
    FigureBlock,
    Paragraph,
    Points,
    Section,
    Table,
    Template,
    ToWrite,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="605" height="300" viewBox="0 0 605 300">'
    '<rect width="605" height="300" fill="#fff"/><path d="M40 250L300 120L560 180" fill="none" '
    'stroke="#0072B2" stroke-width="3"/><text x="300" y="110" font-family="Pilotkollen Sans" '
    'font-size="14">Norra Kungsgatan</text></svg>'
)


def drawn(how: Drawn) -> bytes:
    """A picture without a browser: what a writer does with it is what is tested."""
    if how is Drawn.VECTOR:
        return SVG.encode()
    out = BytesIO()
    size = (1920, 960) if how is Drawn.SLIDE else (1890, 938)
    Image.new("RGB", size, "#0072B2").save(out, "PNG", dpi=(300, 300))
    return out.getvalue()


def figure(number: int, **changed: object) -> FigureBlock:
    rows = pd.DataFrame(
        [
            ("Norra Kungsgatan", "−18 %", "−26 %", "−9 %"),
            ('=HYPERLINK("http://localhost")', "··", "", "0"),
        ],
        columns=["Område", "Förändring", "Lägst", "Högst"],
    )
    known: dict[str, object] = {
        "number": number,
        "id": "effekt-huvudutfall",
        "title": "Norra Kungsgatan: 18 procent färre än väntat",
        "subtitle": "Butiksstölder. Mot väntat, mars 2024–februari 2026",
        "alt": "Norra Kungsgatan: 18 procent färre än väntat. Intervall −26 till −9 %.",
        "picture": drawn,
        "width": 605.0,
        "height": 300.0,
        "table": Table(caption="", rows=rows),
        "n": "n = 1 234 händelser.",
        "foot": "Kvot av kvoter. Källa: polisen, uttag 2026-09-30. [effekt-huvudutfall 0123456789]",
        "doubts": (Doubt("Få områden", "Jämförelsen vilar på 6 områden."),),
        "comment": "Vi såg det på mötet i mars.",
        "meeting": "Gruppen vill mäta ett halvår till.",
    }
    return FigureBlock(**{**known, **changed})  # type: ignore[arg-type]


def example(language: str = "sv", template: Template = Template.COUNCIL) -> Document:
    """Every block once or more, markup in names, two levels of headings, data inside."""
    return Document(
        template=template,
        language=language,
        title="Utvärdering av Norra centrum <b>#1</b>",
        subtitle="Läge efter 24 månader",
        mark="FIKTIVA DATA",
        foot="Data 0123456789, plan låst 2024-02-01, Pilotkollen 1.0",
        day=date(2026, 9, 30),
        facts=(("Underlag", "handelser.csv"), ("Uttag", "2026-09-30")),
        sections=(
            Section(
                heading="Förslag till beslut",
                level=1,
                blocks=(ToWrite("Handläggaren skriver förslaget här."),),
            ),
            Section(
                heading="Resultat",
                level=1,
                blocks=(Paragraph("Färre än väntat. *Inte* _kursivt_ #heading $x$ \\ @ref."),),
            ),
            Section(heading="Effekt", level=2, blocks=(figure(1), figure(2, picture=None))),
            Section(
                heading="Osäkerhet",
                level=1,
                blocks=(
                    Points(("Få områden: 6.", "Planen låstes sent.")),
                    Table(
                        caption="Metoder",
                        rows=pd.DataFrame([("Kvot av kvoter", "95 %")], columns=["Metod", "Nivå"]),
                    ),
                ),
            ),
        ),
        attachments=(
            Attachment(
                name="effekt-huvudutfall.csv",
                mime="text/csv",
                content="Område;Förändring\r\n".encode("utf-8-sig"),
                about="Figurens data",
                figure=1,
            ),
        ),
    )


def rows(count: int, columns: int) -> pd.DataFrame:
    """A table with headers of many words, words that no column holds, and hidden counts."""
    headers = ("Förändring i procent", "Lägst", "Högst", "Företagsrelaterade händelser", "Före")
    names = (
        "Norra Kungsgatan",
        "Södra handelsområdet vid resecentrum",
        "Industrigatan\N{EN DASH}Verkstadsgatan",
        "Brottsförebyggandesamverkansområde",
        "omrade_0123456789_abcdefghijklmnopqrstuvwxyz",
    )
    cells = (
        "18,2",
        "··",
        "1\N{NO-BREAK SPACE}234",
        "butiksstöld och skadegörelse mot butiker",
        "98",
    )
    return pd.DataFrame(
        [
            (f"{names[row % 5]} {row}", *(cells[n % 5] for n in range(columns - 1)))
            for row in range(count)
        ],
        columns=["Område", *(f"{headers[n % 5]} {n}" for n in range(columns - 1))],
    )


def long_example(language: str = "sv", template: Template = Template.COUNCIL) -> Document:
    """Figures with few and many rows, narrow and wide, drawn or not, and much said of them."""
    sizes = ((3, 4), (80, 5), (4, 14), (7, 27), (30, 4), (2, 2), (5, 9))
    doubts = tuple(
        Doubt(f"Förbehåll {n}", "Jämförelsen vilar på få områden, så bara stora skillnader syns.")
        for n in range(4)
    )
    figures = tuple(
        figure(
            number,
            id=f"figur-{number}",
            title=f"Figur {number} av område B: det går inte att säga om butiksstölderna ändrades",
            table=Table(caption="", rows=rows(*size)),
            picture=drawn if number % 3 else None,
            height=300.0 + 100 * (number % 4),
            keys=("Grå yta: månader före starten.",) if number % 2 else (),
            doubts=doubts[: number % 5],
            comment="Butikerna bytte larm.\nFler anmälde." if number % 2 else "",
        )
        for number, size in enumerate(sizes * 2, 3)
    )
    short = example(language, template)
    parts = tuple(
        Section(heading=f"Del {place}", level=2, blocks=figures[place::3]) for place in range(3)
    )
    more = (Section(heading="Alla figurer", level=1, blocks=()), *parts)
    return replace(
        short, title=f"{short.title} och allt som hör till det", sections=(*short.sections, *more)
    )
