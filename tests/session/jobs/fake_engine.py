"""The engine's own jobs with a quick analysis in place of the real one; what it analysed is logged in $ANALYSED."""

import os
import signal
import time
from pathlib import Path

from tui.article import Actor, Analysis, Article, Attribution, Mention, Span
from tui.session import tasks


def analyse(article: Article, window: Span | None = None) -> Analysis:
    """Every capitalised word is an actor, the last block is furniture, and some words are deadly."""
    with Path(os.environ["ANALYSED"]).open("a") as log:
        log.write(f"{article.path} {window is not None}\n")
    if "CRASH" in article.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "FAIL" in article.text:
        raise RuntimeError("as asked")
    if "SLOW" in article.text:
        time.sleep(0.3)
    actors, start = [], 0
    for number, word in enumerate(w for w in article.text.split() if w.istitle()):
        start = article.text.index(word, start)
        span = Span(start, start + len(word))
        actors.append(Actor(f"a{number}", word, "person", True, (), (Mention(span, "name"),)))
        start = span.end
    words = Attribution("q1", "direct", (Span(0, min(4, len(article.text))),), speaker="a0" if actors else None)
    return Analysis("fake", (words,), tuple(actors), furniture=(article.blocks[-1].span,), window=window)


tasks.analyse = analyse
JOBS = tasks.JOBS
