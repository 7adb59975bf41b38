"""What the pipeline knows of English and of the world: word lists as text files, each explained in its head.

A file is sections under a name in brackets; `sections` reads one, and the modules beside it make tables of them, once,
when they are first asked for.
"""
