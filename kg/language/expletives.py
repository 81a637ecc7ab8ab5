"""The "it" that means nothing: "it emerged that", "it is clear that", "he made it clear that".

The patterns are those of Lappin and Leass (1994), "An algorithm for pronominal anaphora resolution",
section 2.1, over dependencies, with the times and the weather beside them.
"""

from __future__ import annotations

from kg.language.lexicon import word_set
from kg.language.parse import Parse

EMERGING = word_set(
    """emerge transpire appear seem happen follow matter suffice please pain help hurt bother surprise shock
    strike amaze upset"""
)
"""Verbs that say of a clause that it is so."""
WEATHER = word_set("rain snow drizzle hail thunder")
COPULAS = frozenset(["be", "become", "remain", "look", "seem", "appear", "sound", "feel", "prove", "get"])
PERSONAL = word_set(
    """able unable ready willing unwilling eager prepared due set free bound keen reluctant determined
    committed confident aware glad happy proud afraid hopeful convinced quick slow careful entitled
    supposed likely unlikely certain sure concerned worried capable anxious poised"""
)
"""What is said of somebody although a clause follows: "it is ready to act"."""
PERSONAL_THAT = PERSONAL - word_set("likely unlikely certain")
"""The same before a that-clause: "it is likely that" says nothing of "it"."""
HOURS = word_set(
    """late early dark midnight noon dawn dusk morning afternoon evening night winter summer spring autumn
    monday tuesday wednesday thursday friday saturday sunday christmas cold hot warm sunny windy cloudy"""
)
RAISING = frozenset(["go", "have", "seem", "appear", "tend", "continue", "begin", "prove", "use"])
"""Verbs that leave their subject to the infinitive behind them: "it is going to be hard to"."""
JUDGEMENTS = word_set(
    """mistake pleasure honor honour shame pity privilege challenge relief disgrace error disaster crime duty
    joke struggle surprise shock disappointment fight"""
)
"""What an infinitive is said to be: "it is a mistake to leave"."""
SITUATIONS = word_set(
    """possible impossible clear unclear true untrue likely unlikely obvious understandable unfortunate
    enough okay ok fine evident apparent inevitable unfair complicated uncertain different tough"""
)
"""What is said of a situation, of which no noun need speak: "it was possible, he said"."""
TURNING = word_set("depend matter show work happen help hurt stop end")
"""Verbs whose bare "it" is what went before: "and it shows"."""
FACTITIVES = word_set("make find consider think believe deem call leave see keep judge render")
"""Verbs that give a clause a quality: "he made it clear that"."""
CLAUSES = frozenset(["ccomp", "xcomp", "csubj", "csubjpass", "advcl", "acl", "relcl", "dep"])
OPENERS = frozenset(
    ["that", "to", "for", "if", "whether", "how", "why", "when", "what", "who", "since", "where", "which"]
)
PLAIN = frozenset(["clear", "plain"])
TIMES = frozenset(["DATE", "TIME"])


def expletive(parse: Parse, row: int) -> bool:
    """Does this "it" mean nothing ("it is clear that", "it seems", "it was Smith who")?"""
    dep = parse.deps[row]
    if dep == "expl":
        return True
    if factitive(parse, row):
        return True
    if dep not in ("nsubj", "nsubjpass"):
        return False
    verb = parse.heads[row]
    lemma = parse.lemmas[verb]
    if lemma in WEATHER:
        return True
    after = [c for c in parse.children[verb] if c > verb and parse.deps[c] in CLAUSES]
    if dep == "nsubjpass":
        return any(parse.deps[c] in ("ccomp", "csubj") or opens(parse, c) == "that" for c in after)
    turned = lemma == "turn" and any(parse.lowers[c] == "out" for c in parse.children[verb])
    if lemma in EMERGING or turned:  # but "it seems to fail" says something of "it"
        return bool([c for c in after if parse.deps[c] != "xcomp"]) or parenthetic(parse, verb)
    if lemma == "take":
        if parse.child(verb, "dobj") is None and parse.deps[verb] == "advcl":
            return True  # "as long as it takes"
        return any(parse.deps[c] in ("xcomp", "advcl", "relcl") and opens(parse, c) == "to" for c in after)
    if lemma == "come":
        return any(parse.lowers[c] == "when" for c in parse.children[verb])
    if lemma == "make":
        return makes_sense(parse, verb, after)
    if lemma in RAISING:
        raised = next((c for c in after if parse.deps[c] == "xcomp" and parse.lemmas[c] in COPULAS), None)
        if raised is not None:
            later = [c for c in parse.children[raised] if c > raised and parse.deps[c] in CLAUSES]
            return copular(parse, raised, later)
    return lemma in COPULAS and copular(parse, verb, after)


