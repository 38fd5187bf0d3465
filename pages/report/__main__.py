"""
`python -m pages.report`: a report, or one figure, as files, with no browser open and no question.

Quiet where all goes well. 0: done; 1: something a person can mend, a figure that does not leave or
files without pictures; 2: wrong usage.
"""

import os
import sys
from collections.abc import Sequence

from streamlit.logger import set_log_level


def main(arguments: Sequence[str]) -> int:
    os.environ["STREAMLIT_LOGGER_LEVEL"] = "critical"  # it is no server, and would say so
    set_log_level("CRITICAL")  # until the setting is read
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as in serve.py
    from data.controls import say
    from data.problems import UserError
    from pages.report import command
    from pages.shared.pictures.browser import THE_DRAWER
    from pages.shared.text import sentences
    from pages.shared.text.languages import LANGUAGES
    from pages.shared.text.usage import worded

    text = LANGUAGES["en" if os.environ.get("LANG", "").startswith("en") else "sv"]
    with worded(text):
        asked = command.parser(text).parse_args(arguments)
    try:
        return command.run(asked, text)
    except UserError as error:
        say(sentences.problem(error, text), file=sys.stderr)
        return 1
    finally:
        THE_DRAWER.close()  # while threads still may work


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
