"""Who somebody is, and in which role, from what a login says."""

from typing import Any

import pytest

from data.access import Login, Refusal, login, print_of
from data.roles import Act, Role, allowed, greatest
from data.settings import Access

ACCESS = Access(
    role_claim="groups",
    roles={"readers": Role.READER, "analysts": Role.ANALYST},
    named={"ada@b": Role.ADMINISTRATOR, "bo@b": Role.READER},
)
SOMEBODY = {"sub": "1", "exp": 100, "iat": 1, "iss": "i", "nonce": "n"}
ONLY_ADMINISTRATORS = {Act.RESTORE, Act.PURGE, Act.JOURNAL, Act.FIGURES}


def known(**claims: object) -> Login | Refusal:
    return login(SOMEBODY | claims, ACCESS)


def role(**claims: object) -> Role | Refusal:
    found = known(**claims)
    return found.role if isinstance(found, Login) else found


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ({"email": "ADA@B "}, Role.ADMINISTRATOR),
        ({"email": "ada@b", "email_verified": True}, Role.ADMINISTRATOR),
        ({"email": "ada@b", "email_verified": False}, Refusal.NO_ROLE),
        ({"email": "ada@b", "email_verified": "false"}, Refusal.NO_ROLE),
        ({"email": ["ada@b"]}, Refusal.NO_ROLE),
        ({"name": "ada@b", "preferred_username": "ada@b"}, Refusal.NO_ROLE),
        ({"groups": "readers"}, Role.READER),
        ({"groups": ["x", "analysts", "readers"]}, Role.ANALYST),
        ({"groups": ["analysts"], "email": "bo@b"}, Role.ANALYST),
        ({"groups": ["readers"], "email": "ada@b"}, Role.ADMINISTRATOR),
        ({"groups": [["analysts"], 7, None]}, Refusal.NO_ROLE),
        ({"groups": "analysts readers"}, Refusal.NO_ROLE),
        ({"groups": {"analysts": True}}, Refusal.NO_ROLE),
        ({"roles": ["analysts"]}, Refusal.NO_ROLE),
        ({}, Refusal.NO_ROLE),
    ],
)
def test_the_greatest_role_of_the_claim_and_the_lists_holds(
    claims: dict[str, Any], expected: Role | Refusal
) -> None:
    assert role(**claims) == expected


@pytest.mark.parametrize(
    "claims", [{"exp": None}, {"exp": "100"}, {"exp": True}, {"sub": ""}, {"sub": None}]
)
def test_a_login_that_does_not_say_who_or_until_when_is_nobodys(claims: dict[str, Any]) -> None:
    assert known(groups="readers", **claims) is Refusal.NOBODY


def test_without_the_name_of_a_claim_no_claim_gives_a_role() -> None:
    assert login(SOMEBODY | {"": "readers"}, Access(roles=ACCESS.roles)) is Refusal.NO_ROLE


def test_another_claim_may_say_who_somebody_is() -> None:
    access = Access(person_claim="oid", named={"7-a": Role.ANALYST})
    found = login(SOMEBODY | {"oid": "7-A", "email": "x", "email_verified": False}, access)
    assert isinstance(found, Login)
    assert (found.person, found.role, found.ends_at) == ("7-A", Role.ANALYST, 100.0)


def test_the_print_tells_every_login_from_every_other_and_names_nobody() -> None:
    changes: tuple[dict[str, object], ...] = (
        {},
        {"iat": 2},
        {"nonce": "m"},
        {"sub": "2"},
        {"exp": 101},
        {"iss": "j"},
    )
    prints = {print_of(SOMEBODY | each) for each in changes}
    assert len(prints) == len(changes)
    assert print_of(SOMEBODY) == print_of(SOMEBODY | {"email": "a", "is_logged_in": True})


@pytest.mark.parametrize("act", Act)
def test_each_role_may_do_all_that_the_one_before_may(act: Act) -> None:
    assert [allowed(each, act) for each in (None, *Role)] == [
        False,
        False,
        act not in ONLY_ADMINISTRATORS,
        True,
    ]


def test_of_no_roles_there_is_no_greatest() -> None:
    assert greatest([]) is None
    assert greatest([Role.ANALYST, Role.READER]) is Role.ANALYST
