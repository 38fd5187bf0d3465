"""
`make bench`: load, every page's questions, memory of a session, the map's own sums, pages on the
sample, the report, the big screen, Spark.

`make bench ROWS=1000000` goes no further than so many rows. What is printed is also written to
tests/bench/results.json. Ratios are between times of the same run on the same machine.
"""

import argparse
import json
import logging
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from data.store import Store
from tests.bench import load, map_views, maps, pages, report, sample_pages, sessions, slides
from tests.bench.pages import PageTimes
from tests.conftest import ROOT

SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
LOAD_ROWS = 1_000_000
RESULTS = Path(__file__).with_name("results.json")
ENGINES = ROOT / ".venv-engines" / "bin" / "python"
PARTS = ("load", "pages", "maps", "sample", "report", "slides", "spark")


def main() -> None:
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument("rows", nargs="?", type=int, default=SIZES[-1], help="at most so many")
    parser.add_argument("--only", choices=PARTS, action="append", help="only these parts")
    asked = parser.parse_args()
    logging.disable(logging.WARNING)  # Streamlit warns of running without a browser
    parts = asked.only or PARTS
    results: dict[str, object] = {"rows": asked.rows}
    if "load" in parts:
        results["load"] = _load(min(LOAD_ROWS, asked.rows))
    if "pages" in parts:
        results |= _pages([size for size in SIZES if size <= asked.rows])
    if "maps" in parts:
        results["maps"] = _maps()
    if "sample" in parts:
        results["sample"] = _sample()
    if "report" in parts:
        results["report"] = _report()
    if "slides" in parts:
        results["slides"] = _slides()
    if "spark" in parts:
        results["spark"] = _spark()
    RESULTS.write_text(json.dumps(results, default=_plain, indent=1), encoding="utf-8")
    print(f"\nwritten to {RESULTS.relative_to(ROOT)}")


def _load(count: int) -> load.LoadTimes:
    took = load.load_times(count)
    print(f"\nLoad of {count:,} rows, seconds (median of {load.RUNS})")
    print(f"  ours, csv in UTF-8                {took.ours:8.2f}")
    print(f"  ours, csv in cp1252               {took.ours_cp1252:8.2f}")
    for name, seconds, limit in (
        ("DuckDB's read_csv", took.duckdb, load.DUCKDB_LIMIT),
        ("the same in plain pandas", took.pandas, load.PANDAS_LIMIT),
    ):
        ratio = took.ours / seconds
        said = _held(ratio <= limit, f"at most {limit:g} x")
        print(f"  {name:<32}  {seconds:8.2f}   ours is {ratio:5.2f} x   {said}")
    return took


def _pages(sizes: list[int]) -> dict[str, object]:
    times: dict[int, dict[str, PageTimes]] = {}
    views: dict[int, dict[str, float]] = {}
    with TemporaryDirectory() as name:
        asked: pages.Questions = {}
        for size in sizes:
            store = pages.make_store(size, Path(name, str(size)))
            asked = asked or pages.questions(store)
            times[size] = pages.page_times(asked, store, pages.rows_in_memory(store))
            views[size] = map_views.view_times(store)
        _print_pages(times, asked)
        _print_views(views)
        memory = _memory(store, Path(name), sizes[-1])
        return {"pages": times, "map_views": views, "session_mb": memory}


def _print_pages(times: dict[int, dict[str, PageTimes]], asked: pages.Questions) -> None:
    print(
        "\nQuestions of each page together, uncached: seconds of ours / of plain pandas in memory"
    )
    print(f"  {'page':<14}" + "".join(f"{size:>20,}" for size in times))
    for page in asked:
        cells = (f"{t[page].ours:9.3f} / {t[page].pandas:8.3f}" for t in times.values())
        print(f"  {page:<14}" + "".join(f"{cell:>20}" for cell in cells))
    print(f"  at {max(times):,} rows, pages that ask about incidents:")
    for page in (page for page, heard in asked.items() if pages.asks_incidents(heard)):
        print(f"  {page:<14}" + "   ".join(_judged(times, page)))
    if missing := pages.without_twin(asked):
        print(f"  not asked of pandas, for by_hand.py has no such answer: {', '.join(missing)}")


def _judged(times: dict[int, dict[str, PageTimes]], page: str) -> Iterator[str]:
    """The limits are those of the largest size; smaller ones are told without a judgement."""
    largest = max(times)
    now, in_full = times[largest][page], largest == SIZES[-1]

    def said(held: bool, limit: str) -> str:
        return _held(held, limit) if in_full else ""

    limit = f"below {pages.TOGETHER_LIMIT:g} s"
    yield f"{now.ours:6.3f} s {said(now.ours < pages.TOGETHER_LIMIT, limit)}"
    faster = now.pandas / now.ours
    limit = f"at least {pages.FASTER_LIMIT:g} x"
    yield f"{faster:6.1f} x faster than pandas {said(faster >= pages.FASTER_LIMIT, limit)}"
    if 100_000 in times:
        growth = now.ours / times[100_000][page].ours
        limit = f"at most {pages.GROWTH_LIMIT:g} x"
        yield f"{growth:4.1f} x its time at 100,000 {said(growth <= pages.GROWTH_LIMIT, limit)}"


def _print_views(views: dict[int, dict[str, float]]) -> None:
    largest = max(views)
    print(f"\nThe page karta as a whole, nothing cached, seconds at {largest:,} rows")
    for view, seconds in views[largest].items():
        growth = seconds / views[min(largest, 100_000)][view]
        said = _held(growth <= map_views.GROWTH_LIMIT, f"at most {map_views.GROWTH_LIMIT:g} x")
        print(f"  {view:<14}{seconds:8.2f}   {growth:4.1f} x its time at 100,000 ", end="")
        print(said if largest == SIZES[-1] else "")


