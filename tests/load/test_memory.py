"""Memory that grows is seen, and memory that comes and goes is not called growth."""

import os

import pytest

from tests.load.memory import MOST_GROWTH, growth, resident_mb

WARM_UP = [100.0, 300.0, 500.0, 600.0]


def test_what_is_filled_while_the_server_warms_up_is_no_growth() -> None:
    assert growth([*WARM_UP, *[700.0] * 8]) == 0


def test_a_server_that_keeps_a_little_of_each_run_grows() -> None:
    leaking = [700 * 1.02**step for step in range(8)]
    assert growth([*WARM_UP, *leaking]) > MOST_GROWTH


def test_garbage_that_comes_and_goes_is_no_growth() -> None:
    held = [700.0, 720.0] * 8
    assert abs(growth([*WARM_UP, *WARM_UP, *held])) < MOST_GROWTH


def test_a_few_looks_tell_nothing() -> None:
    with pytest.raises(ValueError, match="too few"):
        growth([1.0] * 11)


def test_the_memory_of_this_process_is_read() -> None:
    before = resident_mb(os.getpid())
    kept = bytearray(64 * 2**20)
    kept[::4096] = b"\1" * len(kept[::4096])
    assert resident_mb(os.getpid()) - before == pytest.approx(64, abs=16)
