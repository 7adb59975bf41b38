"""`python -m tui.training`: the commands, where the extra `train` is installed; else one line that says so."""

import sys
from importlib.util import find_spec

from tui.article import Fault


def main() -> int:
    """The exit status: 0 done, 2 input at fault."""
    missing = [name for name in ("torch", "onnx") if find_spec(name) is None]
    if missing:
        sys.stderr.write(f"{' and '.join(missing)} not installed; pip install 'onrecord[train]'\n")
        return 2
    from tui.training.commands import commands

    try:
        commands(prog_name="python -m tui.training", standalone_mode=True)
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
