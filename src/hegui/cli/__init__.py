"""Command line: arguments in, exit code out, no logic."""
