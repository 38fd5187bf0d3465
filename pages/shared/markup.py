"""Words that come from elsewhere, as text and nothing else."""


def escaped(words: str) -> str:
    """Words from a file are text, never Markdown or HTML."""
    for mark in "\\`*_{}[]()#+!|<>~$:":
        words = words.replace(mark, "\\" + mark)
    # an address would still become a link to click: a word joiner, which nobody sees, prevents it
    return words.replace("//", "/\N{WORD JOINER}/").replace("www.", "www\N{WORD JOINER}.")
