"""The frame around every page: language, shared filters, navigation, one error boundary."""

import logging
from pathlib import Path

import streamlit as st

from data.keeping.disk import heeding_disk
from data.problems import NoDataYetError, StoreError, UserError, summary
from pages.access import gone, who
from pages.present import stage
from pages.served import runs
from pages.shared import fault, session
from pages.shared.markup import escaped
from pages.shared.menu import MENU
from pages.shared.text import sentences
from pages.sources import keep

ICON = Path(__file__).parent / "static" / "pilotkollen.svg"  # a named one comes from elsewhere

st.set_page_config(page_title="Pilotkollen", page_icon=str(ICON), layout="wide")
text = session.draw_language()
pages = [
    st.Page(
        p.file,
        title=text.menu[p.name],
        icon=p.icon,
        url_path=p.url_path,
        default=p is MENU[0],
        visibility="visible" if p.act is None or session.may(p.act) else "hidden",
    )
    for p in MENU
]
sources = pages[[place.name for place in MENU].index("sources")]
presenting = session.is_presenting()
is_menu_hidden = presenting or not session.may_enter()
page = st.navigation(pages, expanded=True, position="hidden" if is_menu_hidden else "sidebar")
if not session.may_enter():
    gone.draw(text)
    st.stop()
here = page.url_path or MENU[0].url_path
told = st.empty()  # known only when all of the page is drawn: what the link asked for in vain
try:
    with runs.measured("present" if presenting else here), heeding_disk():
        if presenting:
            stage.draw(here, text)
        else:
            session.go_to(here)
            session.forget_said()
            if page is not pages[0]:
                session.put_away()
            stage.control(text)
            who.draw(text)  # whoever is in can leave, also where the data cannot be opened
            session.draw_frame(text)
            with st.spinner(text.frame.working):  # it shows where a page takes its time
                page.run()
            session.draw_link(text)
            session.remember_choices()
except NoDataYetError as error:
    st.info(sentences.problem(error, text, escaped), icon=":material/info:")
    st.page_link(sources)
except UserError as error:
    logging.getLogger("dashboard").info("told: %s", summary(error))
    st.error(sentences.problem(error, text, escaped), icon=":material/edit:")
    if isinstance(error, StoreError) and page is sources:
        keep.offer_restore(text)
except Exception:  # ours to mend: Streamlit logs it, and says so below
    fault.draw(text)
    st.page_link(pages[0])
    raise
finally:
    session.let_go()
session.tell_dropped(told, text)
