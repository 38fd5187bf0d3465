"""English: what reports say by themselves."""

from pages.shared.text.parts.documents import DocumentsText

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
)
