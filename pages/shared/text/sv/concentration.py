"""Swedish: the page Map, do few places have most incidents?"""

from pages.shared.text.parts.concentration import ConcentrationText

CONCENTRATION = ConcentrationText(
    more="{around}: händelserna är tydligt mer samlade till få platser än förut",
    less="{around}: händelserna är tydligt mindre samlade till få platser än förut",
    cannot_tell="{around}: går inte att avgöra om händelserna är mer samlade än förut",
    one_period="{around}: en femtedel av platserna har {share} av händelserna",
    refused_title="Hur samlade händelserna är går inte att säga",
    refused="Går inte att räkna ut: {reason}",
    unit="Andel av händelserna på den femtedel av platserna som har flest",
    said="Den femtedel av platserna som har flest händelser har {before} av dem före och {after} efter. Av slumpen, om alla platser vore lika, vore det {chance_before} före och {chance_after} efter.",
    said_one="Den femtedel av platserna som har flest händelser har {share} av dem. Av slumpen, om alla platser vore lika, vore det {chance}.",
    beyond="Ändringen, utöver vad ett annat antal händelser ger: {change} ({interval}).",
    no_change="Om det har ändrats går inte att säga: {reason}",
    sparse="Händelserna är färre än platserna. Då ligger de alltid på få platser, så jämför med slumpen och inte med noll.",
    rows=(
        "Andel på den femtedel som har flest",
        "Samma andel av slumpen",
        "Ginital, justerat för få händelser",
        "Händelser",
        "Platser",
    ),
    columns=("Mått", "Före", "Efter"),
    one_column="Perioden",
    by_chance="av slumpen",
    n="n = {before} händelser före och {after} efter, på {places} platser (rutor om {size} meter).",
    n_one="n = {n} händelser på {places} platser (rutor om {size} meter).",
    left_out="{missing} av periodens {all} händelser saknar användbar position eller ligger utanför kartan och är inte med, så n är lägre än på sidan Trender.",
    method="Lorenzkurva och Ginital enligt Bernasco och Steenbeek. Intervallet kommer av att båda periodernas händelser delas ut på nytt 499 gånger, så många till varje period som den har. Det är vidgat efter hur ojämna planens månader är, för händelser kommer i serier.",
)
