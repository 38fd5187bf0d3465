"""Every choice is kept by a link, in either language, and what a link asks for in vain is told."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import session
from pages.shared.session import on_decision
from tests.conftest import ROOT
from tests.pages.screen import FILES, TEXTS, plain

TAKES_A_KEY = {"linked", "take", "draw_segments", "draw_pills", "draw_part", "draw_choice"}
TAKES_A_KEY |= {"draw_switch"}


@dataclass(frozen=True, slots=True)
class Case:
    """Where a choice is offered: on which page, after which other choices."""

    page: str
    after: dict[str, Any] = field(default_factory=dict)


def _of(page: str, *keys: str, **after: str) -> dict[str, Case]:
    return dict.fromkeys(keys, Case(page, after))


CASES: dict[str, Case] = {
    **_of("overview", "language", "pilot", "areas", "groups", "from", "to"),  # on every page
    **_of("trends", "window_from", "window_to", "peers", "beside", "scale", "year", "funnel"),
    **_of("map", "view", "kernel", "bandwidth", "bounded", "show", "week", "season", "edit-areas"),
    **_of("map", "object", show="cameras"),
    **_of("map", "street", view="streets"),
    **_of("map", "quarter", view="quarters"),
    **_of("effect", *session.Check),
    **_of("safety", "safety"),
    **_of("safety", "sight", "respondents", safety="items"),
    **_of("safety", "question", safety="answers"),
    **_of("safety", "who", safety="who"),
    **_of("safety", "first", "second", safety="who", who="crossed"),
    **_of("process", "process", "while"),
    **_of("process", "points", process="walks"),
    **_of("decision", "decision"),
    **_of("decision", "place", decision="readiness"),
    **_of("decision", "costs", "price", decision="cost"),
    **_of("decision", *on_decision.WEIGHTS.values(), decision="where-next"),
    **_of("report", "report"),
}
PLACES = [case for at, case in enumerate(CASES.values()) if case not in [*CASES.values()][:at]]
BY_ID = {"quarter": "2024-Q2"}  # it never stands in a link by its words
TESTED_ELSEWHERE = {"language", "report"}  # test_report_page.py has two reports to choose from
NOT_IN_THE_SAMPLE = {"business", "rows"}  # nothing concerns a business, no table is too long


def of_the_code() -> Iterator[str]:
    """Every key that some page hands to what binds a choice to the link."""
    constants = {n: v for n, v in vars(session).items() if isinstance(v, str)}
    yield from chain(session.Check, on_decision.WEIGHTS.values())
    for file in (ROOT / "pages").rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        own = {
            name.id: value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            for name, value in _named(target, node.value)
        }
        for call in ast.walk(tree):
            if isinstance(call, ast.Call) and _name(call.func) in TAKES_A_KEY and call.args:
                name = _name(call.args[0])
                if name.isupper():
                    yield str((own | constants)[name])


def _named(target: ast.expr, value: ast.expr) -> Iterator[tuple[ast.Name, ast.Constant]]:
    pairs = [(target, value)]
    if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        pairs = list(zip(target.elts, value.elts, strict=True))
    for one, other in pairs:
        if isinstance(one, ast.Name) and isinstance(other, ast.Constant):
            yield one, other


def _name(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def follow(page: str, language: str, **link: Any) -> AppTest:  # noqa: ANN401
    app = AppTest.from_file(ROOT / "dashboard.py", default_timeout=60)
    app.query_params.update({"language": language, **link})
    app.run()
    return app if page == "overview" else app.switch_page(FILES[page]).run()


def widget(app: AppTest, key: str) -> Any:  # noqa: ANN401
    for node in [*app.main, *app.sidebar]:
        if getattr(node, "key", None) == key and hasattr(node, "options"):
            return node
    return None


def options(app: AppTest, key: str) -> list[str]:
    """What the reader may choose, in the words on the screen."""
    found = widget(app, key)
    return list(found.options) if found else ["true", "false"]


def whole_link(app: AppTest) -> dict[str, list[str]]:
    """What the control copies, as a browser would read it."""
    app.session_state["_link_open"] = True
    (code,) = app.run().code[-1:]
    link: dict[str, list[str]] = {}
    for key, value in parse_qsl(urlsplit(code.value).query):
        link.setdefault(key, []).append(value)
    return link


def test_each_key_of_the_code_has_a_case_here() -> None:
    assert set(of_the_code()) == {*CASES, *NOT_IN_THE_SAMPLE}


def test_nothing_is_bound_to_the_link_but_by_the_one_way() -> None:
    for file in (ROOT / "pages").rglob("*.py"):
        if file.name != "links.py":
            assert "query-params" not in file.read_text("utf-8"), file


@pytest.mark.parametrize("key", [key for key in CASES if key not in TESTED_ELSEWHERE])
def test_a_choice_is_kept_by_its_link_in_either_language(sample: Path, key: str) -> None:
    """Asked for by its Swedish words, then by the whole link on an English page: the same one."""
    case = CASES[key]
    opened = follow(case.page, "sv", **case.after)
    usual = opened.session_state[key]
    others = (each for each in options(opened, key)[::-1] if not _is(opened, key, each))
    link = BY_ID.get(key) or next(others)
    chosen = follow(case.page, "sv", **{**case.after, key: link})
    value = chosen.session_state[key]
    assert value != usual
    assert not chosen.exception
    whole = whole_link(chosen)
    assert chosen.query_params[key] in (link, [link])
    del whole["language"]
    again = follow(case.page, "en", **whole)
    assert again.session_state[key] == value
    assert TEXTS["en"].frame.dropped.split(":")[0] not in "".join(i.value for i in again.info)


def _is(app: AppTest, key: str, words: str) -> bool:
    """Is this what is chosen where nobody has chosen?"""
    usual = app.session_state[key]
    if isinstance(usual, bool):
        return words == str(usual).lower()
    return (
        words in (widget(app, key).format_func(usual), usual) if isinstance(usual, str) else False
    )


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("case", PLACES, ids=str)
def test_unknown_values_are_dropped_and_told(sample: Path, case: Case, language: str) -> None:
    keys = [key for key, one in CASES.items() if one == case and key != "language"]
    usual = follow(case.page, language, **case.after)
    wrong = {key: f"zzz-{key}" for key in keys}
    app = follow(case.page, language, **{**case.after, **wrong})
    assert not app.exception
    sentence = next(plain(info.value) for info in app.info if "zzz" in info.value)
    assert sentence.startswith(TEXTS[language].frame.dropped.partition("{")[0])
    for key, value in wrong.items():
        assert value in sentence
        assert app.session_state[key] == usual.session_state[key]
        assert value not in app.query_params.get(key, [])
    assert not any("zzz" in info.value for info in app.run().info)
