"""What speaks for and against each option."""

from pages.decision.asked import Asked


def draw(asked: Asked) -> None:
    """Draw the options."""
