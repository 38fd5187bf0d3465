"""The page that a decision is prepared on, in English."""

from pages.shared.text.parts.decision import DecisionText

DECISION = DecisionText(
    title="More places?",
    lead=(
        "Material for the decision: what is known, and what speaks for and against each way. "
        "The page lays out, it does not decide. The filters in the menu do not move it."
    ),
    part="Part",
    parts={
        "evidence": "What is known",
        "options": "Ways forward",
        "where-next": "Where next",
        "readiness": "What a place needs",
        "cost": "Cost per incident fewer",
    },
)
