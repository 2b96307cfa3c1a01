"""hegui 合规: compliance checks for Chinese administrative normative documents."""

__version__ = "0.1.0"
