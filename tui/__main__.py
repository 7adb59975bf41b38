"""`python -m tui` is `onrecord`."""

from tui.cli import main

if __name__ == "__main__":
    main()
