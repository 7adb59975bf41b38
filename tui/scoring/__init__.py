"""Ours against gold, annotators against each other: nouns in, figures out. Nothing here reads a file or prints.

Attributions, mentions, actors and speakers are matched and counted as each module says; counts of articles add up.
"""
