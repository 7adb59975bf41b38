"""The page that can be mailed: what stands on it, and that nothing of an article becomes markup."""

from html.parser import HTMLParser

import pytest

from tui.article import Article
from tui.comparison import cast, compare
from tui.comparison.page import page

WIRE = (
    "{Ana Ruiz#1: “No one was told,”} *Ana Ruiz* said. {#1: “We heard the river in Mill Street.”} "
    "{Leo Marsh: The gates opened at 1:50}, *Leo Marsh* said.\n\nAt least 380 houses stood in water."
)
DAILY = (
    "{Ana Ruiz: “We heard the river in [the] street,”} said *Ana Ruiz*. {Leo Marsh: that the gates opened}, "
    "*Leo Marsh* told them.\n\nThe town counted 412 flooded houses."
)
PORTAL = "{an official: “It was them,”} *an official* said. *Ana Ruiz* slept. {Leo Marsh: “At 1:50,”} said *Leo Marsh*."
NASTY = "</style><script>alert(1)</script>\x1b[31m\u202e\"'><img src=x onerror=alert(2)>&amp;"


class Elements(HTMLParser):
    """Every tag with its attributes, and the text of each kind of element."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "line"):
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag != "line":
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.setdefault(self._open[-1] if self._open else "", []).append(data)

    @property
    def left_open(self) -> list[str]:
        return self._open


@pytest.fixture(scope="module")
def written(read) -> str:
    readings = [read(one, outlet) for one, outlet in ((WIRE, "Wire"), (DAILY, "Daily"), (PORTAL, "Portal"))]
    comparison = compare(readings, cast([analysis.actors for _, analysis in readings]))
    return page(comparison, [article for article, _ in readings])


def test_it_has_all_that_the_comparison_has(written: str) -> None:
    found = Elements(written)
    assert found.left_open == []
    assert found.text["h2"] == [
        "Who speaks where",
        "The same words, told differently",
        "Numbers and dates that disagree",
        "Only in one report",
        "Sources without a name",
        "Share of voice",
        "Where statements stand",
        "Stances by outlet",
        "Who said what",
    ]
    assert [tag for tag, _ in found.tags].count("svg") >= 3
    assert found.text["mark"] == ["At least 380 houses", "412 flooded houses"]


def test_what_was_left_out_is_struck_through_and_what_was_put_in_marked(written: str) -> None:
    found = Elements(written)
    assert "No one was told" in found.text["del"]
    assert "the" in found.text["ins"]
    assert "Mill" in found.text["del"]
    assert "“ <del>No one was told</del>" not in written, "a mark stays with its word"


def test_marks_stay_with_their_words_and_parts_that_stand_apart_are_not_run_together(read) -> None:
    one = "{Ana Ruiz: “We wait. We have not stopped. The river is high.”} *Ana Ruiz* said."
    two = "{Ana Ruiz#1: “We have not stopped,”} said *Ana Ruiz*. {#1: “We wait for rain.”}"
    readings = [read(one), read(two)]
    text = page(
        compare(readings, cast([analysis.actors for _, analysis in readings])), [article for article, _ in readings]
    )
    assert "We have not stopped,” " in text
    assert "stopped,”<" not in text
    assert "stopped<" not in text


def test_every_link_within_leads_somewhere_and_silence_shows(written: str) -> None:
    found = Elements(written)
    names = {attributes["id"] for _, attributes in found.tags if attributes.get("id")}
    links = [attributes["href"] for tag, attributes in found.tags if tag == "a"]
    assert links
    assert all(link and link.startswith("#") and link[1:] in names for link in links)
    silent = [a for tag, a in found.tags if tag == "td" and "silent" in (a.get("class") or "")]
    assert len(silent) == 1


def test_nothing_comes_from_elsewhere_and_nothing_runs(written: str) -> None:
    found = Elements(written)
    assert {"script", "link", "img", "iframe", "object", "base", "form"}.isdisjoint(tag for tag, _ in found.tags)
    assert not any(name.startswith("on") or name == "src" for _, attributes in found.tags for name in attributes)
    assert "url(" not in written
    assert "@import" not in written
    (policy,) = (a["content"] for _, a in found.tags if a.get("http-equiv") == "Content-Security-Policy")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_words_of_an_article_stay_words(read) -> None:
    speaking = "{NAME: “We heard the river WORDS in the street,”} *NAME* said. At least 380 houses WORDS stood. "
    readings = []
    for n, outlet in enumerate((NASTY, "Daily")):
        article, analysis = read(speaking.replace("NAME", f"Ana {NASTY}").replace("WORDS", NASTY) + "x" * n)
        described = Article(article.text, article.blocks, title=NASTY, outlet=outlet, date=NASTY, url=f"javascript:{n}")
        readings.append((described, analysis))
    html = page(compare(readings, cast([analysis.actors for _, analysis in readings])), [one for one, _ in readings])
    found = Elements(html)
    assert found.left_open == []
    assert {"script", "img"}.isdisjoint(tag for tag, _ in found.tags)
    assert [tag for tag, _ in found.tags].count("style") == 1
    assert not any("javascript" in (a.get("href") or "") for _, a in found.tags)
    assert not {"\x1b", "\u202e"} & set(html)
    assert NASTY.replace("\x1b", "␛").replace("\u202e", "▯") in "".join(found.text["b"])


@pytest.mark.parametrize("reports", [[], [WIRE], [WIRE, WIRE], ["Nothing was said."] * 2 + ["Not a word. Nothing."]])
def test_there_is_a_page_of_next_to_nothing(read, reports: list[str]) -> None:
    readings = [read(one, path=f"{n}.txt") for n, one in enumerate(reports)]
    html = page(compare(readings, cast([analysis.actors for _, analysis in readings])), [one for one, _ in readings])
    found = Elements(html)
    assert found.left_open == []
    assert found.text["h1"] == ["1 report" if len(reports) == 1 else f"{len(reports)} reports compared"]
    assert page(compare([None], cast([[]])), [None]).startswith("<!doctype html>")
