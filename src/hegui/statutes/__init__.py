"""The law as of a date: instruments, workdays, agencies, jurisdictions."""
