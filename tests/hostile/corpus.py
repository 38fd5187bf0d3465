"""
Texts that would act if anything took them for more than text.

What acts calls `pwned`, makes an element of the class `hostile`, or asks the host HOST: a browser
sees each of them. None is longer than a name is.
"""

HOST = "hostile.invalid"  # no such host can be

MARKUP = {
    "script": "<script class=hostile>pwned(1)</script>",
    "picture": "<img class=hostile src=x onerror=pwned(2)>",
    "drawing": "<svg class=hostile onload=pwned(3)>",
    "frame": f"<iframe class=hostile src=//{HOST}/4>",
    "style": "<style class=hostile>body{display:none}</style>",
    "attribute": '" class="hostile" onmouseover="pwned(5)" x="',
    "single quotes": "' class='hostile' autofocus onfocus='pwned(6)' x='",
    "end of everything": (
        "--></title></textarea></style></script><img class=hostile src=x onerror=pwned(7)>"
    ),
    "entities": "&lt;img class=hostile src=x onerror=pwned(8)&gt;&#60;b class=hostile&#62;",
    "half a tag": "<img class=hostile src=x onerror=pwned(9) ",
    "upside down": "<a href=javascript:pwned(10) class=hostile>x</a>",
}
SCRIPT = {
    "end of a string": "'});pwned(11);({'",
    "end of a double one": '"});pwned(12);({"',
    "backquotes": "`+pwned(13)+`${pwned(14)}",
    "end of a line": "\N{LINE SEPARATOR}pwned(15)//",
    "backslash": "\\",
    "backslashes": '\\");pwned(16)//\\',
    "address": "javascript:pwned(17)",
    "prototype": "__proto__",
}
MARKDOWN = {
    "link": "[hostile](javascript:pwned(18))",
    "link elsewhere": f"[hostile](http://{HOST}/19)",
    "picture in Markdown": f"![hostile](http://{HOST}/20.png)",
    "address in angles": f"<http://{HOST}/21>",
    "bare address": f"http://{HOST}/22 www.{HOST}",
    "mail": "<mailto:a> mailto:a",
    "heading": "# hostile",
    "emphasis": "**a** _b_ ~~c~~ `d` __e__",
    "list": "- a",
    "table": "| a | b |",
    "directives": ":red[a] :material/home: :smile: :small[b] :red-background[c]",
    "icons": ":material/pets: :material_pets: :streamlit: :+1: 12:30:45",
    "arrows": "a -- b -> c <- d <-> e >= f <= g ~= h",
    "formula in Markdown": "$\\href{javascript:pwned(23)}{a}$ $$x^2$$",
    "reference": "[^1] [a][b]",
}
TEMPLATES = {
    "braces": "{{7*7}} {% if 1 %} {0} {area} {n:a|b} {",
    "dollar": "${7*7} #{7*7} $(id) `id`",
    "per cent": "%s %(x)s %d %{y} %{customdata[0]} %",
    "picture of a chart": "<b>a</b><br><i>b</i><a href='javascript:pwned(24)'>c</a><extra></extra>",
    "typesetting": '#eval("1+1") #import "x": * @ref <label> *b* _i_ ] [ #pagebreak() \\ //',
    "typesetting a file": '#read("/etc/passwd") #image("/etc/passwd")',
    "field of Word": "{ INCLUDETEXT /etc/passwd } MERGEFIELD",
    "end of a paragraph": "]]></w:t></w:r><w:p/> <![CDATA[a]]> &xxe; <?xml?>",
    "query": "'; DROP TABLE incidents; -- \" OR 1=1 --",
    "record": '"}],"hostile":true,[{"',
}
FORMULAS = {
    "sum": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "plus": "+1+cmd|' /C calc'!A0",
    "minus": "-2+3+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "link in a sheet": f'=HYPERLINK("http://{HOST}/25","a")',
    "wide sign": "\N{FULLWIDTH EQUALS SIGN}1+1",
    "after a separator": ";=1+1",
    "after quotes": '";=1+1;"',
}
PATHS = {
    "up": "../../../etc/passwd",
    "up on Windows": "..\\..\\windows\\win.ini",
    "root": "/etc/passwd",
    "drive": "C:\\windows\\win.ini",
    "device": "CON",
    "share": f"\\\\{HOST}\\share",
    "file address": "file:///etc/passwd",
    "hidden": ".bashrc",
    "percent": "%2e%2e%2fetc%2fpasswd",
}
SIGNS = {
    "right to left": "abc\N{RIGHT-TO-LEFT OVERRIDE}gnp.exe",
    "isolates": "\N{RIGHT-TO-LEFT ISOLATE}a\N{LEFT-TO-RIGHT EMBEDDING}b",
    "zero width": "a\N{ZERO WIDTH SPACE}b\N{ZERO WIDTH JOINER}c\N{WORD JOINER}d",
    "marks in a heap": "Z" + "\N{COMBINING DIAERESIS}" * 40,
    "wide": "ﷺ" * 20,
    "noncharacter": "a\ufffeb\uffffc",
    "private use": "\ue000\U0010ffff",
    "one byte escape": "\x9b31mred",
    "look alike": "Nоrra Kungsgаtan",  # two Cyrillic letters  # noqa: RUF001
    "only blank": "\N{HANGUL FILLER}",
    "emoji": "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
}
CONTROLS = {  # no csv may hold them; other files can
    "escape of a terminal": "\x1b[31mred\x1b]0;title\x07\x1b[2J",
    "backspace": "abc\b\b\bxyz\x7f",
    "half a pair": "a\ud800b",
}
LINES = {
    "new line": "a\nERROR forged",
    "answer of a server": "a\r\nSet-Cookie: hostile=1\r\n\r\n<script>pwned(26)</script>",
    "tabulator": "a\t=1+1",
}
ONE_LINE = MARKUP | SCRIPT | MARKDOWN | TEMPLATES | FORMULAS | PATHS | SIGNS
"""What can stand in a cell of any file, by what it is called."""
