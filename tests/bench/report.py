"""
A report of 25 figures as PDF, by a process that has nothing yet, and what each further one takes.

The command opens the views of the sample, draws and writes. By hand somebody would draw each figure
with `fig.write_image`, by the same browser, and put it with its table into a Word file by
python-docx: that process gets its figures ready made, and starts as cold.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from unittest.mock import patch

from data import reports
from data.sample.load import load_sample
from data.store import Store
from pages.shared.figures import Figure
from tests.conftest import ROOT
from tests.pages.drawn_charts import addressed

FIGURES, MORE, RUNS = 25, 15, 3
COLD_LIMIT, FURTHER_LIMIT = 15.0, 0.4  # seconds
BY_HAND = """
import json, sys
import docx, plotly.graph_objects as go
document = docx.Document()
for spec, rows in json.load(open(sys.argv[1])):
    document.add_heading("Figur", 2)
    go.Figure(json.loads(spec)).write_image(sys.argv[2], width=756, scale=2.5)
    document.add_picture(sys.argv[2], width=docx.shared.Cm(16))
    table = document.add_table(len(rows), len(rows[0]))
    for line, row in zip(table.rows, rows):
        for cell, said in zip(line.cells, row):
            cell.text = said
document.save(sys.argv[3])
"""


@dataclass(frozen=True)
class ReportTimes:
    """Seconds, each the median of runs that take turns."""

    cold: float
    further: float
    by_hand: float


def report_times() -> ReportTimes:
    with TemporaryDirectory() as name:
        folder = Path(name)
        store = Store(folder / "store")
        load_sample(store, folder / "files")
        with patch.dict(os.environ, {"PILOTKOLLEN_STORE": str(store.folder)}):
            figures = addressed("sv")
            names = [str(address) for address in figures]
            for report, count in (("1", FIGURES), ("2", FIGURES + MORE)):
                for address in names[:count]:
                    reports.change(store, report, reports.with_figure(address))
            _ready_made([*figures.values()][:FIGURES], folder / "figures.json")
            cold, more, by_hand = zip(
                *(
                    (_report("1", folder), _report("2", folder), _by_hand(folder))
                    for _ in range(RUNS)
                ),
                strict=True,
            )
    return ReportTimes(median(cold), (median(more) - median(cold)) / MORE, median(by_hand))


def _ready_made(figures: Sequence[Figure], file: Path) -> None:
    made = [
        (figure.chart.to_json(), figure.card.table.astype(str).to_numpy().tolist())
        for figure in figures
        if figure.chart is not None
    ]
    file.write_text(json.dumps(made), encoding="utf-8")


def _report(name: str, folder: Path) -> float:
    command = ["-m", "pages.report", "--report", name, "--folder", str(folder), "--overwrite"]
    return _seconds(command)


def _by_hand(folder: Path) -> float:
    files = [str(folder / name) for name in ("figures.json", "drawn.png", "by-hand.docx")]
    return _seconds(["-c", BY_HAND, *files])


def _seconds(arguments: Sequence[str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, check=True, capture_output=True)
    return perf_counter() - start
