"""Texts that the embedded engine learns from, and the check that keeps them sound."""
