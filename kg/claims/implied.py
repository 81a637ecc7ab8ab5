"""Relations that a noun phrase implies: titles, appositions, roles with a body or country.

Each function is a row of `RULES`; the words of such a relation stand nowhere in one piece, so its frame
carries them as `text`, except where the sentence has the copula.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.claims import lexicon, phrases, subjects, verbs
from kg.claims.frames import Frame, Slot
from kg.claims.roles import is_office, is_role
from kg.language.parse import Parse

Rule = Callable[[Parse], Iterator[Frame]]
DASHES = frozenset("-–—")
BODY_LABELS = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})


def find(parse: Parse) -> list[Frame]:
    """Return the frames of all rules, in text order."""
    found = [frame for rule in RULES for frame in rule(parse)]
    return sorted(found, key=lambda frame: frame.head)


def titles(parse: Parse) -> Iterator[Frame]:
    """ "Kremlin spokesman Dmitri Peskov" -> (Dmitri Peskov, is spokesman of, Kremlin)."""
    for first, after, label in parse.ents:
        if label != "PERSON":
            continue
        head = entity_head(parse, first, after)
        if parse.lowers[first] in lexicon.words("name_title") and after - first > 1:
            first += 1  # the model often takes "President" into the name
        if parse.tags[after - 1] == "POS" and after - first > 1:
            after -= 1
        start = max(phrases.bounds(parse, head)[0], parse.sentences[parse.sentence_of[head]][0])
        start = after_dash(parse, start, first)
        if start < first:
            yield from role(parse, Slot(head, first, after), start, first, head)


def after_dash(parse: Parse, first: int, after: int) -> int:
    """Return the row after the last dash between spaces in `[first, after)`: titles do not span one."""
    for row in range(after - 1, first - 1, -1):
        if parse.words[row] in DASHES and row > 0 and parse.starts[row] > parse.ends[row - 1]:
            return row + 1
    return first


def appositions(parse: Parse) -> Iterator[Frame]:
    """ "Arminius, leader of the Cherusci, …" -> (Arminius, is leader of, the Cherusci)."""
    for row, dep in enumerate(parse.deps):
        if dep != "appos":
            continue
        head = parse.heads[row]
        first = parse.pos[head] == "PROPN" or parse.pos[row] != "PROPN"
        name, described = (head, row) if first else (row, head)
        if (
            side_by_side(parse, head, row)
            and describes(parse, described, name)
            and fits(parse, described, name)
            and parse.tags[phrases.bounds(parse, row)[0]] != "VBG"  # "a state neighbouring Lur"
        ):
            yield from described_as(parse, phrases.slot(parse, name), described, "apposition")


def side_by_side(parse: Parse, head: int, row: int) -> bool:
    """Do only commas part the two? Brackets give aliases, dashes sources; quotation marks, "not" and
    numbers show that the parser joined what does not belong together."""
    between = range(phrases.bounds(parse, head)[1], phrases.bounds(parse, row)[0])
    return all(parse.words[i] == "," for i in between) and len(between) <= 1 and not parenthetical(parse, row)


def describes(parse: Parse, noun: int, name: int) -> bool:
    """Can the phrase say what the name is? It is a role, or "a …", "the …", "its …" of a thing."""
    if parse.pos[name] != "PROPN" or parse.pos[noun] not in {"NOUN", "PROPN"}:
        return False
    if parse.lemmas[noun].lower() in lexicon.words("temporal_noun") | lexicon.words("partitive"):
        return False
    if parse.tags[noun] in {"NNS", "NNPS"} and parse.tags[name] == "NNP" and not parse.kids(name, "conj"):
        return False
    if is_role(parse, noun):
        return True
    if parse.pos[noun] == "PROPN" or any(labelled(parse, name, kind) for kind in NO_BEARERS):
        return False
    opening = parse.children[noun][0] if parse.children[noun] else noun
    return parse.deps[opening] in {"det", "poss"} and opening < noun


def fits(parse: Parse, noun: int, name: int) -> bool:
    """Can this noun stand for this name? "The council opened Lur, a victory for …" sums up the clause; an
    office has no organisation for bearer; "its future bleak" is a clause; "the post Lur" is no place."""
    lemma = parse.lemmas[noun].lower()
    if noun > name and lemma in lexicon.words("summing") and not labelled(parse, name, "EVENT"):
        return False
    if any(c > noun and parse.pos[c] == "ADJ" and parse.deps[c] == "amod" for c in parse.children[noun]):
        return False
    listed = parse.child(name, "det", "conj") is not None
    if listed and is_office(parse, noun) and (labelled(parse, name, "ORG") or labelled(parse, name, "GPE")):
        return False
    beside = noun + 1 == phrases.bounds(parse, name)[0]
    if not beside or is_role(parse, noun) or not labelled(parse, name, "GPE"):
        return True
    return lemma in lexicon.words("place_noun")


def labelled(parse: Parse, row: int, label: str) -> bool:
    return any(
        first <= row < after and kind == label for first, after, kind in phrases.nearby_entities(parse, row)
    )


def roles_with_copula(parse: Parse) -> Iterator[Frame]:
    """ "X is the leader of Y" -> (X, is the leader of, Y), beside (X, is, the leader of Y)."""
    for row in range(len(parse)):
        if parse.deps[row] != "attr" or parse.lemmas[parse.heads[row]] not in {"be", "become", "remain"}:
            continue
        if not is_role(parse, row):
            continue  # "is a sign of", "is one of" tie nobody to anybody
        copula = parse.heads[row]
        of = next((c for c in parse.kids(row, "prep") if parse.lowers[c] == "of"), None)
        subject = subjects.find(parse, copula)
        if of is None or subject is None or of <= row or parse.child(copula, "expl") is not None:
            continue
        first = verbs.group(parse, copula)[0]
        if first > row:
            continue
        for slot in phrases.prepositional(parse, of):
            yield Frame(
                copula, first, of + 1, f"{parse.lemmas[copula]} {parse.lemmas[row]} of",
                subject=phrases.slot(parse, subject), object=Slot(slot.head, slot.first, slot.after),
                rule="copula-of",
            )  # fmt: skip


def described_as(parse: Parse, subject: Slot, noun: int, rule: str) -> Iterator[Frame]:
    """Yield what a descriptive noun phrase says of its subject: its role in a body, or what it is."""
    of = [
        c
        for c in parse.kids(noun, "prep")
        if parse.lowers[c] in {"of", "for", "to", "at", "in"} and not noun < subject.head < c
    ]  # "stripped his deputy Hale of her rank" is not about a deputy of a rank
    words = parse.lemmas[noun].lower()
    if of and is_role(parse, noun):
        prep = of[0]
        for slot in phrases.prepositional(parse, prep):
            text = f"is {inner_words(parse, noun)} {parse.lowers[prep]}"
            body = Slot(slot.head, slot.first, slot.after)
            yield implied(noun, subject, body, text, f"be {words} {parse.lowers[prep]}", rule)
        return
    start = phrases.bounds(parse, noun)[0]
    if is_role(parse, noun):
        yield from role(parse, subject, start, noun + 1, noun, rule)
        return
    yield implied(noun, subject, phrases.slot(parse, noun), "is", "be", rule)


def role(
    parse: Parse, subject: Slot, start: int, after: int, head: int, rule: str = "title"
) -> Iterator[Frame]:
    """Yield the office that the words `[start, after)` before a name give its bearer."""
    last = after - 1
    if not is_role(parse, last):
        return
    body = body_of(parse, start, last, head)
    qualifiers = ""
    words_from = start
    if body is not None:
        before = [parse.words[i] for i in range(start, body.first) if qualifies(parse, i)]
        qualifiers = "".join(f"{word} " for word in before)
        if parse.lowers[body.first].startswith("ex-"):
            qualifiers = "former " + qualifiers
        words_from = body.after
        while words_from < last and parse.lowers[words_from] in {"'s", "’s", "-", "'"}:
            words_from += 1
    if ")" in parse.words[words_from:last]:
        words_from = parse.words.index(")", words_from, last) + 1  # "Labour Union (LU) leader"
    while words_from < last and parse.pos[words_from] in {"DET", "PUNCT", "CCONJ"}:
        words_from += 1
    office = qualifiers + parse.slice(words_from, after)
    if body is None or (not is_office(parse, last) and belongs(parse, body)):
        whole = start if body is not None else words_from
        while whole < last and parse.pos[whole] in {"DET", "PUNCT"}:
            whole += 1
        yield implied(last, subject, Slot(last, whole, after), "is", "be", rule)
    else:
        yield implied(last, subject, body, f"is {office} of", f"be {office.lower()} of", rule)


def qualifies(parse: Parse, row: int) -> bool:
    """Does the word change what the office is ("former", "acting")?"""
    return parse.lowers[row] in lexicon.words("office_qualifier")


def belongs(parse: Parse, body: Slot) -> bool:
    """Is the body a nationality: "Lebanese baker" is no baker of Lebanon?"""
    return parse.pos[body.head] == "ADJ" or labelled(parse, body.head, "NORP")


def body_of(parse: Parse, start: int, last: int, head: int) -> Slot | None:
    """Return the body, country or person whose office it is: "Kremlin", "Russian", "Trump's"."""
    for row in range(start, last):
        if parse.deps[row] == "poss" and parse.heads[row] in {head, last} and parse.lowers[row] != "whose":
            owner = phrases.slot(parse, row)
            owner.first = after_dash(parse, owner.first, row)
            return owner
    for first, after, label in parse.ents:
        while after > first and parse.lowers[after - 1] in lexicon.words("portfolio"):
            after -= 1  # "British Home Secretary"
        first = after_dash(parse, first, after)
        if start <= first < after <= last and label in BODY_LABELS:
            return Slot(entity_head(parse, first, after), first, after)
        if first >= last:
            break
    return None


def inner_words(parse: Parse, noun: int) -> str:
    """Return the noun with its modifiers, without an article: "national security adviser"."""
    first = phrases.bounds(parse, noun)[0]
    while first < noun and parse.pos[first] in {"DET", "PUNCT"}:
        first += 1
    return parse.slice(first, noun + 1)


def implied(head: int, subject: Slot, thing: Slot, text: str, lemma: str, rule: str) -> Frame:
    return Frame(head, -1, -1, lemma, "noun", subject=subject, object=thing, rule=rule, text=text)


def entity_head(parse: Parse, first: int, after: int) -> int:
    """Return the row in `[first, after)` whose head lies outside."""
    for row in range(after - 1, first - 1, -1):
        if not first <= parse.heads[row] < after or parse.heads[row] == row:
            return row
    return after - 1


def parenthetical(parse: Parse, row: int) -> bool:
    """Does the apposition stand in brackets ("(FBI)") or after a dash ("— minister"): no description?"""
    before = parse.lefts[row] - 1
    return before >= 0 and parse.words[before] in {"(", "[", "—", "–", "-", "--", "|"}


NO_BEARERS = ("PERSON", "DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY")
"""What only a role describes (persons) and what nothing does (dates, numbers)."""
RULES: tuple[Rule, ...] = (titles, appositions, roles_with_copula)
