"""Swedish: what stands in a report beside what its pages say."""

from pages.shared.text.parts.office import OfficeText

OFFICE = OfficeText(
    figure="Figur",
    table_of="Tabell till figur {n}. {title}",
    table_is_last="Tabellen står sist i dokumentet.",
    page="Sida {page} av {pages}",
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
    style_note="Figurens fotnot",
    style_table="Tabelltext",
    style_gap="Efter tabell",
)
