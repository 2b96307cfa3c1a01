"""Tests of the reporters; a package so that they can share ``samples``."""
