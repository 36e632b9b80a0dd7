"""Measures a reader against labelled texts."""
