"""Verbs that support an event noun, by who of them does what the noun says.

After the light and support verbs of NomBank and FrameNet: the verb adds little, its subject is the
noun's agent, or with "undergo" and its like what the event happens to.
"""

from __future__ import annotations

AGENT_VERBS = frozenset({
    "make", "give", "take", "have", "hold", "conduct", "launch", "carry_out", "file", "issue", "announce",
    "begin", "start", "sign", "reach", "deliver", "stage", "mount", "offer", "post", "pay", "commit",
    "pledge", "declare", "voice", "express", "plan", "complete", "continue", "resume", "end", "cancel",
    "postpone", "propose", "drop", "abandon", "suspend", "stop", "halt", "pursue", "perform", "lead",
    "wage", "strike", "enter_into", "negotiate", "seal", "conclude", "organize", "organise", "host",
    "lodge", "submit", "table", "publish", "release", "unveil", "outline", "present", "put_forward",
    "set_up", "lay_out", "call_off", "delay", "repeat", "renew", "step_up", "intensify", "ramp_up",
    "scale_back", "expand", "extend", "maintain", "keep", "score", "seek", "undertake", "open", "close",
    "enter", "make_up", "run", "lift", "impose", "enact", "withdraw", "introduce", "cast", "raise", "utter",
    "adopt", "finish", "finalize", "finalise", "initiate", "execute", "exchange", "fight", "prepare",
    "plot", "hatch", "reiterate", "reaffirm", "offer_up", "break", "defend", "send", "provide",
    "escalate", "join", "attend", "place", "ink",
})  # fmt: skip
"""Their subject does what the noun says."""

WINNING = frozenset({"win", "gain", "land", "lose", "get", "secure", "clinch"})
WON = frozenset({
    "contract", "deal", "victory", "battle", "war", "race", "vote", "fight", "bid", "trial", "breakthrough",
    "agreement", "truce", "ceasefire", "pact", "accord", "win",
})  # fmt: skip
"""Who wins one of these is a party to it; "won approval" is approved of."""

UNDOING = frozenset({
    "seek", "abandon", "drop", "cancel", "suspend", "stop", "halt", "attend", "join", "break", "end",
    "postpone", "delay", "lift", "close", "withdraw", "defend", "call_off", "scale_back", "fight", "run",
    "keep",
})  # fmt: skip
"""Of these, the agent in "the settlements abandoned by X" need not have done what the noun says."""

FOUGHT = frozenset(
    {"war", "battle", "campaign", "duel", "election", "fight", "countersuit", "lawsuit", "race"}
)
"""One fights a war as one's own; an insurgency is another's."""

PASSED_ON = frozenset(
    {"provide", "give", "offer", "grant", "allow", "halt", "restore", "open", "send", "extend"}
)
HELD = frozenset({"access", "independence", "entry", "clearance", "leave", "withdrawal", "ability", "control",
                  "authority", "ownership", "use", "experience", "exposure", "employment", "victory",
                  "win", "retirement"})  # fmt: skip
"""Who is given one of these does it, not who gives: "provides access"."""
TAKEN = frozenset({
    "delivery", "control", "possession", "ownership", "receipt", "custody", "donation", "contribution",
    "bribe", "loan", "payment", "advice", "exit",
})  # fmt: skip
"""Who takes delivery delivers nothing."""

ORDERS_OF_OTHERS = frozenset({
    "complete", "finish", "take", "have", "post", "score", "land", "win", "get", "secure", "report", "keep",
    "extend", "lift", "break", "end", "suspend", "cancel", "run", "drop", "defend", "fight", "receive",
    "maintain",
})  # fmt: skip
"""Who does this to an order need not have given it."""

PLANNING = frozenset({
    "show", "reveal", "devise", "draft", "develop", "form", "produce", "work_out", "draw_up", "craft", "need",
    "demonstrate", "lack", "possess", "acquire", "formulate",
})  # fmt: skip
"""Beside `AGENT_VERBS`, verbs whose subject has the plan or ability that an infinitive tells."""

PATIENT_VERBS = frozenset({
    "undergo", "suffer", "face", "receive", "withstand", "survive", "resist", "escape", "endure",
    "experience", "await", "win", "gain", "earn", "draw", "attract", "need", "require", "deserve", "get",
    "incur", "fail", "pass",
})  # fmt: skip
"""Their subject is what happens to it; only with nouns that do something to an object."""

