"""A plan is locked before anybody looks; what is changed afterwards is seen."""

import hmac
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from data.plans.study_text import study_text
from data.study import Amendment, Basis, Lock, Study

_PURPOSE = b"lock of a plan"  # the store's key hashes case ids too: those are other messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """
    Written on a page: on top of which version; of a plan also why, whether to lock it, and `by`
    whom, as they name themselves: "" names nobody.
    """

    follows: int
    why: str = ""
    by: str = ""
    lock: bool = False


def locked(
    study: Study, *, at: datetime, by: str, basis: Basis | None = None, key: bytes = b""
) -> Study:
    """
    Lock a plan as it is; `at` has a time zone. A plan that is locked stays as it was locked.

    `key`: that of the store in which it is locked, which signs it; nobody signs without.
    """
    if study.lock is not None:
        return study
    text = study_text(study.plan)
    print_ = sha256(text.encode()).hexdigest()
    lock = Lock(at=at, by=by, plan=study.plan, print_=print_, basis=basis)
    return replace(study, lock=replace(lock, signature=_signature(lock, key) if key else ""))


def noted(study: Study, basis: Basis) -> Study:
    """
    A plan that comes locked in a file: what it rests on is noted as it is here, once it is known.

    Without any polygon nothing is noted: areas are often loaded after the plan.
    """
    lock = study.lock
    if lock is None or lock.basis is not None or not any(print_ for _, print_ in basis.shapes):
        return study
    return replace(study, lock=replace(lock, basis=basis))


def followed(new: Study, old: Study, *, at: datetime, by: str, why: str = "") -> Study:
    """
    Give what `new` says, with the lock and the amendments of `old`, which it takes the place of.

    Where the old plan is locked and the new one says something else, `why` is added with its time:
    no plan gets rid of its lock by being written anew, and none brings amendments of its own.
    """
    if old.lock is None:
        return new
    amendments = old.amendments
    if new.plan != old.plan:
        amendments = (*amendments, Amendment(at=at, by=by, why=why))
    return replace(new, lock=old.lock, amendments=amendments)


def is_signed(lock: Lock, key: bytes) -> bool:
    """Was it locked in the store with this key, and has nobody changed it since?"""
    return hmac.compare_digest(lock.signature.encode(), _signature(lock, key).encode())


def _signature(lock: Lock, key: bytes) -> str:
    basis = [lock.basis.shapes, lock.basis.codes] if lock.basis else []
    said = [lock.at.astimezone(UTC).isoformat(), lock.by, study_text(lock.plan), basis]
    message = json.dumps(said).encode()
    return hmac.new(key, _PURPOSE + message, sha256).hexdigest()
