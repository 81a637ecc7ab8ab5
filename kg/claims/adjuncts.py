"""Participles and infinitives below a verb: who is understood to do them.

The subject of the verb, as a rule; its object after "left him to …", the noun right before a participle
without a comma, the reported clause's subject after "Police said a bomb went off, killing two". A verb as
the answer means: its subject.
"""

from __future__ import annotations

from kg.claims import conjoined, controlled, controllers, lexicon, phrases, verbs
from kg.language.parse import Parse

BARE = frozenset({"let", "make", "help", "have", "see", "hear", "watch"})
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
    sayer = speaker(parse, row, head)
    if sayer is not None:
        return sayer
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


def is_aside(parse: Parse, row: int) -> bool:
    """Is it a remark on what is said, "to be clear, …"?"""
    predicate = parse.child(row, "acomp")
    return predicate is not None and parse.lemmas[predicate] in lexicon.words("candid")


def speaker(parse: Parse, row: int, head: int) -> int | None:
    """Return the verb of saying around a clause that a participle of saying hangs on, where the quotation
    ends before it or it only goes on: "said it fell, adding that …"."""
    above = parse.heads[head]
    if parse.deps[head] != "ccomp" or row < head or parse.lemmas[above] not in lexicon.words("saying"):
        return None
    goes_on = parse.lemmas[row] in {"add", "cite", "refer", "note", "stress", "quote"}
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