JUDGING = frozenset({"fail", "pass"})
JUDGED = frozenset({"vote", "test", "audit", "inspection", "review", "examination", "screening", "check"})
"""What one fails or passes: "the bill failed a vote"."""

RECEIVED = frozenset({
    "approval", "support", "praise", "award", "criticism", "funding", "backing", "training", "treatment",
    "help", "aid", "assistance", "recognition", "endorsement", "condemnation", "protection", "punishment",
    "compensation", "bailout", "transplant", "attack", "sanction", "scrutiny", "interrogation", "surgery",
    "inspection", "review", "investigation", "inquiry", "probe", "search", "pressure", "setback", "defeat",
    "cut", "injury", "damage", "loss", "abuse", "torture", "harassment", "discrimination", "bombardment",
    "blockade", "siege", "warning", "threat", "invitation", "promotion", "nomination", "appointment",
    "pardon", "sentence", "conviction", "audit", "test", "trial", "rebuke", "boost", "upgrade", "downgrade",
    "renovation", "repair", "reform", "overhaul", "restructuring", "reorganization", "expulsion",
    "extradition", "deportation", "prosecution", "impeachment", "arrest", "dismissal", "suspension",
})  # fmt: skip
"""What one receives, undergoes or faces."""

HAPPENING = frozenset({
    "loss", "setback", "defeat", "decline", "drop", "fall", "slump", "collapse", "crash", "recession",
    "bankruptcy", "default", "crisis", "breakdown", "outage", "shortage", "downturn", "slowdown", "injury",
    "accident", "relapse", "increase", "rise", "gain", "surge", "jump", "growth", "recovery", "rebound",
    "failure", "deterioration", "profit",
})  # fmt: skip
"""Who suffers, posts, sees or faces one of these has it: the subject of the noun."""
HAVING = frozenset({"suffer", "post", "see", "face", "record", "report", "experience", "incur", "show",
                    "enjoy", "book", "register", "sustain", "avoid", "evade", "escape", "risk", "enter",
                    "exit", "leave", "undergo", "fear", "avert", "have", "endure", "survive"})  # fmt: skip

MEASURES = frozenset({
    "series", "string", "round", "wave", "spate", "number", "couple", "lot", "set", "period", "part",
    "quarter", "year", "month", "week", "day", "hour", "kind", "sort", "type", "form", "majority", "flurry",
    "barrage", "succession", "stream", "rash", "bout", "pair", "dozen", "range",
})  # fmt: skip
"""Nouns that count or measure the events named after "of"."""

UNDER = frozenset({"under"})
STATE_VERBS = frozenset({"be", "remain", "stay", "go", "come", "stand", "fall", "enter", "get", "engage",
                         "participate", "take", "plunge", "slip", "slide", "keep", "emerge", "file",
                         "find", "become", "involve"})  # fmt: skip
STATE_PREPOSITIONS = frozenset({"in", "on", "into", "at", "from", "for"})
FILED = frozenset({"bankruptcy", "divorce", "protection"})

SCENES = frozenset({"in", "at", "during", "on", "after", "before", "following", "with"})
"""Before a scene noun: "said in an interview", "during a visit to Oslo"."""
SAYING = frozenset(
    {"say", "tell", "speak", "claim", "argue", "state", "announce", "declare", "admit", "give"}
)
AMID_SCENE = frozenset({"after", "before", "following", "with"})
"""Only where the scene has a partner or goal: "after talks with X", "after a trip to X"."""

UNSURE_WITH_DEFINITE = frozenset({
    "end", "cancel", "drop", "suspend", "stop", "halt", "have", "give", "release", "publish", "present",
    "break", "delay", "postpone", "close", "lead", "join", "attend", "seek", "lift", "run", "raise", "open",
    "provide", "send", "table", "lose", "win", "bring", "place", "adopt", "prepare", "expand", "extend",
    "withdraw", "escalate", "defend", "announce", "declare", "unveil", "outline",
})  # fmt: skip
"""What they are done to with "the" may be someone else's: "ended the strike"."""
