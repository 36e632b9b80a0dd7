"""What helps now: small, deterministic, explained."""
