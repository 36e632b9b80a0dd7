"""The tables, the ownership filter, the engine and the migrations."""
