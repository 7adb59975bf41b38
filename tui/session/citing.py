"""Citations: words of an article with who said them, where, when, and the link; plain text for clipboard and pipe."""

from tui.article import Article, one_line, visible


def cite(article: Article, words: str, speaker: str = "") -> str:
    """`words`, then speaker, title, outlet and date on one line, then the link, or the path of what has none.

    No quotation marks are added: words that the article reports indirectly must not look like a quotation. Control and
    direction characters come out as visible marks.

    >>> article = Article("", (), title="Bridge closed", outlet="The Courier", date="2025-03-01", path="a.txt")
    >>> print(cite(article, "“It was late.”", "Ana Ruiz"))
    “It was late.”
    — Ana Ruiz, in “Bridge closed”, The Courier, 2025-03-01
    a.txt
    """
    title = f"“{article.title}”" if article.title else ""
    if title and speaker:
        title = f"in {title}"
    origin = ", ".join(one_line(part) for part in (speaker, title, article.outlet, article.date) if part)
    link = article.url or ("" if article.path == "-" else article.path)
    quote = visible(words.replace("\r\n", "\n").replace("\r", "\n").strip())
    return "\n".join(line for line in (quote, f"— {origin}" if origin else "", one_line(link)) if line)
