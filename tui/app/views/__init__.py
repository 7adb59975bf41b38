"""What the comparison lists: a module a view, from a `Comparison` to items of a row each. Pure; knows no widget."""
