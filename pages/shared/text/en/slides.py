"""English: what stands on a projected screen."""

from pages.shared.text.parts.slides import SlidesText

SLIDES = SlidesText(
    interval="{name}: {what} {value} ({low} to {high}).",
    and_more="{names} and {n} more",
    more_rows="{n} more {n:row is|rows are} in the table on the page.",
    more_columns="{n} more {n:column is|columns are} in the table on the page.",
    more_panels="{n} more {n:panel is|panels are} in the table on the page.",
    no_choices="Which choices gave which answer stands in the table on the page.",
    events="Strips at the foot: what else happened. The list stands on the page.",
)
