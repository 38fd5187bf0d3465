"""Twelve measures of one area, and what became of them by the last day of 2025."""

from datetime import date

from data.study import Period
from tests.analysis.process.by_hand import rows

YEAR = Period(date(2025, 1, 1), date(2026, 1, 1))
TODAY = date(2025, 12, 31)
# done: c1-c4, p1, p2; overdue: c5, p3, p4; not due yet: c6; cancelled: c7; no due day: n1
MEASURES = rows(
    """
    measure_id measure_type owner_type   decided_on due_on     done_on    status    cost_sek
    c1         lighting     municipality 2025-01-01 2025-02-01 2025-01-11 done      1000
    c2         lighting     municipality 2025-01-01 2025-02-01 2025-01-21 done      2000
    c3         cleaning     municipality 2025-01-01 2025-02-01 2025-03-02 ongoing   3000
    c4         cleaning     municipality 2025-01-01 2025-02-01 2025-02-10 planned   -
    c5         lighting     municipality 2025-06-01 2025-12-01 -          ongoing   4000
    c6         camera       municipality 2025-12-01 2026-03-01 -          planned   -
    c7         camera       municipality 2025-02-01 2025-03-01 -          cancelled 90000
    p1         camera       private      2025-01-01 2025-02-01 2025-01-31 done      500
    p2         camera       private      2025-03-01 2025-05-01 2025-04-10 done      -
    p3         camera       private      2025-03-01 2025-12-21 -          overdue   -500
    p4         training     private      2025-03-01 2025-10-02 -          ongoing   -
    n1         other        -            2025-05-01 -          -          overdue   -
    """,
    area_id="a",
    title="",
)
