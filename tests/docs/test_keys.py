"""The page of keys is the table of actions."""

import runpy
from pathlib import Path

HERE = Path(__file__).parent


def test_the_page_of_keys_is_made_from_the_table() -> None:
    """After a change of the table: python tests/docs/keys_page.py > docs/keys.md."""
    page = runpy.run_path(str(HERE / "keys_page.py"))["page"]()
    assert (HERE.parents[1] / "docs/keys.md").read_text(encoding="utf-8") == page
