"""Swedish: notes on the time axis."""

from pages.shared.text.parts.notes import NotesText

NOTES = NotesText(
    heading="Lägg till en anteckning på tidsaxeln",
    lead="En anteckning sparas som en samtidig händelse av typen anteckning, med historik och ångra på sidan Underlag. Den syns på tidsaxlarna och påverkar inget svar. Lägg en ny fil med samtidiga händelser bredvid, annars ersätter den även anteckningarna. Skriv inget om personer.",
    month="Månad",
    area="Område",
    text="Kort text",
    add="Spara anteckningen",
    added="Anteckningen om {month} är sparad.",
    empty="Skriv en kort text först.",
    refused="Anteckningen sparades inte:",
    file="anteckning {month}.csv",
    listed="{title} [anteckning]",
)
