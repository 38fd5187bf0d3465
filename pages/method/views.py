"""How often the tool is wrong: a sentence, a table, and every setting behind it."""

import pandas as pd
import streamlit as st

from pages.method.calibration import Calibration
from pages.shared.components import as_text
from pages.shared.text import Text

HEADLINE = "headline"  # the only one that verdicts rest on


def how_often_wrong(found: Calibration, text: Text) -> None:
    whole = text.numbers.whole
    st.markdown(f"## {text.calibration.heading}")
    alarms, held = found.alarms(HEADLINE).mean(), found.coverage(HEADLINE).mean()
    st.markdown(f"**{text.calibration.alarms.format(alarms=whole(100 * alarms))}**")
    st.markdown(text.calibration.held.format(held=whole(100 * held)))
    st.table(as_text(_by_interval(found, text)), hide_index=True)
    st.markdown(text.calibration.note)
    settings = whole(len(found.table))
    with st.expander(text.calibration.every_setting.format(settings=settings)):
        st.markdown(
            text.calibration.how.format(
                settings=settings,
                panels=whole(found.panels),
                effect=text.numbers.signed_share(found.effect - 1),
                day=text.numbers.day(found.date),
                seed=found.seed,
            )
        )
        st.dataframe(_by_setting(found, text), hide_index=True, alt=text.calibration.heading)


def _by_interval(found: Calibration, text: Text) -> pd.DataFrame:
    rows = []
    for key, name in text.calibration.interval.items():
        alarms, coverage = found.alarms(key), found.coverage(key)
        shares = (alarms.mean(), alarms.max(), coverage.mean(), coverage.min())
        rows.append((name, *(text.numbers.share(share, 1) for share in shares)))
    return pd.DataFrame(rows, columns=list(text.calibration.columns))


def _by_setting(found: Calibration, text: Text) -> pd.DataFrame:
    setting, numbers = text.calibration.setting, text.numbers
    _, alarms, _, coverage, _ = text.calibration.columns
    shown = found.table[list(setting)].rename(columns=setting)
    shown[setting["dispersion"]] = found.table["dispersion"].map(numbers.decimal)
    shown[setting["shock"]] = found.table["shock"].map(numbers.share)
    for key, name in text.calibration.interval.items():
        for column, shares in ((alarms, found.alarms(key)), (coverage, found.coverage(key))):
            told = {share: numbers.share(share, 1) for share in shares.unique()}
            header = text.calibration.cell.format(interval=name, share=column)
            shown[header] = shares.map(told)
    return shown.fillna(text.card.no_value)
