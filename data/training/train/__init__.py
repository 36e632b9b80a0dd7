"""Trains data/models/reader.npz: `python -m data.training.train` (torch, see the `train` group)."""
