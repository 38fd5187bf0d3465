"""English: the page Map, part of the week and of the year."""

from pages.shared.text.parts.when import WhenText

WHEN = WhenText(
    heading="Part of the week and the year",
    of_week="Part of the week",
    week={
        "weekday_day": "Weekdays 06:00\N{EN DASH}18:00",
        "weekday_night": "Evenings and nights before weekdays",
        "weekend_day": "Saturday and Sunday 06:00\N{EN DASH}18:00",
        "weekend_night": "Friday and Saturday nights",
    },
    of_year="Part of the year",
    year=(
        "January\N{EN DASH}March",
        "April\N{EN DASH}June",
        "July\N{EN DASH}September",
        "October\N{EN DASH}December",
    ),
    help="Without a choice everything is shown. A night is 18:00\N{EN DASH}06:00 and belongs to the evening on which it begins.",
    only="Only {parts}",
    hours_note="An incident with a from and a to time is spread evenly over the time between. Of {unknown} of the incidents no hour is known; they are left out.",
    columns=(
        "Area",
        "Before, densest place per km² and year",
        "After, densest place per km² and year",
    ),
)
