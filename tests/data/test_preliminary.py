from datetime import date

import pandas as pd
import pytest

from data.preliminary import first_open_month


def opened(flags: dict[str, bool], extracted_on: date | None = None) -> date | None:
    days = pd.Series(pd.to_datetime(list(flags)))
    return first_open_month(days, pd.Series(list(flags.values())), extracted_on)


def test_a_single_forgotten_flag_does_not_make_everything_since_preliminary() -> None:
    early = {f"2022-03-{day:02}": day == 9 for day in range(1, 32)}
    late = {f"2024-05-{day:02}": True for day in range(1, 32)}
    assert opened(early | late) == date(2024, 5, 1)
    assert opened(early, extracted_on=date(2022, 6, 15)) == date(2022, 4, 1)
    assert opened(early) is None


def test_flags_go_before_the_day_of_the_extract() -> None:
    assert opened({"2024-05-20": True}, extracted_on=date(2026, 11, 1)) == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("newest", "first"), [("2024-06-24", date(2024, 6, 1)), ("2024-06-25", None)]
)
def test_without_flags_and_extract_date_a_half_told_last_month_may_still_change(
    newest: str, first: date | None
) -> None:
    assert opened({"2024-05-30": False, newest: False}) == first


def test_a_file_that_tells_only_months_has_no_half_told_month() -> None:
    assert opened({"2024-05-01": False, "2024-06-01": False}) is None
