"""What a picture or a table says to those who do not see it. Neither library writes it."""

from typing import Protocol

from pages.report.writers.office.legal import legal


class Properties(Protocol):
    """An element of XML."""

    def set(self, key: str, value: str, /) -> None: ...


def described(properties: Properties, alt: str, title: str) -> None:
    """`properties` is what holds a drawing's name: Word's `docPr`, PowerPoint's `cNvPr`."""
    properties.set("name", legal(title))
    properties.set("title", legal(title))
    properties.set("descr", legal(alt))
