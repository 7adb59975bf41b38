"""The encoder's two ends: an article as the network reads it, and what the network's output means.

Features and decoding are one code for training and use, on numpy alone; the session that runs the network stands
outside. From text to the network: `wordpiece`, `features`, `windows`; from its `signals` to attributions: `roles`,
`linking`, `attributions`; to actors: `mentions`, `described`, `pairs`, `coreference`. Nothing here is imported before
the first analysis.
"""
