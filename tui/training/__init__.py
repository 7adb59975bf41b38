"""How the weights are made: corpora to examples, a network fitted to them, and what the wheel carries of it.

Needs the extra `train`; nothing imports this room. `python -m tui.training --help` lists its commands; docs/training.md
says how to use them. Features and decoding are those of `extraction.encoder`.
"""
