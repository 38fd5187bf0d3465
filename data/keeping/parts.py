"""One loaded file in the store: its rows as Parquet (a study as it was written), and its source."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import file_digest
from pathlib import Path
from zoneinfo import ZoneInfo

from data.intake import Intake, Kind
from data.keeping.contents import read_record, record, seal
from data.problems import Damage, Finding, Harm, StoreError, stored_finding
from data.quality import ColumnQuality

LOCAL_TIME = ZoneInfo("Europe/Stockholm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A loaded file. `folder` holds its rows."""

    kind: Kind
    folder: Path
    fingerprint: str  # SHA-256 of what is stored: the rows, and what is known about the file
    name: str  # of the file that it came from
    content_hash: str  # SHA-256 of that file
    loaded_at: datetime  # Europe/Stockholm
    extracted_on: date | None
    read_count: int
    kept_count: int
    fictive: bool
    findings: tuple[Finding, ...]
    mapping: str = ""  # how the columns were understood, as TOML: `data.columns.mapping`
    quality: tuple[ColumnQuality, ...] = ()

    @property
    def rows_file(self) -> Path:
        return self.folder / "rows.parquet"

    @property
    def left_out_count(self) -> int:
        return self.read_count - self.kept_count


def write_part(folder: Path, intake: Intake) -> Part:
    folder.mkdir()
    stored = _write_rows(folder, intake)
    known = {
        "name": intake.name,
        "content_hash": intake.content_hash,
        "extracted_on": intake.extracted_on and intake.extracted_on.isoformat(),
        "read_count": intake.read_count,
        "kept_count": intake.kept_count,
        "fictive": intake.fictive,
        "findings": [asdict(finding) for finding in intake.findings],
        "mapping": intake.mapping,
        "quality": [asdict(column) for column in intake.quality],
    }
    # the same rows with another extract date, say, are another part: they answer differently
    with stored.open("rb") as file:
        fingerprint = file_digest(file, "sha256")
    fingerprint.update(json.dumps(known).encode())
    content = known | {
        "fingerprint": fingerprint.hexdigest(),
        "loaded_at": datetime.now(LOCAL_TIME).isoformat(timespec="seconds"),
    }
    (folder / "part.json").write_bytes(record(content))
    seal(folder)
    return read_part(intake.kind, folder)


def read_part(kind: Kind, folder: Path) -> Part:
    """Raises `StoreError` if what is known about the file cannot be read."""
    content = read_record(folder / "part.json")
    try:
        extracted_on = content.pop("extracted_on")
        return Part(
            kind=kind,
            folder=folder,
            loaded_at=datetime.fromisoformat(content.pop("loaded_at")),
            extracted_on=date.fromisoformat(extracted_on) if extracted_on else None,
            findings=tuple(stored_finding(f) for f in content.pop("findings")),
            quality=tuple(ColumnQuality(**column) for column in content.pop("quality", ())),
            **content,
        )
    except (KeyError, TypeError, ValueError) as error:  # another program's, in a form of its own
        place = f"{folder.name}/part.json"
        raise StoreError([Damage(Harm.UNREADABLE_RECORD, place)]) from error


def _write_rows(folder: Path, intake: Intake) -> Path:
    file = folder / "rows.parquet"
    if intake.kind is Kind.STUDY:
        file = folder / "studie.toml"
        file.write_bytes(intake.raw)
    else:
        intake.rows.to_parquet(file, index=False)
    return file
