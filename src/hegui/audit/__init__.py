"""One run over an archive: scan, examine what is new, judge the archive as a whole, report."""
