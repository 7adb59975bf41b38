"""Readers that are killed while they write, one after the other: killed_readers.py HOME ARTICLE SEED ROUNDS.

Each reader is a process of its own, forked so that two hundred start in seconds. It says what it is about to do and
what it has done, a line of JSON each. After each death the notes on the disk must be those that it said it had, or
those with the one change that was under way. Prints how many died in the midst of one, and how many changes were made.
"""

import json
import os
import random
import signal
import sys
import time
import traceback
from pathlib import Path

from tui.article import Span
from tui.session.home import Home
from tui.session.session import Session

LONGEST_S = 0.03
MOST_NOTES = 30


def state(session: Session) -> list[list[object]]:
    notes = session.notes.of(0)
    drafts = session.notes.drafts(0)
    return [sorted([n.id, n.body, list(n.tags), list(n.target.span)] for n in notes), sorted(d.body for d in drafts)]


def read(home: Home, article: str, chance: random.Random, said: int) -> None:
    """One reader's life: it writes until it is killed."""
    session = Session([article], home=home)
    notes, length = session.notes, len(session.article(0).text)
    draft = notes.draft(0, Span(0, 3))

    def tell(word: str, value: object) -> None:
        os.write(said, (json.dumps([word, value]) + "\n").encode())

    for count in range(100_000):
        known = notes.of(0)
        one = chance.choice(known) if known else None
        start = chance.randrange(length - 1)
        span = Span(start, chance.randint(start + 1, length))
        body = f"{os.getpid()} {count} " + "word " * chance.randrange(200)
        acts = ["annotate", "undo", "redo", "draft", "save", *(["edit", "tag", "move", "delete"] if one else [])]
        act = chance.choice(acts) if len(known) < MOST_NOTES else "delete"
        tell("begins", [act, body])
        if act == "annotate":
            notes.annotate(0, span, body)
        elif act == "edit" and one:
            notes.edit(0, one, body)
        elif act == "tag" and one:
            notes.tag(0, one, [body[:9]])
        elif act == "move" and one:
            notes.move(0, one, span)
        elif act == "delete":
            notes.delete(0, *chance.sample(known, min(len(known), 3)))
        elif act == "undo":
            notes.undo()
        elif act == "redo":
            notes.redo()
        elif act == "draft":
            draft = notes.keep_draft(0, draft, body)
        elif act == "save":
            notes.annotate(0, span, body, draft=draft.id)
            draft = notes.draft(0, span)
        tell("did", state(session))


def fits(before: list[list[object]], after: list[list[object]], act: str) -> bool:
    """Whether one change of the kind `act` may have made `after` of `before`."""
    gone = [one for one in before[0] if one not in after[0]]
    new = [one for one in after[0] if one not in before[0]]
    drafts = before[1] != after[1]
    if act == "draft":
        return not gone and not new
    if act in ("annotate", "save"):
        return not gone and len(new) == 1 and (act == "save" or not drafts)
    if act == "delete":
        return len(gone) in (1, 2, 3) and not new and not drafts
    if act in ("undo", "redo"):
        return len(gone) <= 3 and len(new) <= 3 and not drafts
    return len(new) == 1 and len(gone) <= 1 and not drafts


def main(folder: str, article: str, seed: str, rounds: str) -> None:
    Path(folder).mkdir()
    home, chance = Home.under(Path(folder)), random.Random(int(seed))
    expected: list[list[object]] = [[], []]
    midst = changes = 0
    for _ in range(int(rounds)):
        log = os.open(Path(folder, "said"), os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND)
        lifetime, life = chance.uniform(0, LONGEST_S), random.Random(chance.random())
        reader = os.fork()
        if not reader:
            try:
                read(home, article, life, log)
            finally:
                traceback.print_exc()
                os._exit(1)
        while not os.fstat(log).st_size and os.waitpid(reader, os.WNOHANG) == (0, 0):
            time.sleep(0.001)
        time.sleep(lifetime)
        os.kill(reader, signal.SIGKILL)
        _, status = os.waitpid(reader, 0)
        assert os.WIFSIGNALED(status), "a reader died by itself"
        os.close(log)
        whole_lines = Path(folder, "said").read_text().split("\n")[:-1]
        told = [json.loads(line) for line in whole_lines]
        under_way = ["", ""]
        for word, value in told:
            if word == "did":
                expected, under_way, changes = value, ["", ""], changes + 1
            else:
                under_way = value
        session = Session([article], home=home)
        found = json.loads(json.dumps(state(session)))
        assert session.notes.fault is None, session.notes.fault
        session.notes.close()
        if found != expected:
            assert under_way[0], "a change that nobody told of"
            assert fits(expected, found, under_way[0]), f"{under_way[0]} cannot have made {found} of {expected}"
            midst += 1
        expected = found
    print(midst, changes)


if __name__ == "__main__":
    main(*sys.argv[1:])
