"""Countries, places and organisations by name, and what their demonyms and capitals stand for."""

from functools import cache

from tui.extraction.lexicon.sections import lines, sections


@cache
def countries() -> dict[str, str]:
    """Every name of a country, in lower case, to its first name as printed."""
    return {name.lower(): row[0] for row in _rows() for name in (row[0], *_names(row[1]))}


@cache
def capitals() -> dict[str, str]:
    """Every capital and seat of government, in lower case, to its country."""
    return {name.lower(): row[0] for row in _rows() for name in _names(row[2])}


@cache
def demonyms() -> dict[str, str]:
    """Every demonym, in lower case, to its country."""
    return {name.lower(): row[0] for row in _rows() for name in _names(row[3])}


@cache
def places() -> frozenset[str]:
    """Other named places, in lower case."""
    return frozenset(name.strip().lower() for line in lines("places") for name in line.split(";") if name.strip())


@cache
def organisation_words() -> frozenset[str]:
    """Words that make a name an organisation's, in lower case."""
    return frozenset(sections("organisations")["words"])


@cache
def organisation_names() -> frozenset[str]:
    """Names of one word that are organisations', in lower case."""
    return frozenset(sections("organisations")["names"])


@cache
def group_names() -> frozenset[str]:
    """Names of groups of people, in lower case, a hyphen between words."""
    return frozenset(sections("organisations")["groups"])


@cache
def thing_words() -> frozenset[str]:
    """Words that end the name of a thing, an event or a spot, in lower case."""
    return frozenset(sections("organisations")["things"])


@cache
def streets() -> frozenset[str]:
    """Words that end the name of a street, in lower case."""
    return frozenset(sections("organisations")["streets"])


@cache
def papers() -> frozenset[str]:
    """Words that end the name of papers and the like that go by a person's name, in lower case."""
    return frozenset(sections("organisations")["papers"])


@cache
def sorts() -> dict[str, frozenset[tuple[str, ...]]]:
    """What some bodies are called by, to the words of their names, all in lower case: a bloc is the European Union."""
    rows = " ".join(sections("organisations")["sorts"]).split("|")
    named = [(row.split()[0], row.split()[1:]) for row in rows]
    return {sort: frozenset(tuple(name.split("-")) for name in names) for sort, names in named}


@cache
def holders() -> dict[str, str]:
    """What may stand before a body's name and be left out, in lower case without points: nations, bodies above it.

    Each to the one name of what it means.
    """
    above = {name.replace("-", " "): name for name in sections("organisations")["above"]}
    return above | {name.replace(".", ""): one for table in (demonyms(), countries()) for name, one in table.items()}


@cache
def no_actors() -> frozenset[str]:
    """Capitalised words that name no actor, in lower case, a hyphen between words."""
    return frozenset(sections("organisations")["no actors"])


@cache
def _rows() -> tuple[tuple[str, str, str, str], ...]:
    rows = [[cell.strip() for cell in line.split("|")] for line in lines("nations")]
    return tuple((row[0], row[1], row[2], row[3]) for row in rows)


def _names(cell: str) -> list[str]:
    return [name.strip() for name in cell.split(",") if name.strip()]
