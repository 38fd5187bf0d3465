"""The languages there are, by their code."""

from pages.shared.text.en import ENGLISH_TEXT
from pages.shared.text.sv import SWEDISH_TEXT

LANGUAGES = {text.code: text for text in (SWEDISH_TEXT, ENGLISH_TEXT)}
