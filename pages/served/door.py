"""
The page to log in on: the whole of what a browser gets that nobody has logged in with.

The words are imported when they are first needed: the server starts without them.
"""

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, parse_qsl, urlencode

from starlette.responses import HTMLResponse, PlainTextResponse, Response

if TYPE_CHECKING:
    from pages.shared.text import Text

_PAGE = """<!doctype html>
<html lang="{code}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title} \N{EN DASH} Pilotkollen</title>
<link rel="icon" href="{root}app/static/pilotkollen.svg">
<link rel="stylesheet" href="{root}app/static/door.css">
</head>
<body>
<main>
<p class="name">Pilotkollen</p>
<h1>{title}</h1>
{said}
<p><a class="enter" href="{root}auth/login">{click}</a></p>
{others}
</main>
</body>
</html>
"""
_LINK = '<p><a lang="{code}" hreflang="{code}" href="?{query}">{said}</a></p>'


def closed(query: str, root: str, *, has_ended: bool) -> Response:
    """
    For somebody who has not logged in, or whose login has ended.

    `query`: of the link that they came with; `root`: the base path.
    """
    text = _text(query)
    said = [text.access.ended] if has_ended else []
    said.append(text.access.lead)
    others = _in_others(text.code, query)
    return _page(text, root, text.access.title, said, text.access.log_in, 401, others)


def no_role(query: str, root: str, person: str) -> Response:
    """For somebody whom the provider knows, and nobody here."""
    text = _text(query)
    said = [text.access.no_role.format(person=person), text.access.ask]
    return _page(text, root, text.access.no_role_title, said, text.access.as_another, 403)


def unreached(query: str, root: str) -> Response:
    """For somebody who wants to log in while the provider does not answer."""
    text = _text(query)
    said = [text.access.unreached]
    return _page(text, root, text.access.unreached_title, said, text.access.log_in, 503)


def only_here() -> Response:
    """For who asks from elsewhere where nobody can log in; their language is not known."""
    from pages.shared.text.languages import LANGUAGES

    said = [text.access.only_here for text in LANGUAGES.values()]
    return PlainTextResponse("\n\n".join(said), 403)


def _text(query: str) -> "Text":
    from pages.shared.text.languages import LANGUAGES

    asked = parse_qs(query).get("language", [""])[0]
    return LANGUAGES.get(asked, LANGUAGES["sv"])


def _in_others(code: str, query: str) -> str:
    """Links to the same link in the other languages."""
    from pages.shared.text.languages import LANGUAGES

    asked = [(name, value) for name, value in parse_qsl(query) if name != "language"]
    return "\n".join(
        _LINK.format(
            code=other,
            query=escape(urlencode([*asked, ("language", other)])),
            said=escape(text.access.in_this_language),
        )
        for other, text in LANGUAGES.items()
        if other != code
    )


def _page(
    text: "Text",
    root: str,
    title: str,
    said: list[str],
    click: str,
    status: int,
    others: str = "",
) -> Response:
    content = _PAGE.format(
        code=text.code,
        root=escape(root),
        title=escape(title),
        said="\n".join(f"<p>{escape(each)}</p>" for each in said),
        click=escape(click),
        others=others,
    )
    return HTMLResponse(content, status)
