"""
A made-up town of any size: incident rows as a police extract has them, areas, plan and survey.

20,000 addresses, few of them busy; times with and without spans, late reports, missing values,
duplicates and impossible dates, each in a known share. Everything is vectorised: a million rows
take seconds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from pyproj import Transformer
from shapely import Polygon

from data.codebook import codebook
from data.intake import Intake, Kind
from data.readers import read

FIRST_DAY, EXTRACTED_ON = date(2018, 1, 1), date(2025, 11, 15)
ADDRESSES = 20_000
WEST, SOUTH, WIDE_M, HIGH_M = 340_000, 6_462_000, 750, 2_000  # of an area; 8 x 5 of them
CHUNK = 1_000_000  # rows that are made at once
SCHEMA_ROWS = 20_000
STUDY = """
title = "Plan (FIKTIVA DATA)"
decision_dates = [2025-12-31]
[[pilot]]
area = "A07"
start = 2023-03-01
before = [2020-01-01, 2023-01-01]
implementation = [2023-01-01, 2023-07-01]
after = [2023-07-01, 2025-07-01]
comparison = ["A05", "A13", "A14", "A17", "A18", "A21", "A23", "A26", "A27", "A31", "A33"]
buffers = ["A06", "A08"]
primary = { name = "Stöld i butik", groups = ["shop_theft", "disorder"], direction = "decrease", \
smallest_change = -0.10 }
[[pilot.secondary]]
name = "Skadegörelse, misshandel och hot"
groups = ["damage", "assault", "threat"]
direction = "decrease"
smallest_change = -0.10
[[pilot.secondary]]
name = "Otrygga besökare"
item = "B05b"
respondents = "besökare"
direction = "decrease"
smallest_change = -0.05
"""
_PLACES = ["Butik", "Kontor", "Industri", "Parkering", "Gata", "Bostad", "Skola", ""]
_VICTIMS = ["Företag", "Privat", "Kommun", ""]
_UNLISTED = [f"Övrigt brott {number}, fiktivt" for number in range(1, 21)]
Array = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Addresses:
    text: pa.Array
    area: pa.Array
    north: pa.Array
    east: pa.Array
    longitude: Array
    latitude: Array
    weight: Array


def areas() -> gpd.GeoDataFrame:
    """40 polygons with many corners and narrow gaps between them, in SWEREF 99 TM."""
    rng = np.random.default_rng(40)
    rows = []
    for number in range(40):
        west, south = WEST + number % 8 * WIDE_M, SOUTH + number // 8 * HIGH_M
        turn = np.linspace(0, 1, 15, endpoint=False)
        x = np.r_[turn, np.ones(15), 1 - turn, np.zeros(15)] * WIDE_M
        y = np.r_[np.zeros(15), turn, np.ones(15), 1 - turn] * HIGH_M
        inward = rng.uniform(0.985, 0.999, 60)
        x, y = (x - WIDE_M / 2) * inward + WIDE_M / 2, (y - HIGH_M / 2) * inward + HIGH_M / 2
        polygon = Polygon(np.c_[west + x, south + y])
        rows.append((f"A{number:02}", f"Område {number:02}", polygon))
    frame = pd.DataFrame(rows, columns=["area_id", "namn", "geometry"])
    return gpd.GeoDataFrame(frame, geometry="geometry", crs="EPSG:3006")


def areas_file() -> bytes:
    text: str = areas().to_crs("EPSG:4326").to_json()
    return text.encode()


def survey_file() -> bytes:
    """Two waves of visitors and businesses in the study's areas."""
    rng = np.random.default_rng(5)
    count = 6_000
    frame = pd.DataFrame(
        {
            "respondent_id": [f"R{n:05}" for n in range(count)],
            "våg": rng.choice(["2022", "2025"], count),
            "område": rng.choice(["A05", "A07", "A13", "A17", "A21"], count),
            "grupp": rng.choice(["besökare", "företag"], count),
            "B05a": rng.integers(1, 6, count),
            "B05b": rng.integers(1, 6, count),
            "F10a": rng.integers(1, 3, count),
            "F10x": rng.integers(1, 3, count),
            "källa": "FIKTIVA DATA",
        }
    )
    frame["datum"] = frame["våg"] + "-09-15"
    return frame.to_csv(index=False, sep=";").encode()


