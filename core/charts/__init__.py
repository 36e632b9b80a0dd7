"""Pure pictures: a result in, a plotly figure out."""
