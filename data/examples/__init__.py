"""Synthetic people for the demo, the tests and the bench; nobody here exists.

Reading order: rows (what a takeout is made of), diary (how mood moves), texts (what employers and
people write), marketing (one story, written by hand), person and cohort (made from archetypes),
large (any number of rows), demo (`make demo`). Words and stories are in the TOML files next door.

All of it is pure: a seed and a `last_day` in, a takeout out, byte for byte the same each time.
A takeout holds no consent: whoever restores it grants the consent to store first.
"""
