"""Participles and infinitives below a verb: who is understood to do them.

The subject of the verb, as a rule; its object after "left him to …", the noun right before a participle
without a comma, the reported clause's subject after "Police said a bomb went off, killing two". A verb as
the answer means: its subject.
"""

from __future__ import annotations

from functools import cache

from kg.claims import conjoined, controlled, controllers, lexicon, phrases, verbs
from kg.language.parse import Parse
from kg.language.selection import wants

BARE = frozenset({"let", "make", "help", "have", "see", "hear", "watch"})
REMARKS = frozenset({"consider", "assume", "judge", "depend"})
QUOTING = frozenset({"add", "cite", "refer", "note", "stress", "quote", "say"})
QUOTES = conjoined.CLOSING | conjoined.NEUTRAL


def of_participle(parse: Parse, row: int, head: int) -> int | None:
    """Return the subject of a participle or purpose clause below a verb.

    "defied the curfew imposed on Monday": the curfew, though the parser hung it on the verb.
    """
    if parse.tags[row] == "VBN" and conjoined.form(parse, row) == "VBN":
        return of_past_participle(parse, row, head)
    if parse.tags[row] == "VBG":
        return of_gerund(parse, row, head)
    if parse.tags[row] == "VB":
        below = of_purpose if conjoined.form(parse, row) == "TO" else of_bare
        return below(parse, row, head)
    return head


def of_bare(parse: Parse, row: int, head: int) -> int | None:
    """Return the object of "let" and its like before a bare infinitive: "let the mayor, at last, speak"."""
    thing = parse.child(head, "dobj")
    return thing if thing is not None and thing < row and parse.lemmas[head] in BARE else None


def of_past_participle(parse: Parse, row: int, head: int) -> int | None:
    """Return the noun before a past participle, after a comma the subject of the verb: "land once sown with
    wheat"; None for comments, "as reported", "if needed", and where object and subject both may be meant."""
    as_said = any(parse.lowers[c] == "as" and c < row for c in parse.children[row])
    if as_said or parse.lemmas[row] in lexicon.words("comment"):
        return None
    before = parse.lefts[row] - 1
    noun = before - 1
    if parse.words[before] == "," and noun > head and parse.deps[noun] in {"pobj", "dobj"}:
        if parse.lemmas[row] in lexicon.words("appointed"):
            return noun if parse.pos[noun] == "NOUN" else None  # "at the next meeting, planned for May"
        if parse.lemmas[row] in lexicon.words("appraised"):
            return None  # "raised its share, seen as a warning": which of them is seen so?
    if before > head and parse.pos[before] == "NOUN" and parse.deps[before] in {"pobj", "dobj", "conj"}:
        return before if parse.deps[before] != "conj" else parse.heads[before]
    thing = parse.child(head, "dobj")
    if thing is not None and head < thing < row:
        if phrases.bounds(parse, thing)[1] >= parse.lefts[row]:
            return thing
        if parse.words[before] == "," and parse.rights[thing] == before - 1:
            return None
    return head


def of_gerund(parse: Parse, row: int, head: int) -> int | None:
    """Return the subject of a participle below a verb: "Police said a bomb went off, killing two": the bomb,
    but "…, citing a witness": the police."""
    said = parse.child(head, "ccomp")
    if said is not None and said < row and parse.lemmas[head] in lexicon.words("saying"):
        spoken = parse.lemmas[row] in lexicon.words("saying") or parse.lemmas[row] in lexicon.words("voicing")
        quoted = any(word in QUOTES for word in parse.words[min(said, head) : max(said, head)])
        if not spoken and not quoted and verbs.is_predicate(parse, said):
            return said
    subject = conjoined.own(parse, head)
    if row < head and parse.lemmas[head] == "be" and subject is not None and parse.lowers[subject] == "it":
        return None  # "walking in, it was dark"
    if parse.lemmas[row] in QUOTING and row > head:
        outlet = according(parse, row, head)
        if outlet is not None:
            return outlet
    sayer = speaker(parse, row, head)
    if sayer is not None:
        return sayer
    if parse.lemmas[row] in REMARKS and (row < head or parse.lemmas[row] == "depend"):
        return None  # "Judging by the polls, …", "they win, depending on the rain": nobody's doing
    shown = seen(parse, row, head)
    if shown is not None:
        return shown
    if parse.lemmas[row] in lexicon.words("spanning"):
        return measured(parse, row, head)
    if parse.lemmas[row] in lexicon.words("outcome"):  # "sales fell, resulting in losses": no noun of it
        return parse.child(head, "dobj") if parse.lemmas[row] == "result" and row > head else None
    if parse.lemmas[row] in lexicon.words("effect") and verbs.is_passive(parse, head):
        return None  # "the bridge was hit, killing two"
    if parse.deps[head] == "relcl" and parse.words[parse.lefts[row] - 1] == "," and row > head:
        freed = parse.heads[head]
        if parse.deps[freed] == "dobj" and subject is not None and parse.tags[subject] in {"WP", "WDT"}:
            return parse.heads[freed]  # "freed a man who lived here, sending a signal": who freed him
    if parse.lefts[row] == row > head and parse.pos[row - 1] in phrases.NOMINAL:
        for noun in (parse.child(head, "dobj"), *(parse.child(p, "pobj") for p in parse.kids(head, "prep"))):
            if noun is not None and parse.lemmas[noun] in lexicon.words("conduct_noun") and noun < row:
                return controlled.first_of(controlled.of_conduct(parse, noun, row), head)
        if parse.lemmas[head] in lexicon.words("leaving") and parse.child(head, "dobj") == row - 1:
            return row - 1
        if parse.lemmas[row] in lexicon.words("stative") and parse.deps[row - 1] in {"pobj", "dobj"}:
            described = parse.heads[parse.heads[row - 1]]  # "a family in Ohio facing ruin": the family
            return described if described > head and parse.pos[described] == "NOUN" else row - 1
    return head


