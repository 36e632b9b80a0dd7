"""The only door to a person's rows."""
