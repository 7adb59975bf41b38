"""Notes to plain JSON values and back, equal to the letter."""

from typing import Any

from tui.article.codec import Plain
from tui.article.correction import ActorCorrection, AttributionCorrection, Correction, Finding, Referent
from tui.article.note import Note, Target
from tui.article.span import Span


def note_to_plain(note: Note) -> Plain:
    """A dict of JSON values; spans become pairs. `version` is the matter of one database and is left out."""
    return {
        "id": note.id,
        "target": target_to_plain(note.target),
        "body": note.body,
        "motivation": note.motivation,
        "tags": list(note.tags),
        "creator": note.creator,
        "created": note.created,
        "modified": note.modified,
        "correction": None if note.correction is None else correction_to_plain(note.correction),
    }


def note_from_plain(plain: Plain) -> Note:
    """The note that `note_to_plain` took apart; raises KeyError, TypeError or ValueError for anything else."""
    parts = dict(plain)
    correction = parts["correction"]
    made = {
        "target": target_from_plain(parts["target"]),
        "tags": tuple(parts["tags"]),
        "correction": None if correction is None else correction_from_plain(correction),
    }
    return Note(**{**parts, **made})


def target_to_plain(target: Target) -> Plain:
    """A dict of JSON values."""
    return {
        "sha256": target.sha256,
        "span": list(target.span),
        "exact": target.exact,
        "prefix": target.prefix,
        "suffix": target.suffix,
    }


def target_from_plain(plain: Plain) -> Target:
    """The target that `target_to_plain` took apart."""
    return Target(**{**plain, "span": Span(*plain["span"])})


def correction_to_plain(correction: Correction) -> Plain:
    """A dict of JSON values; `of` says whether attributions or actors are corrected."""
    if isinstance(correction, AttributionCorrection):
        was, now = (None if one is None else _finding_to_plain(one) for one in (correction.was, correction.now))
        return {"of": "attribution", "act": correction.act, "was": was, "now": now}
    return {
        "of": "actor",
        "act": correction.act,
        "actors": [_referent_to_plain(one) for one in correction.actors],
        "name": correction.name,
        "kind": correction.kind,
        "mentions": _pairs(correction.mentions),
    }


def correction_from_plain(plain: Plain) -> Correction:
    """The correction that `correction_to_plain` took apart; raises KeyError, TypeError or ValueError for others."""
    if plain["of"] == "attribution":
        was, now = (None if plain[one] is None else _finding_from_plain(plain[one]) for one in ("was", "now"))
        return AttributionCorrection(plain["act"], was, now)
    if plain["of"] != "actor":
        raise ValueError(f'no correction of "{plain["of"]}"')
    actors = tuple(_referent_from_plain(one) for one in plain["actors"])
    return ActorCorrection(plain["act"], actors, plain["name"], plain["kind"], _spans(plain["mentions"]))


def _finding_to_plain(finding: Finding) -> Plain:
    return {
        "content": _pairs(finding.content),
        "source": _pairs(finding.source),
        "cue": _pairs(finding.cue),
        "kind": finding.kind,
        "speaker": None if finding.speaker is None else _referent_to_plain(finding.speaker),
        "floating": finding.floating,
        "stance": finding.stance,
    }


def _finding_from_plain(plain: Plain) -> Finding:
    spans = {part: _spans(plain[part]) for part in ("content", "source", "cue")}
    speaker = None if plain["speaker"] is None else _referent_from_plain(plain["speaker"])
    return Finding(**{**plain, **spans, "speaker": speaker})


def _referent_to_plain(referent: Referent) -> Plain:
    mention = None if referent.mention is None else list(referent.mention)
    return {"name": referent.name, "kind": referent.kind, "mention": mention, "sha256": referent.sha256}


def _referent_from_plain(plain: Plain) -> Referent:
    return Referent(**{**plain, "mention": None if plain["mention"] is None else Span(*plain["mention"])})


def _pairs(spans: tuple[Span, ...]) -> list[Any]:
    return [list(span) for span in spans]


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
