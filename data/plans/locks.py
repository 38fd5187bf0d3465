"""A plan is locked before anybody looks; what is changed afterwards is seen."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from data.intake import FICTIVE_MARK, Intake
from data.plans.study_text import study_text
from data.study import Amendment, Lock, Study


def locked(study: Study, *, at: datetime, by: str) -> Study:
    """Lock a plan as it is; `at` has a time zone. A plan that is locked stays as it was locked."""
    if study.lock is not None:
        return study
    text = study_text(study.plan)
    lock = Lock(at=at, by=by, plan=study.plan, print_=sha256(text.encode()).hexdigest())
    return replace(study, lock=lock)


def followed(new: Study, old: Study, *, at: datetime, by: str, why: str = "") -> Study:
    """
    Give what `new` says, with the lock and the amendments of `old`, which it takes the place of.

    Where the old plan is locked and the new one says something else, `why` is added with its time:
    no plan gets rid of its lock by being written anew. A new plan that has gone on from the old one
    and has its reason already stays as it is.
    """
    if old.lock is None or _goes_on(new, old):
        return new
    amendments = old.amendments
    if new.plan != old.plan:
        amendments = (*amendments, Amendment(at=at, by=by, why=why))
    return replace(new, lock=old.lock, amendments=amendments)


def _goes_on(new: Study, old: Study) -> bool:
    earlier = len(old.amendments)
    return (
        new.lock == old.lock
        and new.amendments[:earlier] == old.amendments
        and (len(new.amendments) > earlier or new.plan == old.plan)
    )


def in_place_of(intake: Intake, old: Study, *, at: datetime, by: str) -> Intake:
    """A file with a plan, as it is kept where `old` is in use: the lock goes with it."""
    new = followed(intake.rows, old, at=at, by=by)
    if new == intake.rows:
        return intake
    head = f"# {FICTIVE_MARK}\n" if intake.fictive else ""
    return replace(intake, rows=new, raw=(head + study_text(new)).encode())
