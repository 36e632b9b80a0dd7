"""Pure statistics: a frame in, a frozen dataclass or None out.

Read proportions, smoothing and survival first; conversion, mood and recovery stand on them.
"""
