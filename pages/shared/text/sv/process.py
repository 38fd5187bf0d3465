"""Swedish: the frame of the page about ways of working and methods."""

from pages.shared.text.parts.process import ProcessText

PROCESS = ProcessText(
    title="Arbetssätt och metoder",
    lead="Hur arbetar samverkan, vad har gjorts och av vem? Siffrorna säger vad som har hänt i arbetet, inte om brotten har blivit färre.",
    part="Del",
    everywhere="Alla områden",
    time="Tid",
    as_of="Uppgifterna gäller till och med {day}.",
    loaded_on="Uppgifterna är inlästa den {day}.",
    files=("Fil", "Rader om området"),
    not_loaded="Inte inläst",
    rows="Rader (av {of})",
    parts={
        "glance": "Översikt",
        "walks": "Trygghetsronder",
        "chain": "Problem och åtgärder",
        "timeline": "Tidslinje",
        "measures": "Åtgärder",
        "methods": "Metoder",
        "participation": "Deltagande",
        "situation": "Lägesbild",
        "to-mend": "Att rätta",
    },
    whiles={
        "start": "Sedan starten",
        "twelve-months": "Senaste tolv månaderna",
    },
)
