"""Swedish: the page Effect, more checks of the answer."""

from pages.shared.text.parts.checks import ChecksText

CHECKS = ChecksText(
    heading="Fler kontroller",
    lead="Varje fråga har ett kort svar. Öppna den för bild, siffror och metod.",
)