def setting() -> list[Intake]:
    """What surrounds the incidents: areas, plan and survey."""
    study = f"# FIKTIVA DATA\n{STUDY}".encode()
    marked = areas_file().replace(b'"type"', b'"note": "FIKTIVA DATA", "type"', 1)
    return [
        read(Kind.AREAS, marked, "omraden.geojson"),
        read(Kind.STUDY, study, "studie.toml"),
        read(Kind.SURVEY, survey_file(), "enkat.csv"),
    ]


def extract(count: int) -> Iterator[pa.Table]:
    """Rows with typed columns, at most `CHUNK` at a time; the same for the same count."""
    town = _addresses()
    for start in range(0, count, CHUNK):
        yield _rows(start, min(CHUNK, count - start), town)


def write_csv(count: int, file: Path, encoding: str = "utf-8") -> None:
    """`count` rows as the police would send them: semicolons, Swedish headers, one line each."""
    plain = pyarrow.csv.WriteOptions(include_header=False, delimiter=";", quoting_style="none")
    with file.open("wb") as output:
        for number, rows in enumerate(map(_as_written, extract(count))):
            if number == 0:
                output.write(f"{';'.join(rows.column_names)}\n".encode(encoding))
            lines = pa.BufferOutputStream()
            pyarrow.csv.write_csv(rows, lines, plain)
            content = lines.getvalue().to_pybytes()
            output.write(content.decode().encode(encoding) if encoding != "utf-8" else content)


def stored_intake(count: int, folder: Path) -> Intake:
    """
    `count` incidents in the form in which `read` gives them, without reading a file of that size.

    The columns and what stands in them are learned from a small file that really is read.
    """
    small_file = folder / "small.csv"
    write_csv(SCHEMA_ROWS, small_file)
    small = read(Kind.INCIDENTS, small_file.read_bytes(), small_file.name)
    sample = small.rows
    file = folder / "rows.parquet"
    schema = _plain(pa.Schema.from_pandas(sample, preserve_index=False))
    learned = _learned(sample)
    kept = 0
    with pyarrow.parquet.ParquetWriter(file, schema) as output:
        for rows in extract(count):
            form = _as_stored(rows, schema, learned)
            kept += form.num_rows
            output.write_table(form)
    return replace(
        small,
        name=f"{count}.csv",
        content_hash=f"{count:064x}",
        rows=pd.read_parquet(file).astype(sample.dtypes.to_dict() | {"premises": "category"}),
        read_count=count,
        kept_count=kept,
    )


def _plain(schema: pa.Schema) -> pa.Schema:
    """Texts as texts, also those that are kept as categories."""
    return pa.schema(
        [
            field.with_type(pa.string()) if pa.types.is_dictionary(field.type) else field
            for field in schema
        ]
    )


@cache
def _addresses() -> Addresses:
    rng = np.random.default_rng(20)
    east = np.round(rng.uniform(WEST, WEST + 8 * WIDE_M, ADDRESSES), 1)
    north = np.round(rng.uniform(SOUTH, SOUTH + 5 * HIGH_M, ADDRESSES), 1)
    column, row = (east - WEST) // WIDE_M, (north - SOUTH) // HIGH_M
    to_degrees = Transformer.from_crs("EPSG:3006", "EPSG:4326", always_xy=True)
    longitude, latitude = to_degrees.transform(east, north)
    weight = 1 / (rng.permutation(ADDRESSES) + 10) ** 0.7
    return Addresses(
        text=pa.array([f"Påhittsgatan {n // 60} nr {n % 60 + 1}" for n in range(ADDRESSES)]),
        area=pa.array([f"Område {int(n):02}" for n in row * 8 + column]),
        north=pa.array(north),
        east=pa.array(east),
        longitude=longitude,
        latitude=latitude,
        weight=weight / weight.sum(),
    )


