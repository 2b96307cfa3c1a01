"""RawDocument to Document: header, role, outline, citations, dates, sentences."""
