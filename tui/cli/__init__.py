"""The command line: parses, calls, prints, exits. Standard output is data, standard error is for people.

Exit codes: 0 done, 1 finished in part (standard error says which), 2 usage or input at fault, 130 ended by ctrl+c.
Nothing is imported with this package; each command imports what it needs when it runs.
"""

import sys
from typing import NoReturn

from tui.cli.running import run

__all__ = ["main", "run"]


def main() -> NoReturn:
    """Run the command line of this process and exit."""
    sys.exit(run(sys.argv[1:]))
