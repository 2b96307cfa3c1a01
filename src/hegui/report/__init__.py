"""Reporters: each shows one Report value and adds nothing to it."""
