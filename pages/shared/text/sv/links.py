"""Swedish: the control that gives a view's permanent link."""

from pages.shared.text.parts.links import LinksText

LINKS = LinksText(
    copy="Kopiera länk",
    lead="Länken öppnar den här vyn med alla val, även de som inte har ändrats.",
    by_hand="Kopiera med knappen i rutans hörn, eller markera texten.",
)
