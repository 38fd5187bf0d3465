"""What one incident fewer cost, in Swedish."""

from pages.shared.text.parts.cost import CostText

COST = CostText(
    heading="Vad kostade en händelse färre?",
    lead=(
        "Noterade kostnader delade med hur många färre händelser det blev än väntat. Det är ingen "
        "besparing: vad en händelse kostar för den drabbade eller samhället är inte med."
    ),
    count="Vad räknas som kostnad?",
    counts={
        "work": "Arbetet",
        "measures": "Åtgärderna",
        "both": "Båda, om de inte överlappar",
    },
    price="Pris per timme",
    no_price="inget pris",
    price_choice="{price} kr",
    nothing_noted="Ingen kostnad av det slaget är noterad.",
    title="{area}: {low}\N{EN DASH}{high} kr per färre händelse",
    title_open="{area}: kostnaden per färre händelse har ingen övre gräns",
    title_unknown="{area}: kostnaden per färre händelse går inte att räkna ut",
    subtitle="{outcome}. Kostnader {cost_period}, händelser {period} mot väntat",
    said=(
        "{counted}: {cost} kr. Det blev {fewer} mot väntat. Det är {value} kr per färre händelse, med "
        "en osäkerhet från {low} till {high} kr ({level})."
    ),
    said_open=(
        "{counted}: {cost} kr. Det går inte att säga vad en händelse färre kostade: kanske blev det "
        "inga färre alls. Skattningen är {fewer} mot väntat, så kostnaden har ingen övre gräns. Minst "
        "{low} kr ({level})."
    ),
    said_none="{counted}: {cost} kr. {reason}",
    unit_sek="{n} kr",
    unit_hours="{n} {n:timme|timmar}",
    columns=("Vad", "Kostnad", "Per färre händelse", "Osäkerhet ({level})"),
    work="Arbetet",
    measures="Genomförda åtgärder",
    both="Arbetet och åtgärderna, om de inte överlappar",
    hours="Timmar",
    hours_of="{organisation} {hours}",
    priced="Timmar à {price} kr",
    with_hours="{counted}, och timmar à {price} kr",
    total="Valda kronor och timmar med pris",
    span="{low} till {high}",
    open_span="minst {low}, ingen övre gräns",
    no_value="går inte att säga",
    n="n = {n} händelser. Kostnaderna bygger på {rows} noterade rader.",
    note=(
        "Väntat: om området hade följt jämförelseområdena. Intervallet är huvudtalets, som räknar "
        "med att områden går isär av egna skäl, omräknat till kronor (Fiellers intervall för en känd "
        "kostnad). När det rymmer noll färre händelser finns ingen övre gräns."
    ),
    not_counted="Räknas inte med: {what}.",
    no_hour_price="timmarna, som inte har något pris ({hours})",
    unpriced="{n} genomförda {n:åtgärd|åtgärder} utan noterad kostnad",
    withheld=(
        "{n} privata {n:åtgärd|åtgärder}: färre än tre företag står bakom, och kostnaden skulle visa "
        "vad ett av dem betalade"
    ),
    before_after=(
        "färre händelser under införandet: kostnader räknas från starten, händelser först från "
        "efterperioden"
    ),
    lasting="nytta efter perioden av sådant som står kvar, till exempel belysning",
)