def _texts() -> tuple[list[str], Array]:
    listed = codebook("offence_texts")["text"].tolist()
    texts = [*listed, *_UNLISTED]
    weight = 1 / (np.random.default_rng(2).permutation(len(texts)) + 2.0)
    weight[len(listed) :] /= 20
    return texts, weight / weight.sum()


def _rows(start: int, count: int, town: Addresses) -> pa.Table:
    rng = np.random.default_rng([start, count])
    texts, text_weight = _texts()
    place = rng.choice(ADDRESSES, count, p=town.weight)
    offence = rng.choice(len(texts), count, p=text_weight)
    days = (EXTRACTED_ON - FIRST_DAY).days
    hour = np.round(rng.normal(16, 5, count)).astype(int) % 24
    minutes = rng.integers(0, days, count) * 1440 + hour * 60 + rng.integers(0, 12, count) * 5
    minutes[rng.random(count) < 0.06] //= 1440  # no clock time: 00:00
    minutes = np.where(minutes < days, minutes * 1440, minutes)
    span = np.where(rng.random(count) < 0.3, rng.exponential(480, count).astype(int) + 1, 0)
    span[rng.random(count) < 0.002] = -60  # ends before it starts
    delay = rng.geometric(0.5, count) - 1
    late = rng.random(count) < 0.08
    delay[late] = rng.integers(5, 200, late.sum())
    delay = np.minimum(delay, days - minutes // 1440)
    case = np.arange(start, start + count)
    again = np.flatnonzero(rng.random(count) < 0.005)
    again = again[again > 0]
    for column in (place, offence, minutes, span, delay, case):
        column[again] = column[again - 1]
    first = np.datetime64(FIRST_DAY, "s")
    when = first + (minutes * 60).astype("timedelta64[s]")
    when[rng.random(count) < 0.0005] = np.datetime64("1899-12-30", "s")
    table = {
        "case": pa.array(case),
        "offence": pa.array(offence),
        "from": pa.array(when, mask=rng.random(count) < 0.01),
        "to": pa.array(when + (span * 60).astype("timedelta64[s]"), mask=span == 0),
        "reported": pa.array(first + (minutes // 1440 + delay) * np.timedelta64(86_400, "s")),
        "clock": pa.array(minutes % 1440 > 0),
        "place": pa.array(place),
        "positioned": pa.array(rng.random(count) > 0.03),
        "named": pa.array(rng.random(count) > 0.02),
        "place_type": pa.array(rng.choice(len(_PLACES), count)),
        "victim": pa.array(rng.choice(len(_VICTIMS), count)),
        "offences": pa.array(rng.geometric(0.9, count)),
        "attempt": pa.array(rng.random(count) < 0.1),
    }
    return pa.table(table).append_column("text", pa.array(texts).take(table["offence"]))


def _as_written(rows: pa.Table) -> pa.Table:
    """The columns of a police extract, every cell as the text that stands in the file."""
    town = _addresses()
    year = pc.utf8_slice_codeunits(pc.strftime(rows["reported"], "%Y"), 2, 4)
    case = pc.cast(rows["case"], pa.string())
    lately = pc.greater_equal(rows["reported"], pa.scalar(pd.Timestamp("2025-10-01")))
    nothing = pa.scalar("")

    def shown(column: pa.Array, where: pa.Array) -> pa.Array:
        return pc.if_else(where, pc.cast(column, pa.string()).take(rows["place"]), nothing)

    def moment(column: str) -> pa.Array:
        return pc.fill_null(pc.strftime(rows[column], "%Y-%m-%d %H:%M"), "")

    return pa.table(
        {
            "Diarienummer": pc.binary_join_element_wise("5000-K", case, "-", year, ""),
            "Brottskod": pc.binary_join_element_wise(
                "0", pc.cast(pc.add(rows["offence"], 800), pa.string()), ""
            ),
            "Brottsrubricering": rows["text"],
            "Antal brott": pc.cast(rows["offences"], pa.string()),
            "Försök/Fullbordat": pc.if_else(rows["attempt"], "F", "Ö"),
            "Brottstid från": moment("from"),
            "Brottstid till": moment("to"),
            "Anmälningsdatum": pc.strftime(rows["reported"], "%Y-%m-%d"),
            "Händelsetyp": pc.if_else(rows["attempt"], "Larm inbrott", "Övrigt"),
            "Adress": town.text.take(rows["place"]),
            "N": shown(town.north, rows["positioned"]),
            "E": shown(town.east, rows["positioned"]),
            "Område": shown(town.area, rows["named"]),
            "Platstyp": pa.array(_PLACES).take(rows["place_type"]),
            "Målsägande typ": pa.array(_VICTIMS).take(rows["victim"]),
            "Källa": pa.repeat("Polisen (FIKTIVA DATA)", rows.num_rows),
            "Uttagsdatum": pa.repeat(EXTRACTED_ON.isoformat(), rows.num_rows),
            "Preliminär": pc.if_else(lately, "J", "N"),
        }
    )


_KEYS = ["offence_text", "place_type", "victim_type"]


def _learned(sample: pd.DataFrame) -> pd.DataFrame:
    """For each text, place type and victim type, what the reader made of them."""
    return sample.drop_duplicates(_KEYS).set_index(_KEYS)


def _as_stored(rows: pa.Table, schema: pa.Schema, learned: pd.DataFrame) -> pa.Table:
    town = _addresses()
    usable = pc.or_kleene(
        pc.greater(rows["from"], pa.scalar(pd.Timestamp("1990-01-01"))), pc.is_null(rows["from"])
    )
    rows = rows.filter(usable)
    place = rows["place"].to_numpy()
    nowhere = ~rows["positioned"].to_numpy()
    dated = rows["from"].is_valid().to_numpy()
    backwards = pc.fill_null(pc.less(rows["to"], rows["from"]), False).to_numpy()
    written = _as_written(rows)
    known: dict[str, object] = {
        "occurred_from": pc.coalesce(rows["from"], rows["reported"]),
        "occurred_to": pc.if_else(pa.array(dated & ~backwards), rows["to"], None),
        "hour_known": pa.array(dated & rows["clock"].to_numpy()),
        "reported_on": rows["reported"],
        "offence_text": rows["text"],
        "offence_code": written["Brottskod"],
        "n_offences": rows["offences"],
        "area_name": written["Område"],
        "longitude": pa.array(town.longitude[place], mask=nowhere),
        "latitude": pa.array(town.latitude[place], mask=nowhere),
        "place_type": written["Platstyp"],
        "victim_type": written["Målsägande typ"],
        "source": written["Källa"],
        "preliminary": pc.equal(written["Preliminär"], "J"),
        "premises": pc.utf8_lpad(pc.cast(rows["place"], pa.string()), 16, "0"),
        "case_hash": pc.utf8_lpad(pc.cast(rows["case"], pa.string()), 16, "0"),
    }
    keys = pd.DataFrame({name: known[name] for name in _KEYS})
    others = learned.reindex(pd.MultiIndex.from_frame(keys))
    by_text = learned.groupby("offence_text").first().reindex(keys["offence_text"])
    others = others.reset_index(drop=True).fillna(by_text.reset_index(drop=True))
    columns = [
        pa.array(others[field.name].to_numpy(), from_pandas=True)
        if field.name not in known
        else known[field.name]
        for field in schema
    ]
    return pa.table(columns, names=schema.names).cast(schema)
