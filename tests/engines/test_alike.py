"""Every question, put to every engine, is answered exactly as DuckDB answers it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from threading import Barrier
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from data.engines.setting import engine
from tests.engines.servers import Server
from tests.engines.towns import Town, choices, questions

QUESTIONS = questions()


def assert_same(one: object, other: object) -> None:
    if isinstance(one, pd.DataFrame) and isinstance(other, pd.DataFrame):
        assert_frame_equal(one, other, check_exact=True, check_column_type=True)
        assert one.dtypes.equals(other.dtypes)
    else:
        assert repr(one) == repr(other)


def every_choice(town: Town) -> list[tuple[str, dict[str, Any]]]:
    return [(name, chosen) for name, several in choices(town).items() for chosen in several]


def test_no_question_of_the_engine_is_left_out(towns: dict[str, Town]) -> None:
    assert set(choices(towns["odd"])) == set(QUESTIONS)
    assert len(QUESTIONS) >= 8


@pytest.mark.parametrize("town", ["sample", "odd"])
@pytest.mark.parametrize("name", QUESTIONS)
def test_an_engine_answers_as_duckdb_does_types_and_order_of_rows_included(
    server: Server, towns: dict[str, Town], name: str, town: str, use: Callable[[str], None]
) -> None:
    question, asked = QUESTIONS[name], towns[town]
    something = False
    for chosen in choices(asked)[name]:
        use("")
        expected = question(asked.version, **chosen)
        use(server.address)
        assert_same(question(asked.version, **chosen), expected)
        something |= len(expected) > 0
    assert something


def test_eight_threads_asking_at_once_get_only_right_answers(
    server: Server, towns: dict[str, Town], use: Callable[[str], None]
) -> None:
    town = towns["odd"]
    asked = every_choice(town)[::2]
    use("")
    expected = [QUESTIONS[name](town.version, **chosen) for name, chosen in asked]
    use(server.address)
    engine().drop_others(())  # whoever comes first publishes
    together = Barrier(8)

    def ask(part: int) -> list[tuple[int, Any]]:
        together.wait()
        numbers = chain(range(part, len(asked)), range(part))  # each begins elsewhere
        return [(n, QUESTIONS[asked[n][0]](town.version, **asked[n][1])) for n in numbers]

    with ThreadPoolExecutor(8) as pool:
        answers = [answer for part in pool.map(ask, range(8)) for answer in part]
    assert len(answers) == 8 * len(asked)
    for number, answer in answers:
        assert_same(answer, expected[number])
