"""English: rows that are older than they may be."""

from pages.shared.text.parts.retention import RetentionText

RETENTION = RetentionText(
    heading="Purge rows that are too old",
    lead="Incidents, survey answers and reports that are older than the retention period are deleted for good. All earlier versions are deleted too, so it cannot be undone. Plans that compare with that time get no answer then. Rows without a day stay. Backups are not touched.",
    not_set="No retention period is given (retention_months in the section [privacy] of the settings file). Give a day by --before.",
    before="From before {day}:",
    rows="{kind}: {n} {n:row|rows}",
    versions="Earlier versions with such rows: {versions}",
    nothing="No row is from before {day}.",
    sure="Delete the rows and all earlier versions for good",
    clock="The clock says {today}, but the newest that the store knows of is from {newest}. A clock that is ahead deletes too much.",
    clock_sure="The clock is right",
    clock_day="Where the clock is right, give the day by --before.",
    purge="Purge the rows",
    purging="Purging …",
    gone="{kind}: {n} {n:row|rows} deleted",
    now="Version {version} is in use now.",
)
