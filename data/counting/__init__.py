"""The counts that pages ask for, made once when something is loaded."""
