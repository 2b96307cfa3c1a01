"""Measures hegui on labelled material; each module measures one thing and returns a Section."""
