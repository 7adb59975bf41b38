"""One Article to one Analysis: who said what, and who they are.

`analyse` is the only way in. `pipeline` names the steps in order; each is a module of its own.
"""

from tui.extraction.pipeline import ENGINE, analyse

__all__ = ["ENGINE", "analyse"]
