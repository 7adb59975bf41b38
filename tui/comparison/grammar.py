"""What reporting does to words: "I owe" becomes "she owed". Which two words differ in tense or person only.

The pairs are those that turn up when English speech is reported (Quirk et al. 1985, section 14.31, "backshift").
"""

from functools import cache

from tui import language

_PERSONS = (
    "i we you he she they it one",
    "me us you him her them it",
    "my our your his her their its",
    "mine ours yours his hers theirs",
    "myself ourselves yourself yourselves himself herself themselves itself",
)

_VERBS = """
am are is was were be been/have has had having 've/do does did done/will would 'll wo/can could ca/may might/
shall should/arise arose arisen/beat beaten/become became/begin began begun/bend bent/bind bound/bite
bit bitten/blow blew blown/break broke broken/bring brought/build built/burn burnt/buy bought/catch
caught/choose chose chosen/come came/deal dealt/dig dug/draw drew drawn/drink drank drunk/drive drove
driven/eat ate eaten/fall fell fallen/feed fed/feel felt/fight fought/find found/flee fled/fly flew
flown/forget forgot forgotten/forgive forgave/freeze froze frozen/get got gotten/give gave given/go went
gone/grow grew grown/hang hung/hear heard/hide hid hidden/hold held/keep kept/know knew known/lay laid/
lead led/lean leant/learn learnt/leave left/lend lent/lie lay/lose lost/make made/mean meant/meet
met/pay paid/prove proven/ride rode ridden/ring rang rung/rise rose risen/run ran/say said/see saw
seen/seek sought/sell sold/send sent/shake shook shaken/shine shone/shoot shot/show shown/shrink
shrank/sing sang sung/sink sank sunk/sit sat/sleep slept/slide slid/speak spoke spoken/spend spent/
spring sprang/stand stood/steal stole stolen/stick stuck/strike struck/swear swore sworn/sweep swept/
swim swam swum/swing swung/take took taken/teach taught/tear tore torn/tell told/think thought/throw
threw thrown/understand understood/undertake undertook/wake woke woken/wear wore worn/win won/withdraw
withdrew withdrawn/write wrote written
"""
_TIMES = (
    "now then",
    "today yesterday",
    "tomorrow next following",
    "here there",
    "this that",
    "these those",
    "ago before",
)


def differ_in_person(one: str, other: str) -> bool:
    """Whether two folded words are pronouns of one form and another person.

    >>> differ_in_person("we", "they"), differ_in_person("our", "its"), differ_in_person("we", "the")
    (True, True, False)
    """
    return one != other and any(one in forms and other in forms for forms in _person_forms())


def differ_in_tense(one: str, other: str) -> bool:
    """Whether two folded words are forms of one verb, or words that move with the tense ("here", "there").

    >>> differ_in_tense("owes", "owed"), differ_in_tense("will", "would"), differ_in_tense("go", "went")
    (True, True, True)
    >>> differ_in_tense("owes", "owner"), differ_in_tense("street", "streets")
    (False, False)
    """
    if one == other:
        return False
    known = _verb_forms()
    if known.get(one, {one}) & known.get(other, {other}):
        return True
    return language.stem(one) == language.stem(other) and _is_verb_form(one) != _is_verb_form(other)


def _is_verb_form(word: str) -> bool:
    return word.endswith(("ed", "ing"))


@cache
def _person_forms() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(forms.split()) for forms in _PERSONS)


@cache
def _verb_forms() -> dict[str, frozenset[str]]:
    """Word -> the verbs that it is a form of, by number: "#" and so on, which no word is."""
    found: dict[str, frozenset[str]] = {}
    for number, forms in enumerate((*_VERBS.split("/"), *_TIMES)):
        for form in forms.split():
            found[form] = found.get(form, frozenset()) | {f"#{number}"}
    return found
