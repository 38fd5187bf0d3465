"""English: notes on the time axis."""

from pages.shared.text.parts.notes import NotesText

NOTES = NotesText(
    heading="Add a note on the time axis",
    lead="A note is stored as a parallel event of the type note, with history and undo on the page Sources. It shows on the time axes and moves no answer. Put a new file of parallel events beside them, or it replaces the notes too. Write nothing about persons.",
    month="Month",
    area="Area",
    text="Short text",
    add="Save the note",
    added="The note on {month} is saved.",
    empty="Write a short text first.",
    refused="The note was not saved:",
    file="note {month}.csv",
    listed="{title} [note]",
)
