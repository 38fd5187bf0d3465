"""English: the page Effect, more checks of the answer."""

from pages.shared.text.parts.checks import ChecksText

CHECKS = ChecksText(
    heading="More checks",
    lead="Each question has a short answer. Open it for picture, figures and method.",
)
