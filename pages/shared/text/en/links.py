"""English: the control that gives a view's permanent link."""

from pages.shared.text.parts.links import LinksText

LINKS = LinksText(
    copy="Copy link",
    lead="The link opens this view with all its choices, also those that nobody changed.",
    by_hand="Copy with the button in the corner of the box, or select the text.",
)
