"""English: what reports say by themselves."""

from pages.shared.text.parts.office import OfficeText

<<<<<<<< HEAD:pages/shared/text/en/documents.py
DOCUMENTS = DocumentsText(
    council="Council paper",
    situation="Situation picture",
    meeting="Meeting slides",
    page="page {number} of {of}",
    contents="Contents",
    figure="Figure {number}. {title}",
    doubts="Doubts",
    own_words="Comment by the author of the report",
    meeting_said="What the meeting said, as noted by the author of the report",
    to_write="To be filled in",
    part="Part {number} of {of}",
    numbers="Tables for the figures",
    attached="Attached files",
    rows_attached="All {count} rows are in the attached file {name}.",
========
OFFICE = OfficeText(
    kind={
        "council": "Council paper",
        "situation": "Situation picture",
        "meeting": "Meeting slides",
    },
    figure="Figure",
    table_of="Table for figure {n}. {title}",
    tables="The numbers behind the figures",
    table_is_last="Its table is at the end of the document.",
    page="Page {page} of {pages}",
    doubts="Doubts",
    comment="Comment by the author of the report",
    meeting="What the meeting said, as noted by the author of the report",
    table="Table",
    method="Method and source",
    more_rows="{n} more {n:row is|rows are} in the notes.",
    more_columns="{n} more {n:column is|columns are} in the notes.",
    layout_title="First slide",
    layout_figure="Figure",
    layout_table="Table",
    layout_text="Text",
    places={
        "title": "Title",
        "ctrTitle": "Title",
        "subTitle": "Subtitle",
        "body": "Text",
        "pic": "Picture",
        "tbl": "Table",
        "ftr": "Footer",
        "sldNum": "Slide number",
    },
    style_to_write="To write",
    style_fact="Fact",
    style_subtitle="Figure measure",
    style_picture="Figure picture",
    style_note="Figure note",
    style_table="Table text",
    style_gap="After table",
>>>>>>>> 9b8f0b3 (Tests that read the Word file back: headings, tables, pictures, language, bytes, hostile words):pages/shared/text/en/office.py
)
