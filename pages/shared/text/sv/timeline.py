"""Swedish: what was done where and when; the dose on the page Effekt."""

from pages.shared.text.parts.timeline import TimelineText

TIMELINE = TimelineText(
    heading="Vad gjordes, var och när?",
    title="{n} {n:åtgärd eller kamera|åtgärder och kameror} på plats {day}",
    subtitle="{area}, {period}",
    lead="En stapel visar när en åtgärd eller kamera var på plats. Färg och mönster visar ägaren: kommunens är fyllda, privata är snedstreckade, polisens rutiga och gemensamma prickade. Gråa staplar med streck åt andra hållet är annat som hände samtidigt.",
    meetings="Möten",
    walks="Trygghetsronder",
    camera="Kamera",
    of_owner="{what} ({owner})",
    many="{what}: {n}",
    event="Samtidigt: {title}",
    elsewhere="Utanför områdena",
    ongoing="på plats",
    columns=("Vad", "Ägare", "Från", "Till och med"),
    meeting="Möte",
    walk="Trygghetsrond",
    n="n = {n} {n:åtgärd eller kamera|åtgärder och kameror}, {meetings} {meetings:möte|möten} och {walks} {walks:rond|ronder}.",
    note="En åtgärd är på plats från dagen den började eller blev klar. Kameror räknas ur kameraregistret där det finns. Det som bara är planerat syns inte. Flera åtgärder pågår samtidigt: tidslinjen säger inget om vad en enskild åtgärd har betytt.",
    grouped="Här finns för många åtgärder för att visa en på varje rad. De visas tillsammans efter typ och ägare.",
    left_out="{n} {n:åtgärd|åtgärder} är inte med: slutdatumet saknas eller ligger före startdatumet.",
    missing="Inte inläst: {kinds}.",
    nothing="Inget är inläst om åtgärder, kameror, ronder eller möten i området och tiden.",
    dose="Åtgärder på plats",
    dose_note="Bandet längst ned visar hur många åtgärder och kameror som var på plats varje månad. Det säger inget om vad de har betytt: flera pågår samtidigt, och ingen av dem kan för sig kopplas till en ändring.",
)