def _memory(store: Store, folder: Path, size: int) -> float | None:
    grown = sessions.memory_per_session(store, folder)
    if grown is None:
        print("  memory of a session: can only be read on Linux")
    else:
        said = _held(grown < sessions.LIMIT_MB, f"below {sessions.LIMIT_MB:g} MB")
        print(f"  one more session at {size:,} rows takes {grown:.1f} MB   {said}")
    return grown


def _maps() -> maps.MapTimes:
    took = maps.map_times()
    print(f"\nThe map, seconds; the machine's load was {took.load:.1f}")
    faster = took.density_kdepy / took.density
    said = _held(faster >= maps.DENSITY_LIMIT, f"at least {maps.DENSITY_LIMIT:g} x")
    print(f"  density of {maps.POINTS:,} points on {maps.SIDE} x {maps.SIDE} squares", end="")
    print(f"  {took.density:.3f}   KDEpy {took.density_kdepy:.3f}   {faster:.1f} x faster {said}")
    print(f"  by the clock {took.density_clock:.3f}   KDEpy {took.density_kdepy_clock:.3f}")
    said = _held(took.error <= took.error_kdepy, "no larger")
    errors = (f"{error:.2%} of the peak" for error in (took.error, took.error_kdepy))
    print("  its largest error {}   KDEpy {}   {}".format(*errors, said))
    faster = took.hot_spots_esda / took.hot_spots
    said = _held(faster >= maps.HOT_LIMIT, f"at least {maps.HOT_LIMIT:g} x")
    esda = "esda" if took.numba else "esda without numba"
    print(f"  hot spots of {maps.HOT_SIDE**2:,} squares  {took.hot_spots:.4f}", end="")
    print(f"   {esda} {took.hot_spots_esda:.2f}   {faster:.0f} x faster {said}")
    return took


def _sample() -> sample_pages.SampleTimes:
    took = sample_pages.sample_times()
    print(f"\nPages on the sample; pandas reads and counts its csv in {took.by_hand:.2f} s")
    print(f"  {'page':<32}{'first':>8}{'warm':>8}{'of pandas':>11}")
    for page, (first, warm) in took.pages.items():
        said = _held(warm < sample_pages.WARM_LIMIT, f"below {sample_pages.WARM_LIMIT} s warm")
        print(f"  {page:<32}{first:8.2f}{warm:8.2f}{warm / took.by_hand:11.2f}   {said}")
    for page, (first, warm) in took.many.items():
        said = _held(warm < sample_pages.MANY_LIMIT, f"below {sample_pages.MANY_LIMIT:g} s warm")
        print(
            f"  {page:<32}{first:8.2f}{warm:8.2f}   {sample_pages.MANY_MEASURES:,} measures {said}"
        )
    first, limit = took.pages[sample_pages.EFFECT][0], sample_pages.PAGE_LIMIT
    print(f"  {sample_pages.EFFECT} with nothing cached {first:.2f} s   ", end="")
    print(_held(first < limit, f"below {limit:g} s"))
    for answer, seconds in took.answers.items():
        said = _held(seconds < sample_pages.ANSWER_LIMIT, f"below {sample_pages.ANSWER_LIMIT} s")
        print(f"    {answer:<20}{seconds:8.3f}   {said}")
    started, warm = took.first_paint
    said = _held(started < sample_pages.START_LIMIT, f"below {sample_pages.START_LIMIT:g} s")
    print(f"  start of the server to the first painted page  {started:.1f} s   {said}")
    said = _held(warm < sample_pages.VISIT_LIMIT, f"below {sample_pages.VISIT_LIMIT:g} s")
    print(f"  a further reader's first painted page          {warm:.1f} s   {said}")
    return took


def _report() -> report.ReportTimes:
    took = report.report_times()
    print(f"\nA report of {report.FIGURES} figures as PDF by a new process, seconds")
    said = _held(took.cold < report.COLD_LIMIT, f"below {report.COLD_LIMIT:g} s")
    print(f"  the command, cold                 {took.cold:8.2f}   {said}")
    said = _held(took.further < report.FURTHER_LIMIT, f"below {report.FURTHER_LIMIT:g} s")
    print(f"  each further figure               {took.further:8.2f}   {said}")
    ratio = took.by_hand / took.cold
    print(f"  write_image and python-docx       {took.by_hand:8.2f}   {ratio:5.1f} x ours")
    return took


def _slides() -> slides.SlideTimes:
    took = slides.slide_times()
    print("\nA slide on the big screen, from the key to the picture, warm, seconds")
    said = _held(took.change < slides.CHANGE_LIMIT, f"below {slides.CHANGE_LIMIT:g} s")
    print(f"  a change, median                  {took.change:8.2f}   {said}")
    ratio = took.page / took.change
    print(f"  the slowest of them               {took.slowest:8.2f}")
    print(f"  a page by the menu                {took.page:8.2f}   {ratio:5.1f} x a change")
    return took


def _spark() -> str:
    print("\nSpark against DuckDB")
    if not ENGINES.exists():
        print("  not asked: there is no .venv-engines (make test-engines makes it)")
        return "not asked"
    done = subprocess.run([ENGINES, "-m", "tests.engines.bench"], cwd=ROOT, check=False)
    return "ok" if done.returncode == 0 else "failed"


def _held(held: bool, limit: str) -> str:
    return f"({limit}: {'ok' if held else 'NOT HELD'})"


def _plain(value: object) -> object:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    raise TypeError(type(value))


if __name__ == "__main__":
    main()
