"""A correction in words, for people who read an export."""

from tui.article import ActorCorrection, Correction


def in_words(correction: Correction) -> str:
    """What was corrected, in one phrase.

    >>> from tui.article import ActorCorrection, Referent
    >>> in_words(ActorCorrection("merge", (Referent("Ruiz"), Referent("Ana Ruiz")), "Ana Ruiz"))
    'actors merged: Ruiz, Ana Ruiz → Ana Ruiz'
    """
    if isinstance(correction, ActorCorrection):
        done = {"merge": "actors merged", "split": "actor split", "rename": "actor renamed"}[correction.act]
        named = f" → {correction.name}" if correction.name else ""
        return f"{done}: {', '.join(actor.name for actor in correction.actors)}{named}"
    now = correction.now
    if correction.act == "speaker":
        return f"speaker corrected: {now.speaker.name if now and now.speaker else 'nobody'}"
    if correction.act == "kind":
        return f"kind corrected: {now.kind if now else ''}"
    return {
        "accept": "attribution accepted",
        "reject": "attribution rejected",
        "parts": "source, cue or content corrected",
        "add": "attribution added",
    }[correction.act]
