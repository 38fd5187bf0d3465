"""The page that a decision is prepared on, in Swedish."""

from pages.shared.text.parts.decision import DecisionText

DECISION = DecisionText(
    title="Fler platser?",
    lead=(
        "Underlag för beslutet: vad vi vet, vad som talar för och emot varje väg. Sidan lägger "
        "fram, den beslutar inte. Filtren i menyn påverkar den inte."
    ),
    part="Del",
    parts={
        "evidence": "Vad vi vet",
        "options": "Vägval",
        "where-next": "Var härnäst",
        "readiness": "Vad en plats behöver",
        "cost": "Kostnad per färre händelse",
    },
)
