"""
`make calibrate`: how often is each interval wrong, in made-up towns where the truth is known?

The table is kept, for the page Så räknar vi to show, only if all panels are asked: `--panels 100`
is for a quick look.
"""

import argparse
from datetime import date
from time import perf_counter

import pandas as pd

from pages.method.calibration import RUN, TABLE
from tests.calibrate.settings import EFFECT, SETTINGS
from tests.calibrate.table import table

PANELS, SEED = 2_000, 20_240_301


def main() -> None:
    parser = argparse.ArgumentParser(prog="make calibrate")
    parser.add_argument("--panels", type=int, default=PANELS, help="in each setting")
    asked = parser.parse_args()
    start = perf_counter()
    answer = table(SETTINGS, asked.panels, SEED)
    with pd.option_context(
        "display.width", 250, "display.max_columns", 20, "display.max_rows", 500
    ):
        print(answer.to_string(index=False))
        print(answer.filter(regex="_").describe().loc[["mean", "min", "max"]].T.to_string())
    print(f"\n{perf_counter() - start:.0f} s")
    if asked.panels >= PANELS:
        answer.to_csv(TABLE, index=False)
        run = {"date": date.today(), "seed": SEED, "panels": asked.panels, "effect": EFFECT}
        RUN.write_text(
            "".join(f"{key} = {value}\n" for key, value in run.items()), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
