"""The one door to a language model.

Read door.py first: consent, danger screen, limits, redaction, call, record, in this order.
"""
