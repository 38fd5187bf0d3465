"""How far a load has come. Whoever listens may raise to cancel it: then nothing has changed."""

from collections.abc import Callable
from enum import StrEnum


class Step(StrEnum):
    """The steps of a load, in their order."""

    READ = "read"  # what is written in the file
    UNDERSTAND = "understand"  # what it means: times, positions, groups
    CHECK = "check"  # what is left out and what is pointed out
    WAIT = "wait"  # somebody else writes: told again and again until they are done
    PLACE = "place"  # which areas the rows are in
    SUMMARISE = "summarise"
    STORE = "store"


Progress = Callable[[Step], None]


def silent(_: Step) -> None:
    """Nobody listens."""
