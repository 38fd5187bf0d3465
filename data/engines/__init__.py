"""Where questions are answered: one file per engine, and the one setting that chooses."""
