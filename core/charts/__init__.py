"""Pure pictures: a result in, a plotly figure out. Every figure has a function for its alt text."""
