"""The PDF of a report, checked by programs that know the standards."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import outloud
import pikepdf
import pytest

from pages.report.document import Template
from pages.report.writers.pdf import pdf
from tests.pages.report_example import long_example

# What it may remark on: addresses that stand in names of the example, on purpose, are no links;
# rows that are alike on many pages look like headers to it; bullets are drawn after their words.
REMARKS = {"LNK-010", "PAG-001", "ORD-001"}

of_each_template = pytest.mark.parametrize("template", Template)
in_each_language = pytest.mark.parametrize("language", ["sv", "en"])


@of_each_template
@in_each_language
def test_screen_readers_can_read_it_all(tmp_path: Path, template: Template, language: str) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(pdf(long_example(language, template)))
    found = outloud.check(str(file))
    assert found.error is None
    assert found.errors == 0, [one.message for one in found.findings]
    assert {one.rule for one in found.findings} <= REMARKS
    assert not [row for row in found.criteria["pdfua1"] if row["status"] == "fail"]


def _untagged(file: pikepdf.Pdf) -> None:
    del file.Root.StructTreeRoot


def _without_language(file: pikepdf.Pdf) -> None:
    del file.Root.Lang


def _without_alternatives(file: pikepdf.Pdf) -> None:
    for one in file.objects:
        if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
            del one.Alt


@pytest.mark.parametrize("broken", [_untagged, _without_language, _without_alternatives])
def test_the_checker_sees_what_would_be_wrong(
    tmp_path: Path, broken: Callable[[pikepdf.Pdf], None]
) -> None:
    whole, spoilt = tmp_path / "whole.pdf", tmp_path / "spoilt.pdf"
    whole.write_bytes(pdf(long_example()))
    with pikepdf.open(whole) as file:
        broken(file)
        file.save(spoilt)
    assert outloud.check(str(spoilt)).errors > 0


@pytest.mark.skipif(not shutil.which("verapdf"), reason="no veraPDF in PATH: it needs Java")
def test_verapdf_finds_nothing(tmp_path: Path) -> None:
    for template in Template:
        file = tmp_path / f"{template}.pdf"
        file.write_bytes(pdf(long_example(template=template)))
        for flavour in ("3a", "ua1"):
            command = ["verapdf", "--flavour", flavour, "--format", "text", str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.stdout.startswith("PASS"), done.stdout + done.stderr
