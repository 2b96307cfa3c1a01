"""Frozen values that every stage reads; they hold facts and never presentation."""
