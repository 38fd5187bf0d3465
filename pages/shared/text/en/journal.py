"""English: the journal, what was done, by whom and when."""

from data.keeping.journal import Deed
from pages.shared.text.parts.journal import JournalText

JOURNAL = JournalText(
    title="Log book",
    lead="What was done, by whom and when. Lines are only added: each holds a checksum of the line before, so a line that is changed or removed shows. It holds no data about crime and no figures, but names of those who work here.",
    said={
        Deed.LOADED: "Loaded {files} (version {version})",
        Deed.PLANNED: "Wrote the evaluation plan {files} (version {version})",
        Deed.LOCKED: "Locked the evaluation plan (version {version})",
        Deed.UNDONE: "Undid: version {version} is in use",
        Deed.REDONE: "Brought back what was undone: version {version} is in use",
        Deed.PURGED: "Purged what was made before {before}. Deleted versions: {versions}",
        Deed.THINNED: "Purged rows from before {before} (version {version})",
        Deed.BACKED_UP: "Took a backup",
        Deed.RESTORED: "Restored the backup {files} (version {version})",
        Deed.EXPORTED: "Took out {files} (line {line} of the export log, checksum {print})",
        Deed.LOGGED_IN: "Logged in as {role}",
        Deed.LOGGED_OUT: "Logged out",
        Deed.ENDED: "Was logged out: {why}",
        Deed.REFUSED: "Refused: {why}",
        Deed.STARTED: "The server started with the settings {settings}",
    },
    refused={
        "nobody": "the login does not say who it is",
        "no_role": "no role is given",
        "expired": "the login has expired",
        "idle": "nothing was done for too long",
        "revoked": "the login has ended",
        "tampered": "the login could not be checked",
        "not_allowed": "the role may not do that",
    },
    role={"reader": "reader", "analyst": "analyst", "administrator": "administrator"},
    nobody="unknown",
    unreadable="The line cannot be read",
    nothing="Nothing has been noted yet.",
    line="{number} · {at} · {by} · {what}",
    columns=("Line", "When", "Who", "What"),
    whole="{n} {n:line|lines}, all in place. Checksum of the last line: {last}",
    broken="The log book was changed: line {line} does not fit the line before it, or is missing.",
    newest="The newest {n} of {all} lines. `python -m data journal` prints all of them.",
    not_yours="The log book is shown to administrators only.",
)
