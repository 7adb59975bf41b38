"""Makes the picture in the README: python docs/picture.py.

It opens the samples in a terminal of 150 by 42 cells, waits for the analysis, goes to a statement, asks why, and saves
what is on the screen as docs/picture.svg. Nothing of the reader's own sittings is touched.
"""

import asyncio
import tempfile
from pathlib import Path
from typing import cast

from tui.app.app import OnrecordApp
from tui.app.screens.reader import ReaderScreen
from tui.session.config import Config
from tui.session.home import Home
from tui.session.session import Session

HERE = Path(__file__).parent
SIZE = (150, 42)
KEYS = ("J", "}", "}", "}", "}", "]", "i")


async def take(home: Path) -> None:
    """Runs the reader without a terminal and saves its screen."""
    session = Session([str(HERE.parent / "samples")], home=Home.under(home))
    app = OnrecordApp(session, Config())
    async with app.run_test(size=SIZE) as pilot:
        reader = cast("ReaderScreen", app.screen)
        while reader.analyst.progress or reader.analyst.cast is None:
            await pilot.pause(0.1)
        await pilot.pause(1)
        await pilot.press(*KEYS)
        await pilot.pause(0.5)
        app.save_screenshot("picture.svg", str(HERE))
    session.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(take(Path(folder)))
