"""Reads and checks data/content: the words and numbers that can be edited without knowing Python.

`words`: themes, emotions, consents. `support`: the card and the helplines. `base_rates`: published
shares, each with its source. `files`: how a file is opened.
"""