def seen(parse: Parse, row: int, head: int) -> int | None:
    """Return who is seen to do it: "a film that shows Berg, the mayor, leaving": Berg."""
    thing = parse.child(head, "dobj")
    if thing is None or not head < thing < row or parse.lemmas[head] not in lexicon.words("showing"):
        return None
    gap = parse.lefts[row] - parse.rights[thing] - 1
    described = parse.child(thing, "appos") is not None
    return thing if controllers.acts(parse, thing) and (gap == 0 or (gap == 1 and described)) else None


def measured(parse: Parse, row: int, head: int) -> int | None:
    """Return what has an extent: "granted cuts, ranging from …": the cuts; else None."""
    thing, before = parse.child(head, "dobj"), parse.lefts[row] - 1
    if thing is None or not head < thing < row:
        return None
    apart = any(parse.deps[row] == "pobj" for row in range(parse.rights[thing] + 1, before))
    return None if apart or parse.pos[thing] not in {"NOUN", "PROPN"} else thing


@cache
def personal() -> frozenset[str]:
    """Return the verbs that only a person or a body does."""
    agents = {verb for (verb, place), wanted in wants().items() if (place, wanted) == ("subject", "agent")}
    return frozenset(agents | {"accuse", "ask", "say", "tell"})


def who_acts(parse: Parse, row: int, found: int) -> int | None:
    """Return the subject of a participle that only somebody can do: "skipped a meeting that began on Monday
    after accusing Lur": not the meeting but who skipped it."""
    timed = parse.deps[row] == "pcomp" and parse.lowers[parse.heads[row]] in {"after", "before", "since"}
    if parse.tags[row] != "VBG" or not (timed or parse.deps[row] == "advcl"):
        return found
    while parse.pos[found] in {"VERB", "AUX"} and conjoined.own(parse, found) is not None:
        subject = conjoined.own(parse, found)
        if subject is None:
            break
        if parse.tags[subject] in {"WDT", "WP"}:
            top = conjoined.first(parse, found)
            subject = parse.heads[top] if parse.deps[top] == "relcl" else subject
        if parse.tags[subject] != "NN" or controllers.acts(parse, subject):
            break
        around = next((verb for verb in parse.ancestors(found) if verbs.is_predicate(parse, verb)), None)
        if around is None:
            break
        found = around
    return found


def is_aside(parse: Parse, row: int) -> bool:
    """Is it a remark on what is said, "to be clear, …"?"""
    predicate = parse.child(row, "acomp")
    return predicate is not None and parse.lemmas[predicate] in lexicon.words("candid")


def according(parse: Parse, row: int, head: int) -> int | None:
    """Return the source of "sales fell, according to the bank, citing figures": the bank cites."""
    for prep in parse.kids(head, "prep"):
        if prep < row and parse.lowers[prep] == "according" and parse.rights[prep] == parse.lefts[row] - 2:
            inner = parse.child(prep, "prep")
            return None if inner is None else parse.child(inner, "pobj")
    return None


def speaker(parse: Parse, row: int, head: int) -> int | None:
    """Return the verb of saying around a clause that a participle of saying hangs on, where the quotation
    ends before it or it only goes on: "said it fell, adding that …"."""
    above = parse.heads[head]
    if parse.deps[head] != "ccomp" or row < head or parse.lemmas[above] not in lexicon.words("saying"):
        return None
    goes_on = parse.lemmas[row] in QUOTING - {"say"}
    return above if goes_on or conjoined.quoted_apart(parse, head, row) else None


def of_purpose(parse: Parse, row: int, head: int) -> int | None:
    """Return the subject of an infinitive below a verb: "left him to struggle": him; "made an appeal to
    voters to stay": the voters; "went to vote": who went."""
    thing = parse.child(head, "dobj")
    first = parse.lefts[row]
    if thing is not None and thing < row:
        if parse.lemmas[thing] in lexicon.words("content_noun"):
            return controlled.of_noun(parse, row, thing)
        if parse.lemmas[head] in lexicon.words("object_control"):
            return thing
    if parse.deps[head] == "xcomp" and controllers.is_aim(parse, parse.heads[head]):
        return controllers.whose_aim(parse, parse.heads[head])
    if controllers.costly(parse, head) or (parse.lemmas[row] == "be" and is_aside(parse, row)):
        return None
    if parse.lemmas[head] in lexicon.words("prepositional_control"):
        asked = controllers.prepositional_object(parse, head, row)
        if asked is not None and controllers.acts(parse, asked) and not controllers.spoken(parse, row):
            return asked
    noun, word = first - 1, parse.heads[first - 1]
    if parse.deps[noun] == "pobj" and parse.lowers[word] == "for" and word < parse.lefts[noun]:
        if parse.tags[noun] in {"NNS", "NNP", "NNPS", "PRP"} and parse.deps[head] != "acl":
            return noun  # "opened its ports for ships to enter"
    if parse.deps[head] == "acl" and parse.lemmas[parse.heads[head]] in lexicon.words("setting_noun"):
        return None
    return head
