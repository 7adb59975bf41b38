"""The version of the engine, by itself: whoever looks into the cache needs it, and none of the engine."""

ENGINE = "network-23"
"""It changes whenever the same text may give another analysis."""
