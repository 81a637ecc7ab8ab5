"""Names taken apart: first, middle and last names, suffixes, short forms, spellings, acronyms."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from kg.language.gazetteer import key
from kg.resolve.roles import unpossessed

TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Dr|Sir|Dame|Lord|Lady|Sen|Rep|Gov|Gen|Col|Lt|Prof|Judge|Justice|Senator|Congressman"
    r"|Congresswoman|Representative|President|Chancellor|Premier|Secretary|Ambassador|Minister|King|Queen"
    r"|Pope|Professor|General|Governor|Mayor|Vice President|Prime Minister|Foreign Minister|First Lady"
    r"|President-elect|Attorney General)\.? )+"
)
POSSESSIVE = re.compile(r"(['’]s?|,)$")


SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "", "ii": "ii", "iii": "iii", "iv": "iv"}
"""Generation suffixes; "Sr." is the father, who mostly goes without."""

PARTICLES = frozenset(
    (
        "al",
        "el",
        "bin",
        "ibn",
        "abu",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "van",
        "von",
        "der",
        "den",
        "st",
    )
)
"""Words that belong to the last name after them: "Marine Le Pen", "Bashar al-Assad"."""

NEVER_FIRST = PARTICLES - {"al", "el", "la", "di", "da", "van", "abu", "della", "st"}
"""Particles that are nobody's first name, so that "Le Pen" and "de Blasio" are last names; "Al Gore" and
"Van Jones" have a first one."""

SHORT_FORMS = (
    "william bill billy will willie",
    "robert bob bobby rob robbie",
    "richard rick dick rich richie",
    "james jim jimmy jamie",
    "john jack johnny jon",
    "joseph joe joey",
    "michael mike mick mickey",
    "edward ed eddie ted teddy",
    "thomas tom tommy",
    "charles charlie chuck",
    "david dave",
    "daniel dan danny",
    "donald don donnie",
    "kenneth ken kenny",
    "ronald ron ronnie",
    "steven stephen steve",
    "anthony tony",
    "andrew andy drew",
    "alexander alex sasha",
    "benjamin ben",
    "bernard bernie",
    "nicholas nick",
    "matthew matt",
    "christopher chris",
    "patrick pat",
    "peter pete",
    "samuel sam",
    "timothy tim",
    "gregory greg",
    "jeffrey jeff geoffrey geoff",
    "lawrence larry",
    "leonard len lenny",
    "albert al bert",
    "frederick fred",
    "henry harry hank",
    "gerald jerry gerry",
    "raymond ray",
    "walter walt",
    "vincent vince",
    "philip phil",
    "elizabeth liz beth betty lizzie eliza",
    "margaret maggie meg peggy",
    "katherine catherine kate kathy cathy katie",
    "susan sue susie",
    "deborah debbie deb",
    "patricia pat patty tricia",
    "jennifer jen jenny",
    "barbara barb",
    "rebecca becky",
    "victoria vicky",
    "theresa teresa terry",
    "abigail abby",
    "kimberly kim",
    "pamela pam",
    "vladimir volodya",
    "mikhail misha",
    "dmitry dima",
)
"""First names and their short forms, a row each; "Mitch", "Newt" and such are names of their own."""

FORMAL: dict[str, frozenset[int]] = {}
for _number, _row in enumerate(SHORT_FORMS):
    for _word in _row.split():
        FORMAL[_word] = FORMAL.get(_word, frozenset()) | {_number}

SPELLINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^(al|el) ", ""),
        (r"(iy|ij|ii|yi|yy|y|j)$", "i"),
        (r"(ey|ej)$", "ei"),
        (r"^ye", "e"),
        (r"^yu", "iu"),
        (r"^ya", "ia"),
        (r"ks", "x"),
        (r"kh", "h"),
        (r"zh", "j"),
        (r"dzh|dj", "j"),
        (r"tch", "ch"),
        (r"eyev(a?)$", r"eev\1"),
        (r"ff$|w$", "v"),
        (r"ou|oo", "u"),
        (r"([bcdfghklmnprstvz])\1", r"\1"),
        (r"^(mohamed|muhamad|mohamad|muhammed)$", "muhamad"),
    )
)
"""Ways in which Russian, Ukrainian and Arabic names are put into Latin letters."""


FIRST_SPELLINGS = (
    "sergei sergey serhiy sergej",
    "dmitri dmitry dmitriy dmitrii dmytro",
    "alexei alexey aleksei aleksey oleksiy",
    "andrei andrey andriy andrej",
    "alexander aleksandr alexandr oleksandr alyaksandr aliaksandr",
    "vladimir volodymyr wladimir",
    "mikhail michail mykhailo",
    "nikolai nikolay mykola",
    "yevgeny evgeny yevgeniy evgeni",
    "yuri yury yuriy iurii",
    "anatoly anatoli anatoliy",
    "vitaly vitali vitaliy",
    "gennady gennadi gennadiy",
    "valery valeri valeriy",
    "viktor victor",
    "igor ihor",
    "petro pyotr petr",
    "pavel pavlo",
    "natalia natalya nataliya",
    "yulia julia yuliya",
    "maria mariya",
    "ksenia xenia kseniya",
    "mohammed mohammad muhammad mohamed mohamad muhammed",
    "ahmed ahmad",
    "hussein hussain husayn hossein hosein",
    "hassan hasan",
    "abdullah abdallah",
    "mahmoud mahmud",
    "moammar muammar",
    "osama usama",
    "benjamin binyamin",
)
"""First names and how else they are put into Latin letters."""

FIRST_OF = {word: row.split() for row in FIRST_SPELLINGS for word in row.split()}

LAST_SPELLINGS = (
    (re.compile(r"sk(y|i|iy|yy|ii|yi|ij)$"), ("sky", "ski", "skiy", "skyy")),
    (re.compile(r"[iy]ch$"), ("ich", "ych")),
    (re.compile(r"(ei|ey|eyev|eev)$"), ("ei", "ey")),
    (re.compile(r"(adhafi|addafi)$"), ("adhafi", "addafi")),
    (re.compile(r"enk[oa]$"), ("enko", "enka")),
)
"""Endings of last names that are put into Latin letters in several ways."""


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, each part folded. `first` is "" for a bare last name."""

    first: str
    middles: tuple[str, ...]
    last: str
    suffix: str
    key: str = field(init=False, compare=False)
    """First name, last name and suffix: what stays the same when a middle name is left out."""

    @property
    def full(self) -> bool:
        """Whether it has a first name or at least its initial."""
        return bool(self.first)

    def __post_init__(self) -> None:
        object.__setattr__(self, "key", " ".join(filter(None, (self.first, self.last, self.suffix))))


