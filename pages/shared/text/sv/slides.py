"""Swedish: what stands on a projected screen."""

from pages.shared.text.parts.slides import SlidesText

SLIDES = SlidesText(
    interval="{name}: {what} {value} ({low} till {high}).",
    and_more="{names} och {n} till",
    more_rows="{n} {n:rad|rader} till finns i tabellen på sidan.",
    more_columns="{n} {n:kolumn|kolumner} till finns i tabellen på sidan.",
    more_panels="{n} {n:ruta|rutor} till finns i tabellen på sidan.",
    no_choices="Vilka val som gav vilket svar står i tabellen på sidan.",
    events="Streck längst ned: annat som hände samtidigt. Listan står på sidan.",
)
