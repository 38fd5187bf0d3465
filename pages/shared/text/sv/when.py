"""Swedish: the page Map, part of the week and of the year."""

from pages.shared.text.parts.when import WhenText

WHEN = WhenText(
    heading="Del av veckan och året",
    of_week="Del av veckan",
    week={
        "weekday_day": "Vardagar kl. 06\N{EN DASH}18",
        "weekday_night": "Kvällar och nätter före vardag",
        "weekend_day": "Lördag och söndag kl. 06\N{EN DASH}18",
        "weekend_night": "Fredags- och lördagsnätter",
    },
    of_year="Del av året",
    year=(
        "Januari\N{EN DASH}mars",
        "April\N{EN DASH}juni",
        "Juli\N{EN DASH}september",
        "Oktober\N{EN DASH}december",
    ),
    help="Utan val visas allt. En natt är kl. 18\N{EN DASH}06 och räknas till kvällen den börjar.",
    only="Bara {parts}",
    hours_note="En händelse med från- och till-tid fördelas jämnt över tiden däremellan. {unknown} av händelserna saknar känt klockslag och är inte med.",
    columns=(
        "Område",
        "Före, tätaste platsen per km² och år",
        "Efter, tätaste platsen per km² och år",
    ),
)
