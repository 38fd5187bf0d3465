"""Swedish: the survey: the answers over the scale."""

from pages.shared.text.parts.answers import AnswersText
from pages.shared.text.small import SMALL

ANSWERS = AnswersText(
    question="Fråga",
    title="{area}, {share}: {before} {first}, {after} {last}",
    title_one="{area}, {share}: {value} {wave}",
    title_plain="{area}: {share}",
    subtitle="Svaren över hela skalan, {respondents}. Andel av dem som tog ställning; sämre åt vänster (streckat), bättre åt höger",
    subtitle_plain="Svaren över hela skalan, {respondents}. Andel av dem som tog ställning; de som räknas i andelen åt vänster (streckat)",
    axis="Andel av svaren, räknat från mitten",
    columns=("Område", "Mätning", "Svar", "Andel", "Lägst", "Högst", "Antal"),
    beside="n = {n}<br>utan svar {missing}",
    dont_know="vet inte",
    not_applicable="inte aktuellt",
    no_answer="inget svar",
    merged="Svar som bara " + SMALL + " gav är lagda ihop med ett svar intill.",
    note="Wilsons intervall. Utan svar: vet inte, inte aktuellt och inget svar, av alla som fick frågan. Avrundade tal kan skilja en procentenhet från sin summa.",
    sure="Det står sig när alla frågor prövas tillsammans.",
    unsure="Det kan vara slump när alla frågor prövas tillsammans.",
    not_compared="Före och efter jämförs inte: {reason}",
)
