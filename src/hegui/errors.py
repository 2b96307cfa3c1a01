"""The exceptions of hegui.

HeguiError
├── UsageError            wrong option, path or format; exit code 2
├── SettingsError         hegui.toml or hegui-matter.toml is wrong; exit code 2
├── RuleError             a rule file is wrong; carries every fault at once; exit code 2
├── ReferenceTableError       a reference table (statutes, calendar, agencies) is wrong; exit code 2
├── LedgerError           a register cannot be opened or mapped; exit code 2
├── StoreError            the audit store cannot be used; exit code 2
└── UnreadableError       one input cannot be read; becomes a Problem, the run goes on; exit code 3

An exception's text is one Chinese sentence for its reader: what is wrong, where, and what to do.
"""

from __future__ import annotations


class HeguiError(Exception):
    """Base of all exceptions that hegui raises on purpose."""


class UsageError(HeguiError):
    """A command line that cannot be carried out."""


class SettingsError(HeguiError):
    """A settings file or matter manifest with unknown keys or wrong values."""


class RuleError(HeguiError):
    """One or more rule files are wrong. ``faults`` lists each as file, line and message."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class ReferenceTableError(HeguiError):
    """A reference table has a wrong row."""


class LedgerError(HeguiError):
    """A register (台账) cannot be opened, or its columns cannot be told."""


class StoreError(HeguiError):
    """The audit store cannot be opened or belongs to a newer hegui."""


class UnreadableError(HeguiError):
    """One input cannot be read. ``code`` is the problem code of the report."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
