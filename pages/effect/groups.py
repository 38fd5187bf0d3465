"""Is there anything in the files that the plan counts?"""

import streamlit as st

from pages.effect.asked import Asked
from pages.shared import cached
from pages.shared.markup import escaped
from pages.shared.text.groups import group_names


def none_known(asked: Asked) -> bool:
    """Name the primary outcome's groups that no incident has; True where that is all of them."""
    unknown = cached.unknown_groups(asked.version, asked.pilot.primary)
    if not unknown:
        return False
    named = group_names(unknown, asked.text)
    st.error(escaped(asked.text.effect.unknown_groups.format(groups=named)), icon=":material/edit:")
    return unknown == asked.pilot.primary.groups
