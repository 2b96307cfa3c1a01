"""Wires the stages: read → parse → assemble → check → report. Every stage is called from here."""
