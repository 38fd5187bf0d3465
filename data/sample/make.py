"""
Write the sample: fictive data for Trollhättan, in the forms that real files have.

    python -m data.sample.make FOLDER

SOURCE.toml says what is planted. The same files come out each time, to the byte.
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

from data.sample.incidents import incidents
from data.sample.places import areas_geojson
from data.sample.plan import study_toml
from data.sample.process import process_tables
from data.sample.programme import waves, with_programme
from data.sample.streets import streets_geojson
from data.sample.survey import survey_tables
from data.sample.truth import truth

SOURCE = "FIKTIVA DATA"


def make_sample(folder: Path) -> None:
    """Write all files of the sample into `folder`, which is made if it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    # a stream each: more incidents would not change a single answer
    of_incidents, of_survey, of_process, of_programme = np.random.default_rng(
        truth()["seed"]
    ).spawn(4)
    _write(folder / "handelser.csv", incidents(of_incidents, f"Polisen ({SOURCE})"), bom=True)
    answers = survey_tables(of_survey)
    work = with_programme(process_tables(of_process), of_programme)
    tables = {**answers, "enkat_utskick.csv": waves(answers["enkat.csv"]), **work}
    for name, table in tables.items():
        # the source of a measure is a walk or a meeting: there the mark stands elsewhere
        _write(folder / name, table if "källa" in table else table.assign(källa=SOURCE))
    _write_text(folder / "omraden.geojson", areas_geojson(SOURCE))
    _write_text(folder / "gator.geojson", streets_geojson(SOURCE))
    _write_text(folder / "studie.toml", study_toml())


def _write(file: Path, table: pd.DataFrame, *, bom: bool = False) -> None:
    _write_text(file, "\ufeff" * bom + table.to_csv(sep=";", index=False, lineterminator="\n"))


def _write_text(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    make_sample(Path(sys.argv[1]))
