"""How sure must an answer be, when it is looked at more than once?"""


def decision_levels(looks: int) -> tuple[float, ...]:
    return tuple(0.95 for _ in range(looks))
