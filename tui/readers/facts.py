"""What a page says of itself in its head: title, authors, date, outlet, address and language.

Open Graph and other meta elements, JSON-LD of schema.org's articles, `title`, `time` and the canonical link.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lxml.etree import _Element

_LONGEST = 300
_LONGEST_JSON = 512 * 1024
_WEB = re.compile(r"https?://[^\s/@]+(?:/\S*)?")
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3})(?:[-_].{0,20})?\s*")
_REPORTS = re.compile(r"(?:.*Article|Report|BlogPosting|LiveBlogPosting)")

_TITLES = ("og:title", "twitter:title", "dc.title", "headline")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl")
_DATES = ("article:published_time", "og:article:published_time", "date", "pubdate", "publish-date", "dc.date")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page says; empty where it says nothing."""

    title: str = ""
    byline: str = ""
    date: str = ""
    outlet: str = ""
    url: str = ""
    language: str = ""


def facts_of(root: "_Element") -> Facts:
    """The facts of the page under `root`, each on one line."""
    said: dict[str, str] = {}
    structured: dict[str, str] = {}
    for element in root.iter("html", "meta", "title", "link", "time", "script"):
        if element.tag == "script":
            if not structured and "ld+json" in element.get("type", ""):
                structured = _structured(element.text or "")
        else:
            for name, value in _said_by(element):
                said.setdefault(name, _one_line(value))
    authors = [said[name] for name in _AUTHORS if said.get(name) and not said[name].startswith(("http", "/", "@"))]
    return Facts(
        title=_first(said, _TITLES) or structured.get("headline", "") or said.get("title", ""),
        byline=structured.get("author", "") or next(iter(authors), ""),
        date=_first(said, _DATES) or structured.get("datePublished", "") or said.get("time", ""),
        outlet=_first(said, _OUTLETS) or structured.get("publisher", ""),
        url=next((u for name in ("canonical", "og:url") if _WEB.fullmatch(u := said.get(name, ""))), ""),
        language=said.get("lang", ""),
    )


def _said_by(element: "_Element") -> Iterator[tuple[str, str]]:
    match element.tag:
        case "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop") or ""
            if content := element.get("content", "").strip():
                yield name.lower(), content
        case "title":
            yield "title", element.text or ""
        case "link" if element.get("rel", "").lower() == "canonical":
            yield "canonical", element.get("href", "")
        case "time" if element.get("datetime"):
            yield "time", element.get("datetime", "")
        case "html" if found := _LANGUAGE.fullmatch(element.get("lang", "")):
            yield "lang", found[1].lower()
        case _:
            return


def _structured(source: str) -> dict[str, str]:
    """What JSON-LD says of the report: headline, author, datePublished and publisher."""
    import json

    if len(source) > _LONGEST_JSON:
        return {}
    try:
        report = next(_reports_in(json.loads(source)), {})
    except (ValueError, RecursionError):
        return {}
    facts = {name: report[name] for name in ("headline", "datePublished") if isinstance(report.get(name), str)}
    facts["author"] = ", ".join(_names_in(report.get("author")))
    facts["publisher"] = ", ".join(_names_in(report.get("publisher")))
    return {name: _one_line(value) for name, value in facts.items()}


def _reports_in(value: Any) -> Iterator[dict[str, Any]]:
    """The objects that are reports, whether they stand alone, in a list or in a graph."""
    for item in value if isinstance(value, list) else [value]:
        graph = item.get("@graph", []) if isinstance(item, dict) else []
        for node in (item, *graph) if isinstance(graph, list) else (item,):
            if isinstance(node, dict) and any(_REPORTS.fullmatch(kind) for kind in _strings(node.get("@type"))):
                yield node


def _names_in(value: Any) -> list[str]:
    people = value if isinstance(value, list) else [value]
    names = [person.get("name") if isinstance(person, dict) else person for person in people]
    return [name for entry in names for name in _strings(entry) if name and not name.startswith("http")]


def _strings(value: Any) -> list[str]:
    return [entry for entry in (value if isinstance(value, list) else [value]) if isinstance(entry, str)]


def _first(said: dict[str, str], names: tuple[str, ...]) -> str:
    return next((said[name] for name in names if said.get(name)), "")


def _one_line(value: str) -> str:
    import html

    return " ".join(html.unescape(value[: 4 * _LONGEST]).split())[:_LONGEST]
