"""
What we know is not accessible.

The statement lists it, and tests/browser let axe find nothing else.
"""

from dataclasses import dataclass
from datetime import date

ASSESSED = date(2026, 11, 27)  # when all of it was last looked through
UPDATED = date(2026, 11, 27)


@dataclass(frozen=True, slots=True)
class Known:
    """
    `name` is its key in the words; `criterion` of WCAG.

    `issue`: where its makers follow it, "" where it is ours. `rule`: what axe calls it, "" where
    axe cannot see it; `where`: what its selectors contain.
    """

    name: str
    criterion: str
    issue: str = ""
    rule: str = ""
    where: str = ""


KNOWN = (
    Known("column_menu", "2.1.1", issue="https://github.com/streamlit/streamlit/issues/13332"),
    Known("chart_points", "2.1.1", issue="https://github.com/plotly/plotly.js/issues/562"),
    Known("marks", "2.5.8", rule="target-size", where=".map-mark"),
)


def is_known(rule: str, where: str) -> bool:
    """Does the statement list what axe found?"""
    return any(one.rule == rule and one.where in where for one in KNOWN if one.rule)
