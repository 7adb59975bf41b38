"""The page as Chromium shows it: light, dark, narrow and printed; and a hostile article does nothing there."""

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tui.comparison import cast, compare
from tui.comparison.page import page

pytestmark = pytest.mark.browser

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
WIRE = (
    "{Ana Ruiz#1: “No one was told,”} *Ana Ruiz* said. {#1: “We heard the river in Mill Street.”} "
    "{Leo Marsh: The gates opened at 1:50}, *Leo Marsh* said.\n\nAt least 380 houses stood in water.\n\n"
    "{the Commission for the Waters of the Melda and of its Tributaries: It waited}, "
    "*the Commission for the Waters of the Melda and of its Tributaries* said."
)
DAILY = (
    "{Ana Ruiz: “We heard the river in [the] street,”} said *Ana Ruiz*. {Leo Marsh/deny: that the gates opened}, "
    "*Leo Marsh* told them.\n\nThe town counted 412 flooded houses."
)
PORTAL = "{an official: “It was them,”} *an official* said. *Ana Ruiz* slept. {Leo Marsh: “At 1:50,”} said *Leo Marsh*."
HOSTILE = (
    "{Ana Ruiz: “<script>parent.document.title = 'run'</script><img src=x onerror=\"parent.document.title = 'run'\">”} "
    "*Ana Ruiz* said. At least 380 houses </style><style>* {display: none}</style> stood."
)
LOOK = """
<!doctype html><title>still</title><iframe style="border:0;width:WIDTHpx;height:2000px" srcdoc="PAGE"></iframe>
<pre></pre>
<script>
function numbers(colour) { return colour.match(/[\\d.]+/g).map(Number); }
function light(colour) {
  const [r, g, b] = numbers(colour).map(c => (c /= 255) <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
}
function behind(element) {
  for (; element; element = element.parentElement) {
    const colour = element.ownerDocument.defaultView.getComputedStyle(element).backgroundColor;
    if (numbers(colour)[3] !== 0) return colour;
  }
}
document.querySelector("iframe").onload = event => {
  const shown = event.target.contentDocument, view = shown.defaultView, faint = [];
  for (const element of shown.body.querySelectorAll("*")) {
    const words = [...element.childNodes].some(node => node.nodeType === 3 && node.textContent.trim());
    if (!words || element.closest("svg")) continue;
    const [one, two] = [light(view.getComputedStyle(element).color), light(behind(element))].sort((a, b) => b - a);
    if ((one + .05) / (two + .05) < 4.5) faint.push(element.tagName + "." + element.className);
  }
  document.querySelector("pre").textContent = JSON.stringify({
    paper: light(view.getComputedStyle(shown.body).backgroundColor), faint: faint, title: document.title,
    wide: shown.documentElement.scrollWidth, tall: shown.documentElement.scrollHeight,
    fetched: view.performance.getEntriesByType("resource").length, scripts: shown.scripts.length,
    hidden: [...shown.querySelectorAll("h2")].filter(one => !one.offsetHeight).length,
    headings: shown.querySelectorAll("h2").length,
  });
};
</script>
"""

Look = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def browser() -> str:
    """The command of a browser."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.fail(f"no browser: install one of {', '.join(BROWSERS)} (Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="module")
def run(browser: str, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """What the headless browser prints on standard output."""

    def run(*options: str) -> bytes:
        profile = tmp_path_factory.mktemp("profile")
        fixed = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", f"--user-data-dir={profile}")
        return subprocess.run(
            [browser, *fixed, *options], check=True, timeout=120, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ).stdout

    return run


@pytest.fixture(scope="module")
def written(read) -> Callable[..., str]:
    """The page of the reports."""

    def written(*reports: str) -> str:
        readings = [read(one, path=f"{n}.txt") for n, one in enumerate(reports)]
        shared = cast([analysis.actors for _, analysis in readings])
        return page(compare(readings, shared), [article for article, _ in readings])

    return written


@pytest.fixture(scope="module")
def look(run: Callable[..., bytes], tmp_path_factory: pytest.TempPathFactory) -> Look:
    """What a page of a width looks like, measured from a page around it."""

    def look(page: str, *options: str, width: int = 1200) -> dict[str, Any]:
        around = tmp_path_factory.mktemp("page") / "around.html"
        text = LOOK.replace("WIDTH", str(width)).replace("PAGE", html.escape(page))
        around.write_text(text, encoding="utf-8")
        dumped = run(*options, "--dump-dom", f"--window-size={width + 50},1000", around.as_uri()).decode()
        found = re.search("<pre>(.+?)</pre>", dumped, re.DOTALL)
        assert found is not None
        return json.loads(html.unescape(found[1]))

    return look


@pytest.mark.parametrize(
    ("name", "options"), [("light", ()), ("dark", ("--force-dark-mode", "--blink-settings=preferredColorScheme=0"))]
)
def test_all_words_can_be_read_in_light_and_in_dark(look: Look, written, name: str, options: tuple[str, ...]) -> None:
    found = look(written(WIRE, DAILY, PORTAL), *options)
    assert (found["paper"] > 0.5) == (name == "light")
    assert (found["faint"], found["headings"], found["hidden"]) == ([], 9, 0)


def test_a_narrow_screen_needs_no_scrolling_to_the_side(look: Look, written) -> None:
    many = [f"{PORTAL} So it was, {n} times." for n in range(12)]
    assert look(written(WIRE, DAILY, *many), width=360)["wide"] <= 360


def test_nothing_is_fetched_and_nothing_of_an_article_runs(look: Look, written) -> None:
    found = look(written(HOSTILE, DAILY))
    assert (found["title"], found["fetched"], found["scripts"], found["hidden"]) == ("still", 0, 0, 0)


def test_it_is_printed_on_few_sheets(run: Callable[..., bytes], written, tmp_path: Path) -> None:
    file, printed = tmp_path / "page.html", tmp_path / "page.pdf"
    file.write_text(written(WIRE, DAILY, PORTAL), encoding="utf-8")
    run("--no-pdf-header-footer", f"--print-to-pdf={printed}", file.as_uri())
    assert 2 <= len(re.findall(rb"/Type /Page\b", printed.read_bytes())) <= 5
