"""English: what stands in a report beside what its pages say."""

from pages.shared.text.parts.office import OfficeText

OFFICE = OfficeText(
    figure="Figure",
    table_of="Table for figure {n}. {title}",
    table_is_last="Its table is at the end of the document.",
    page="Page {page} of {pages}",
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
)
