"""Swedish: the survey: problems, day and night, unsafe places."""

from pages.shared.text.parts.problems_seen import ProblemsSeenText
from pages.shared.text.small import SMALL

PROBLEMS_SEEN = ProblemsSeenText(
    heading="Vad ser företagen som stora problem?",
    not_ranked="Ordningen före och efter kan inte jämföras: {reason}",
    most="{area}: det som flest företag ser som ett stort problem är {problem} ({shares}).",
    before="Före",
    after="Efter",
    moved="Av {n} problem har dessa flyttat sig i ordningen mer än slumpen förklarar: {problems}.",
    none_moved="Inget av de {n} problemen har flyttat sig i ordningen mer än slumpen förklarar.",
    changed="När alla {n} prövas tillsammans har andelen ändrats för: {problems}.",
    none_changed="När alla {n} prövas tillsammans har ingen andel säkert ändrats.",
    share_and_place="{share} ({places})",
    title="{area}: flest företag ser {problem} som ett stort problem",
    title_moved="{area}: {problem} överst, {moved} problem har flyttat sig i ordningen",
    subtitle="Andel av företagen som ser ett ganska eller mycket stort problem, före och efter. Inom parentes de platser i ordningen som problemet kan ha. ● har flyttat sig, ◇ kan vara slump",
    columns=(
        "Problem", "Före", "Efter", "Plats före", "Plats efter",
        "Förändring, procentenheter", "Prövning", "n",
    ),
    note="Platserna gäller alla problem samtidigt, med 95 % säkerhet. Förändringen är pilotområdets egen och prövas med Holms metod; mot jämförelseområdena står den under Fråga för fråga.",
    day_heading="Dag mot natt",
    day_said="{respondents}, {wave}: {day} är {day_item}, {night} är {night_item}. Skillnad bland dem som svarade på båda: {points} procentenheter {basis}.",
    day_title="{area}, {respondents}: {day} otrygga i dagsljus, {night} i mörker",
    day_subtitle="Andel otrygga dag och natt i varje mätning. Till höger skillnaden natt minus dag, procentenheter",
    day_columns=(
        "Svarande", "Område", "Mätning", "Dag", "Natt", "Natt minus dag, procentenheter", "n",
    ),
    day_note="Samma personer har svarat om dag och natt, i en mätning i taget: det är ingen förändring över tid.",
    by_day="på dagen, när det är ljust",
    at_night="på kvällen och natten, när det är mörkt",
    pins_heading="Otrygga platser på kartan",
    no_pins="Det finns ingen fil med otrygga platser.",
    no_causes="Ingen har angett någon orsak till en otrygg plats här.",
    everywhere="Alla områden",
    cause="{cause} ({n} {n:markering|markeringar})",
    pins_said="{area}: de vanligaste orsakerna är {causes}.",
    pins_title="{area}: vanligaste orsaken till en otrygg plats är {cause}",
    pins_title_few="{area}: ingen orsak har angetts av fler än fyra",
    pins_subtitle="Markeringar på kartan efter orsak, {area}, alla mätningar tillsammans",
    pins_columns=("Orsak", "Markeringar"),
    pins_note="En person kan ha markerat flera platser. Orsaker som " + SMALL + " har angett visas inte med antal.",
    to_map="Visa de otrygga platserna på kartan",
)  # fmt: skip
