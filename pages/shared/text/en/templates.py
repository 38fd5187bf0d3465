"""English: the templates to fill in."""

from pages.shared.text.parts.templates import TemplatesText

TEMPLATES = TemplatesText(
    heading="Templates to fill in",
    lead="A workbook for each kind of file, with headers that are recognised, lists to choose from and a sheet that "
    "says how to fill it in. If you have a file already you need no template.",
    kind="Template for",
    download="Download the template",
    file_name="pilotkollen-template-{kind}.xlsx",
    plan="The evaluation plan has no template: write it on the page Evaluation plan.",
)
