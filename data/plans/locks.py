"""A plan is locked before anybody looks; what is changed afterwards is seen."""

from dataclasses import replace
from datetime import datetime
from hashlib import sha256

from data.plans.study_text import study_text
from data.study import Amendment, Lock, Study


def locked(study: Study, *, at: datetime, by: str) -> Study:
    """Lock a plan as it is; `at` has a time zone. A plan that is locked stays as it was locked."""
    if study.lock is not None:
        return study
    text = study_text(study.plan)
    lock = Lock(at=at, by=by, plan=study.plan, print_=sha256(text.encode()).hexdigest())
    return replace(study, lock=lock)


def followed(new: Study, old: Study, *, at: datetime, by: str, why: str) -> Study:
    """
    Give what `new` says, with the lock and the amendments of `old`, which it takes the place of.

    Where the old plan is locked and the new one says something else, `why` is added with its time:
    no plan gets rid of its lock by being written anew.
    """
    if old.lock is None:
        return new
    amendments = old.amendments
    if new.plan != old.plan:
        amendments = (*amendments, Amendment(at=at, by=by, why=why))
    return replace(new, lock=old.lock, amendments=amendments)
