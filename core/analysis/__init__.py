"""Pure statistics: a frame in, a frozen dataclass or None out."""
