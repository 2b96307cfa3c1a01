"""Runs rules over what was read, folds their outcomes, and settles the steps."""
