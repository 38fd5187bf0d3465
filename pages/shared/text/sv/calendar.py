"""Swedish: incidents by year and month, and by day."""

from pages.shared.text.parts.calendar import CalendarText
from pages.shared.text.small import LARGEST_HIDDEN

CALENDAR = CalendarText(
    heading="När händer det?",
    months=("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    title="Flest händelser i {month}: {n}",
    subtitle="Händelser per månad. {groups}, {areas}, {period}",
    still_open="{n} *",
    preliminary="* Preliminära uppgifter.",
    year_column="År",
    year="År i dagkalendern",
    days_title="{n} {n:dag|dagar} {year} hade minst {bound} händelser",
    days_subtitle="Händelser per dag, i klasser. {groups}, {areas}, {period}",
    days_note="En händelse räknas den dag då den började. Dagar visas i klasser, den lägsta 0\N{EN DASH}"
    + LARGEST_HIDDEN
    + ", "
    "så att inga små antal syns.",
    without_day="Händelser vars dag inte är känd (bara månad, bara anmälningsdatum eller ett spann på "
    "ett dygn eller mer) är inte med: {n}.",
    without_day_none="Alla händelser i perioden har känd dag.",
    days_hidden="Månader som skulle avslöja små antal visas inte.",
    legend="{low}\N{EN DASH}{high} händelser",
    legend_top="{low} eller fler",
    week="v. {n}",
    week_column="Vecka",
    not_shown="visas inte",
    refused="Dagkalendern går inte att visa: {reason}",
)
