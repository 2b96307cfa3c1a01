"""Bytes to RawDocument: one reader per format, limits at the door."""
