"""Swedish: what reports say by themselves."""

from pages.shared.text.parts.office import OfficeText

<<<<<<<< HEAD:pages/shared/text/sv/documents.py
DOCUMENTS = DocumentsText(
    council="Tjänsteskrivelse",
    situation="Lägesbild",
    meeting="Mötesunderlag",
    page="sida {number} ({of})",
    contents="Innehåll",
    figure="Figur {number}. {title}",
    doubts="Förbehåll",
    own_words="Kommentar av rapportens författare",
    meeting_said="Vad mötet sade, enligt rapportens författare",
    to_write="Att fylla i",
    part="Del {number} av {of}",
    numbers="Tabeller till figurerna",
    attached="Bifogade filer",
    rows_attached="Alla {count} rader finns i den bifogade filen {name}.",
========
OFFICE = OfficeText(
    kind={"council": "Tjänsteskrivelse", "situation": "Lägesbild", "meeting": "Mötesunderlag"},
    figure="Figur",
    table_of="Tabell till figur {n}. {title}",
    tables="Siffrorna bakom figurerna",
    table_is_last="Tabellen står sist i dokumentet.",
    page="Sida {page} av {pages}",
    doubts="Förbehåll",
    comment="Kommentar av rapportens författare",
    meeting="Vad mötet sade, enligt rapportens författare",
    table="Tabell",
    method="Metod och källa",
    more_rows="{n} {n:rad|rader} till finns i anteckningarna.",
    more_columns="{n} {n:kolumn|kolumner} till finns i anteckningarna.",
    layout_title="Första bilden",
    layout_figure="Figur",
    layout_table="Tabell",
    layout_text="Text",
    places={
        "title": "Rubrik",
        "ctrTitle": "Rubrik",
        "subTitle": "Underrubrik",
        "body": "Text",
        "pic": "Bild",
        "tbl": "Tabell",
        "ftr": "Sidfot",
        "sldNum": "Bildnummer",
    },
    style_to_write="Att skriva",
    style_fact="Uppgift",
    style_subtitle="Figurens mått",
    style_picture="Figurens bild",
    style_note="Figurens not",
    style_table="Tabelltext",
    style_gap="Efter tabell",
>>>>>>>> 9b8f0b3 (Tests that read the Word file back: headings, tables, pictures, language, bytes, hostile words):pages/shared/text/sv/office.py
)
