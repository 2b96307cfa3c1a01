"""Register, store, sequences and citation graph of an archive."""
