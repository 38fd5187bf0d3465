"""The one way out: a report as a file, through the gate and into the log."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from data.keeping import exports
from data.reports import Report
from data.store import Store
from pages.report.compose.figures import alone, begin, with_figures
from pages.report.compose.pieces import staying
from pages.report.compose.templates import composed
from pages.report.contents import Contents, contents
from pages.report.document import Document, Drawn, Template
from pages.report.writers.pdf import pdf
from pages.report.writers.records import File, manifest, records
from pages.report.writers.slides import slides
from pages.report.writers.word import word
from pages.report.writers.workbook import workbook
from pages.report.writers.zipped import zipped
from pages.shared import gate
from pages.shared.components import file_name
from pages.shared.figures import Figure
from pages.shared.pictures.browser import THE_DRAWER
from pages.shared.pictures.files import Format
from pages.shared.text.languages import LANGUAGES

OFFICE = "application/vnd.openxmlformats-officedocument"


class Form(StrEnum):
    PDF = "pdf"
    WORD = "word"
    SLIDES = "slides"
    WORKBOOK = "workbook"
    RECORDS = "records"
    PICTURES = "pictures"
    EVERYTHING = "everything"

    @property
    def ending(self) -> str:
        return _FORMS[self][0]

    @property
    def mime(self) -> str:
        return _FORMS[self][1]


_FORMS = {
    Form.PDF: (".pdf", "application/pdf"),
    Form.WORD: (".docx", f"{OFFICE}.wordprocessingml.document"),
    Form.SLIDES: (".pptx", f"{OFFICE}.presentationml.presentation"),
    Form.WORKBOOK: (".xlsx", f"{OFFICE}.spreadsheetml.sheet"),
    Form.RECORDS: (".json", "application/json"),
    Form.PICTURES: (".zip", "application/zip"),
    Form.EVERYTHING: (".zip", "application/zip"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody wants to take out; the template is that of documents."""

    template: Template
    language: str
    form: Form

    def begin(self, figure: Figure) -> None:
        """Draw it as the document will ask for it."""
        page = Drawn.SLIDE if self.template is Template.MEETING else Drawn.VECTOR
        forms = {Form.PDF: page, Form.WORD: Drawn.PAGE, Form.SLIDES: Drawn.SLIDE}
        if self.form in forms:
            begin(figure, forms[self.form])

    def file_name(self, report: Report) -> str:
        files = LANGUAGES[self.language].report.files
        document = self.form in (Form.PDF, Form.WORD, Form.SLIDES)
        what = files[self.template if document else self.form]
        return f"pilotkollen-{what}-{report.name}{self.form.ending}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """
    A file as it leaves. `withheld` says of each figure that does not why; `missing` are addresses
    that no figure is found by.
    """

    name: str
    mime: str
    content: bytes
    withheld: tuple[str, ...]
    missing: tuple[str, ...]


def export(store: Store, report: Report, asked: Asked, *, by: str) -> Made:
    """
    Make a file of what is in the store now.

    Raises `UserError` where there is nothing, or the log cannot be read or written.
    """
    if report.items and asked.form not in (Form.WORKBOOK, Form.RECORDS):
        THE_DRAWER.warm_up()  # the views are opened meanwhile
    after = exports.count(store)
    found = contents(report, store.current(), store, asked.language, begin=asked.begin)
    name, content = asked.file_name(report), _content(found, asked)
    gate.note(
        store,
        found.version,
        gate.Taken(
            name=name,
            form=asked.form,
            content=content,
            by=by,
            cards=[(e.address, e.figure.card) for e in with_figures(found) if e.figure],
            stayed=[entry.address for entry in found.entries if entry.withheld],
            after=after,
        ),
    )
    return Made(
        name=name,
        mime=asked.form.mime,
        content=content,
        withheld=tuple(staying(found)),
        missing=tuple(entry.item.address for entry in found.entries if entry.figure is None),
    )


def _content(found: Contents, asked: Asked) -> bytes:
    if asked.form is Form.PICTURES:
        return zipped({file.name: file.content for file in _pictures(found)})
    document = composed(asked.template, found)
    if asked.form is Form.EVERYTHING:
        return zipped(_everything(found, document, asked))
    return _WRITERS[asked.form](document)


def _everything(found: Contents, document: Document, asked: Asked) -> dict[str, bytes]:
    """Each form, the tables, the pictures, and a list of all of them."""
    ids = tuple(figure.id for figure in document.figures)
    names = {form: replace(asked, form=form).file_name(found.report) for form in _WRITERS}
    files = [
        *(
            File(name=names[form], content=write(document), figures=ids)
            for form, write in _WRITERS.items()
        ),
        *(
            File(name=f"data/{table.name}", content=table.content, figures=(id_,))
            for id_, table in zip(ids, document.attachments, strict=True)
        ),
        *_pictures(found),
    ]
    return {file.name: file.content for file in files} | {
        "manifest.json": manifest(document, files)
    }


def _pictures(found: Contents) -> Iterator[File]:
    """Each figure by itself, with its finding and foot; nothing where nobody can draw."""
    folder = found.text.report.files["pictures"]
    for number, entry in enumerate(with_figures(found), start=1):
        if entry.figure is None or THE_DRAWER.problem():
            continue
        for form in (Format.PNG, Format.SLIDE, Format.SVG):
            if content := alone(entry, form):
                name = f"{folder}/{number:02}-{file_name(entry.figure.card)}{form.ending}"
                yield File(name=name, content=content, figures=(entry.address.id,))


_WRITERS: Mapping[Form, Callable[[Document], bytes]] = {
    Form.PDF: pdf,
    Form.WORD: word,
    Form.SLIDES: slides,
    Form.WORKBOOK: workbook,
    Form.RECORDS: records,
}
