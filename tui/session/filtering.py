"""Which attributions are shown: by kind, stance, confidence and actor. A filter hides; it never forgets."""

from typing import NamedTuple

from tui.article import SPEECH, Attribution, Stance

KINDS = ("direct", "mixed", "indirect")
STANCES: tuple[Stance, ...] = (
    "neutral", "claim", "concede", "deny", "promise", "demand", "accuse", "want", "plan", "believe", "feel",
)  # fmt: skip


class Filter(NamedTuple):
    """What passes; the default is speech of every kind."""

    kinds: frozenset[str] = frozenset(KINDS)
    stances: frozenset[str] = SPEECH
    confidence: float = 0.0
    """The least confidence that passes, 0 to 1."""
    floating: bool = True
    """Whether quotations without a cue and source of their own pass."""
    actor: str | None = None
    """The id of the one speaker that passes; None for all, and for quotations without a speaker."""

    def passes(self, attribution: Attribution, speaker: str | None = None) -> bool:
        """Whether `attribution`, spoken by the actor of the id `speaker`, is shown."""
        return (
            attribution.kind in self.kinds
            and attribution.stance in self.stances
            and attribution.confidence >= self.confidence
            and (self.floating or not attribution.floating)
            and (self.actor is None or self.actor == speaker)
        )

    def described(self, actor_name: str = "") -> str:
        """What the filter leaves out or in, in a few words; empty for the default."""
        words = []
        if self.kinds != frozenset(KINDS):
            words.append("+".join(k for k in KINDS if k in self.kinds) or "no kind")
        if self.stances != SPEECH:
            shown = [s for s in STANCES if s in self.stances]
            everything = len(shown) == len(STANCES)
            words.append("speech, wants, plans, attitudes" if everything else ", ".join(shown) or "no stance")
        if self.confidence:
            words.append(f"confidence ≥ {self.confidence:.0%}")
        if not self.floating:
            words.append("no floating quotations")
        if self.actor is not None:
            words.append(f"only {actor_name or self.actor}")
        return "; ".join(words)
