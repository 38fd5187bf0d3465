"""Words that say that a row or a column is the sum of others."""

import re

_SUM = re.compile(
    r"(?:totalt|total|summa|sum)\b.*|samtliga(?: .*)?|alla (?:brott|områden|år|åldrar)"
    r"|hela (?:året|perioden)|båda könen",
    re.IGNORECASE,
)


def is_sum(text: str) -> bool:
    """ "Totalt", "Summa 2024", "Samtliga områden"; not "Allmänna vägen"."""
    return _SUM.fullmatch(text.strip()) is not None