@lru_cache(maxsize=65536)
def person_name(name: str) -> PersonName:
    """Return the parts: "Robert F. Kennedy, Jr." -> robert, (f,), kennedy, jr."""
    words = key(plain(name).replace(",", " ").replace(".", ". ")).split()
    suffix = ""
    while len(words) > 1 and words[-1] in SUFFIXES:
        suffix = SUFFIXES[words.pop()] or suffix
    if not words:
        return PersonName("", (), key(name), suffix)
    start = len(words) - 1
    while start > 1 and words[start - 1] in PARTICLES:
        start -= 1
    if start == 1 and (words[0] in NEVER_FIRST or (words[0] in PARTICLES and name.startswith(words[0]))):
        start = 0
    last = " ".join(words[start:])
    return PersonName(words[0] if start else "", tuple(words[1:start]), last, suffix)


def plain(name: str) -> str:
    """Return a person's name without the titles before it and the possessive after it."""
    stripped = unpossessive(name)
    return TITLES.sub("", stripped) or stripped


def unpossessive(name: str) -> str:
    """Return a name without the possessive or comma after it."""
    return POSSESSIVE.sub("", name.strip())


@lru_cache(maxsize=65536)
def variants(word: str) -> tuple[str, ...]:
    """Return the spellings of a first or last name, itself first: Sergei -> Sergei, sergey, …"""
    folded = key(word)
    found = [word, *FIRST_OF.get(folded, ())]
    for pattern, endings in LAST_SPELLINGS:
        if pattern.search(folded):
            found += [pattern.sub(ending, folded) for ending in endings]
            break
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return what the spellings of a transliterated name share: Sergei, Sergey, Sergej -> "sergei"."""
    for pattern, replacement in SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


def short_form(one: str, other: str) -> bool:
    """Say whether the two are forms of one first name."""
    return bool(FORMAL.get(one, frozenset()) & FORMAL.get(other, frozenset()))


def forms(first: str) -> tuple[str, ...]:
    """Return the other forms of a first name: "Michael" -> mike, mick, …"""
    folded = key(first)
    found = (word for number in sorted(FORMAL.get(folded, ())) for word in SHORT_FORMS[number].split())
    return tuple(word for word in dict.fromkeys(found) if word != folded)


def initial(one: str, other: str) -> bool:
    """Say whether one is the initial of the other."""
    return bool(one and other) and min(len(one), len(other)) == 1 and one[0] == other[0]


def agree(one: str, other: str) -> bool:
    """Say whether two first or middle names can be one person's."""
    return one == other or initial(one, other) or short_form(one, other) or sound(one) == sound(other)


SMALL = frozenset(("of", "the", "and", "for", "in", "on", "to", "at"))


def acronym(name: str) -> str | None:
    """Return the initials of a name of several words: "Federal Security Service" -> "FSS"."""
    words = [word for word in re.split(r"[\s-]+", name) if word and word.lower() not in SMALL]
    if len(words) < 2 or not all(word[0].isupper() for word in words):
        return None
    return "".join(word[0] for word in words)


def is_acronym(name_key: str) -> bool:
    """Say whether a key is an acronym: keys of other names are in small letters."""
    return name_key.isupper() and name_key.isalpha()


COMPANY = re.compile(r",? (inc|corp|corporation|ltd|llc|plc|co|gmbh|ag)$")


@lru_cache(maxsize=65536)
def thing_key(name: str) -> str:
    """Return the key of a name that is no person's: without article, possessive and legal form; "Russia's
    Foreign Ministry" is the Russian one."""
    words = unpossessive(name).replace("’", "'").split()
    return COMPANY.sub("", key(" ".join(unpossessed(words) if len(words) > 1 else words)))
