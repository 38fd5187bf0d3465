"""What is known, over all outcomes."""

from pages.decision.asked import Asked


def draw(asked: Asked) -> None:
    """Draw what is known."""