def makes_sense(parse: Parse, verb: int, after: list[int]) -> bool:
    """Example: "it makes no sense to leave"."""
    noun = parse.child(verb, "dobj")
    if noun is None or parse.lowers[noun] != "sense":
        return False
    return bool(after) or any(parse.deps[c] in CLAUSES for c in parse.children[noun])


def situational(parse: Parse, row: int) -> bool:
    """Is what went before as a whole, not one noun in it, the likeliest thing that this "it" means?

    Example: "it was possible, he said"; "it comes as the talks stall"; "it is about jobs"; "and it shows".
    """
    if parse.deps[row] != "nsubj":
        return False
    verb = parse.heads[row]
    lemma = parse.lemmas[verb]
    behind = [c for c in parse.children[verb] if c > verb]
    if lemma in TURNING:
        return not any(parse.deps[c] in ("dobj", "prep", "xcomp", "ccomp", "prt", "agent") for c in behind)
    if lemma == "come":
        return any(parse.lowers[c] == "as" or as_clause(parse, c) for c in behind)
    if lemma not in COPULAS:
        return False
    return any(
        (parse.deps[c] == "acomp" and parse.lowers[c] in SITUATIONS)
        or (parse.deps[c] == "prep" and parse.lowers[c] == "about" and lemma == "be")
        for c in behind
    )


def as_clause(parse: Parse, row: int) -> bool:
    """Example: "as the talks stall"."""
    return parse.deps[row] == "advcl" and any(parse.lowers[c] == "as" for c in parse.children[row])


def parenthetic(parse: Parse, verb: int) -> bool:
    """Example: "as it turned out", "it seems" at the end of a sentence."""
    return any(parse.lowers[c] == "as" and parse.deps[c] in ("mark", "advmod") for c in parse.children[verb])


def opens(parse: Parse, clause: int) -> str:
    """Return the word that opens a clause, "" where it has none."""
    for child in parse.children[clause]:
        if child < clause and parse.lowers[child] in OPENERS:
            return parse.lowers[child]
    return ""


def copular(parse: Parse, verb: int, clauses: list[int]) -> bool:
    """Example: "it is likely that", "it was Friday", "it was Smith who", "it was in May that"."""
    for child in parse.children[verb]:
        if child < verb:
            continue
        word, dep = parse.lowers[child], parse.deps[child]
        if word == "seen" and dep == "xcomp" and parse.lemmas[verb] == "remain":
            return True
        inner = [c for c in parse.children[child] if c > child and parse.deps[c] in CLAUSES]
        behind = clauses + inner
        if dep in ("acomp", "oprd"):
            if word in HOURS:
                return True
            that = any(opens(parse, c) in ("that", "if", "whether") for c in behind)
            personal = PERSONAL_THAT if that else PERSONAL
            if word not in personal and any(opens(parse, c) or parse.deps[c] == "csubj" for c in behind):
                return True
            if "that" in parse.lowers[child : child + 2] and word not in PERSONAL_THAT:
                return True
        elif dep == "attr":
            article = parse.lowers[parse.lefts[child]] in ("a", "an")
            if word in HOURS or (clauses and any(opens(parse, c) in ("that", "to") for c in clauses)):
                return True
            if any(parse.deps[c] == "relcl" for c in inner) and not article:
                return True
            if word == "time" and behind:
                return True
            if word in JUDGEMENTS and any(opens(parse, c) in ("to", "that", "for") for c in inner):
                return True
            if any(opens(parse, c) == "since" for c in clauses):
                return True
        elif dep == "prep" and (
            (word == "up" and clauses) or any(opens(parse, c) == "that" for c in clauses)
        ):
            return True
    return wondered(parse, verb, clauses) or any(parse.deps[c] == "csubj" for c in clauses)


def wondered(parse: Parse, verb: int, clauses: list[int]) -> bool:
    """Example: "how important it is to win"."""
    quality = next((c for c in parse.children[verb] if c < verb and parse.deps[c] == "acomp"), None)
    if quality is None or not any(opens(parse, c) in ("to", "that", "for") for c in clauses):
        return False
    return any(parse.lowers[c] == "how" for c in parse.children[quality])


def factitive(parse: Parse, row: int) -> bool:
    """Example: "made it clear that", "find it hard to"."""
    if row == 0 or parse.lemmas[row - 1] not in FACTITIVES:
        return False
    end = parse.sentences[parse.sentence_of[row]][1]
    quality = row + 1
    while quality < end and parse.pos[quality] in ("ADV", "DET", "PUNCT"):
        quality += 1
    if quality < end and parse.lowers[quality] in PLAIN:
        return True
    behind = quality + 1
    while behind < end and (parse.pos[behind] == "PUNCT" or parse.lowers[behind] == "not"):
        behind += 1
    return behind < end and parse.pos[quality] in ("ADJ", "NOUN") and parse.lowers[behind] in OPENERS
