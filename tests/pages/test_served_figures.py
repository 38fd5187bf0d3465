"""Figures for whoever runs it: what they say, and that they stay on this machine."""

import asyncio
import re

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope
from streamlit.testing.v1 import AppTest

from data.problems import NothingEarlierError
from pages.served.figures import Figures, lines
from pages.served.origins import PASSED_ON
from pages.served.runs import THE_RUNS, Outcome, Runs, measured

HERE = ("127.0.0.1", 40000)


def asked(
    client: tuple[str, int] | None,
    *headers: bytes,
    path: str = "/metrics",
    host: bytes = b"127.0.0.1:8501",
) -> int:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b""}

    async def send(message: Message) -> None:
        sent.append(message)

    given = [(b"host", host), *((name, b"127.0.0.1") for name in headers)]
    scope: Scope = {"type": "http", "method": "GET", "path": path, "headers": given}
    scope["client"] = client
    asyncio.run(Figures(PlainTextResponse("page", 202))(scope, receive, send))
    status: int = sent[0]["status"]
    return status


def test_this_machine_gets_the_figures_and_no_other() -> None:
    assert asked(HERE) == asked(("::1", 1)) == 200
    assert asked(("192.168.1.7", 1)) == asked(None) == asked(("unix", 0)) == 404
    assert asked(HERE, path="/karta") == 202


@pytest.mark.parametrize("header", sorted(PASSED_ON))
def test_what_a_proxy_passes_on_is_not_from_this_machine(header: str) -> None:
    assert asked(HERE, header.encode()) == 404


@pytest.mark.parametrize("host", [b"pilot.example", b"pilot.example:443", b"", b"192.168.1.7"])
def test_who_asks_by_another_name_than_this_machines_comes_by_a_proxy_that_marks_nothing(
    host: bytes,
) -> None:
    assert asked(HERE, host=host) == 404
    assert asked(HERE, host=b"localhost:8501") == 200


def test_each_run_is_counted_by_what_became_of_it() -> None:
    runs = Runs()
    for error, outcome in {
        NothingEarlierError(): Outcome.TOLD,
        ValueError("bug"): Outcome.FAILED,
        SystemExit(): Outcome.CUT_SHORT,
    }.items():
        with pytest.raises(type(error)), measured("karta", runs):
            raise error
        assert runs.outcomes["karta", outcome] == 1
    with measured("karta", runs):
        pass
    said = "\n".join(lines(runs))
    assert 'page_runs_total{page="karta",outcome="drawn"} 1' in said
    assert 'page_run_seconds_bucket{page="karta",le="0.1"} 1' in said
    assert 'page_run_seconds_count{page="karta"} 1' in said


def test_times_add_up_from_bucket_to_bucket() -> None:
    runs = Runs()
    for seconds in (0.05, 0.3, 3.0, 400.0):
        runs.count("effekt", Outcome.DRAWN, seconds)
    found = re.findall(r'le="([^"]+)"} (\d+)', "\n".join(lines(runs)))
    assert dict(found) | {"0.1": "1", "0.5": "2", "5": "3", "30": "3", "+Inf": "4"} == dict(found)
    counts = [int(count) for _, count in found]
    assert counts == sorted(counts)


def test_every_line_is_in_the_form_that_is_read() -> None:
    runs = Runs()
    runs.count("effekt", Outcome.DRAWN, 0.2)
    label = r'\w+="[^"]*"'
    value = rf"pilotkollen_\w+(\{{{label}(,{label})*\}})? [\d.]+"
    for line in lines(runs):
        assert re.fullmatch(rf"# (HELP|TYPE) pilotkollen_\w+ .+|{value}", line), line


def test_a_page_that_is_drawn_is_counted_by_its_name_alone(
    app: AppTest, store_folder: object
) -> None:
    before = THE_RUNS.outcomes.copy()
    app.query_params["areas"] = "secret"
    app.run().switch_page("pages/method/page.py").run()
    new = THE_RUNS.outcomes - before
    assert new["sa-raknar-vi", Outcome.DRAWN] == 1
    assert "secret" not in repr(new)
