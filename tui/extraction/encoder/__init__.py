"""The encoder's two ends: an article as the network reads it, and what the network's output means.

Features and decoding are one code for training and use, on numpy alone; the session that runs the network stands
outside. From text to attributions and actors: `wordpiece`, `features`, `windows`, then `signals`, and from them `roles`,
`linking`, `attributions`, `mentions`, `pairs`, `coreference`. Nothing here is imported before the first analysis.
"""
