"""What is said of versions, of damage, and of what was kept, compared or deleted."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from data.intake import Kind
from data.keeping import chain, exports
from data.keeping.compare import CountChange, VersionChange
from data.keeping.contents import is_newer, serious
from data.keeping.parts import Part
from data.keeping.purge import Purged
from data.problems import (
    HARMLESS,
    BackupError,
    BusyError,
    ChangedMeanwhileError,
    Damage,
    DiskError,
    ExportLogError,
    FileThereError,
    LeftMeanwhileError,
    MixedError,
    NoSuchVersionError,
    NothingBeforeError,
    NothingLaterError,
    OnlyReplacesError,
    StoreError,
    UserError,
)
from data.store import Version
from pages.shared.text import Text

MB = 1_000_000


def moment(at: datetime, text: Text) -> str:
    """'15 februari 2024 kl. 09.00'."""
    return text.plan.moment.format(day=text.numbers.day(at.date()), time=text.numbers.clock(at))


def damage(found: Damage, text: Text, shown: Callable[[str], str] = str) -> str:
    return text.store.harm[found.harm].format(place=shown(found.place))


def problem(error: UserError, text: Text, shown: Callable[[str], str] = str) -> str:
    """What is wrong with the store or a backup, and what to do; "" for other problems."""
    said = _refused(error, text, shown)
    match error:
        case BusyError():
            said = text.store.busy
        case DiskError(why=why, trouble=trouble):
            said = text.store.disk[trouble].format(why=shown(why))
        case ExportLogError(line=line):
            said = text.leaving.damaged.format(line=line)
        case BackupError(name=name, flaw=flaw, place=place):
            said = text.store.flaw[flaw].format(name=shown(name), place=shown(place))
        case LeftMeanwhileError():
            said = text.leaving.meanwhile
        case StoreError(damages=damages) if is_newer(damages):
            said = text.store.newer
        case StoreError(damages=damages):
            listed = [f"- {damage(found, text, shown)}" for found in damages]
            said = "\n".join([text.store.damaged, "", *listed, "", text.store.mend])
        case _:
            pass
    return said


def _refused(error: UserError, text: Text, shown: Callable[[str], str]) -> str:
    """What cannot be done with a store that is whole; "" for other problems."""
    said = ""
    match error:
        case NothingLaterError():
            said = text.store.nothing_later
        case NothingBeforeError(number=number):
            said = text.store.nothing_before.format(number=number)
        case NoSuchVersionError(number=number):
            said = text.store.no_such_version.format(number=number)
        case OnlyReplacesError(kind=kind):
            said = text.store.only_replaces.format(kind=text.kind[Kind(kind)])
        case ChangedMeanwhileError(number=number, made_by=name, made_at=at):
            by = f" {text.plan.locked_by.format(name=shown(name))}" if name else ""
            words = text.store.changed_meanwhile
            said = words.format(number=number, by=by, moment=moment(at, text))
        case MixedError():
            said = text.store.mixed
        case FileThereError(name=name):
            said = text.store.file_there.format(name=shown(name))
        case _:
            pass
    return said


def verified(found: list[Damage], text: Text) -> list[str]:
    """What `verify` found, and whether all that is needed is whole."""
    said = [damage(each, text) for each in found]
    if not found:
        return [text.store.sound]
    if all(each.harm in HARMLESS for each in found):
        return [*said, text.store.sound_but]
    return [*said, text.store.newer if is_newer(serious(found)) else text.store.mend]


def version_title(version: Version, text: Text) -> str:
    day = f"{version.made_at:%Y-%m-%d %H:%M}"
    return text.store.version.format(number=version.number, day=day, files=version.made_from)


def version_lines(version: Version, text: Text) -> Iterator[str]:
    """Who and what a version comes from, but for its parts."""
    if version.made_by:
        yield text.store.by.format(name=version.made_by)
    if version.follows is not None:
        yield text.store.follows.format(number=version.follows)


def part_lines(part: Part, text: Text) -> Iterator[str]:
    """Where a loaded file comes from, and how it was read."""
    whole = text.numbers.whole
    rows = {"kept": part.kept_count, "read": part.read_count, "left": part.left_out_count}
    yield text.store.hash.format(hash=part.content_hash)
    yield text.store.rows.format(**{name: whole(count) for name, count in rows.items()})
    if part.extracted_on is not None:
        yield text.store.extracted.format(day=part.extracted_on)
    for column in part.quality:
        yield text.store.quality.format(
            column=text.sources.column.get(column.column, column.column),
            header=column.header,
            filled=whole(column.filled),
            missing=whole(column.missing),
            unreadable=whole(column.unreadable),
            out_of_range=whole(column.out_of_range),
        )
    if part.mapping:
        yield text.store.mapping
        yield from (f"  {line}" for line in part.mapping.splitlines())


def change_lines(changed: VersionChange, text: Text) -> Iterator[str]:
    """What changed from one version to another. Whoever shows it hides small counts first."""
    yield text.store.compared.format(old=changed.old, new=changed.new)
    for part in changed.parts:
        old, new = (", ".join(file.name for file in files) for files in (part.old, part.new))
        yield text.store.change[part.change].format(kind=text.kind[part.kind], old=old, new=new)
    differing = [*changed.areas, *changed.months]
    if not differing:
        yield text.store.same_counts
        return
    yield from (differs(each, text) for each in (changed.incidents, *differing))


def differs(changed: CountChange, text: Text) -> str:
    whole = text.numbers.whole
    difference = changed.new - changed.old
    where = f"{changed.where:%Y-%m}" if not isinstance(changed.where, str) else changed.where
    return text.store.differ.format(
        where=where or text.store.everywhere,
        old=whole(changed.old),
        new=whole(changed.new),
        difference=f"+{whole(difference)}" if difference > 0 else whole(difference),
    )


def left(log: Sequence[exports.Export], checked: chain.Checked, text: Text) -> Iterator[str]:
    """What has left the house, and whether the log is whole."""
    for number, each in enumerate(log, start=1):
        yield text.leaving.line.format(
            number=text.numbers.whole(number),
            at=moment(each.at, text),
            name=each.name,
            n=text.numbers.whole(len(each.figures)),
            by=each.by or text.leaving.nobody,
            print=each.print_,
        )
        yield from (f"    {address}" for address in each.figures)
        stayed = (text.leaving.stayed.format(address=address) for address in each.withheld)
        yield from (f"    {line}" for line in stayed)
    if checked.broken is not None:
        yield text.leaving.broken.format(line=text.numbers.whole(checked.broken.line))
    elif checked.count:
        count = text.numbers.whole(checked.count)
        yield text.leaving.whole.format(n=count, last=checked.last)
    else:
        yield text.leaving.nothing


def purged(gone: Purged, text: Text) -> list[str]:
    if not gone.versions and not gone.paths:
        return [text.store.nothing_purged]
    numbers = ", ".join(str(number) for number in gone.versions) or "0"
    size = text.numbers.decimal(gone.byte_count / MB, 1)
    return [text.store.purged.format(versions=numbers, size=size), *gone.paths]
