"""The PDF of a report, checked by programs that know the standards."""

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pikepdf
import pytest

from pages.report.document import Paragraph, Section, Table, Template
from pages.report.writers.pdf import pdf
from tests.documents.screen_reader import faults
from tests.pages.report_example import example, long_example

of_each_template = pytest.mark.parametrize("template", Template)
in_each_language = pytest.mark.parametrize("language", ["sv", "en"])


@of_each_template
@in_each_language
def test_screen_readers_can_read_it_all(tmp_path: Path, template: Template, language: str) -> None:
    document = long_example(language, template)
    assert not faults(pdf(document), document, tmp_path)


def test_a_header_of_many_words_that_stands_again_is_no_skipped_prose(tmp_path: Path) -> None:
    headers = ["Område", "Före, per år", "Efter, per år", "Skillnad, per år"]
    rows = pd.DataFrame([(f"Område {row}", "113,0", "110,5", "2,5") for row in range(45)])
    rows.columns = pd.Index(headers)
    text = Paragraph("Mycket att läsa. " * 2000)  # what stands on each of few pages is known to it
    table = Section(heading="Tabell", level=1, blocks=(text, Table(caption="Lång", rows=rows)))
    document = replace(example(), sections=(table,))
    content = pdf(document)
    assert not faults(content, document, tmp_path)
    assert faults(content, replace(document, sections=()), tmp_path)  # whose words they are counts


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
    assert faults(spoilt.read_bytes(), long_example(), tmp_path)


@pytest.mark.skipif(not shutil.which("verapdf"), reason="no veraPDF in PATH: it needs Java")
def test_verapdf_finds_nothing(tmp_path: Path) -> None:
    for template in Template:
        file = tmp_path / f"{template}.pdf"
        file.write_bytes(pdf(long_example(template=template)))
        for flavour in ("3a", "ua1"):
            command = ["verapdf", "--flavour", flavour, "--format", "text", str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert done.stdout.startswith("PASS"), done.stdout + done.stderr
