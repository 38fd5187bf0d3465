"""The reader of the load test sees what a real server draws, and tells right from wrong."""

import asyncio
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from tests.browser.server import serving
from tests.load.client import Click, Client, Drawn
from tests.load.steady import load


async def drawn(address: str, *clicks: Click) -> list[Drawn]:
    async with Client(address) as client:
        return [await client.click(click) for click in clicks]


TRENDS = Click("trender", "pilot=stallbacka&groups=shop_theft")


def test_two_readers_are_told_the_same_and_another_choice_is_told_apart(
    sample_store: Path, tmp_path: Path
) -> None:
    other = Click("trender", "pilot=stallbacka&groups=damage")
    with serving(sample_store, tmp_path / "log") as server:
        first, second = asyncio.run(drawn(server.address, TRENDS, other))
        (again,) = asyncio.run(drawn(server.address, TRENDS))
        assert first.answer == again.answer != second.answer
        assert first.parts > 10
        found = load(
            server, [TRENDS, other], sessions=2, minutes=0.7, incidents=0, say=lambda _: None
        )
        assert found.runs >= 2
        assert found.errors == found.wrong == []
        with pytest.raises(InvalidStatus):
            asyncio.run(drawn(f"{server.address}/elsewhere", TRENDS))
        assert not server.errors()
