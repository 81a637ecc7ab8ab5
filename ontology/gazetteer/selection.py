"""What goes into the gazetteer, under which name, and how well known it is: the tables of `build.py`."""

from __future__ import annotations

import re

CORE_FLOOR = 0.38
"""Entries at least this popular stand in the table that every run reads."""

ACRONYMS = frozenset(
    [
        "US",
        "USA",
        "UK",
        "UAE",
        "USSR",
        "DRC",
        "EU",
        "UN",
        "GOP",
        "NYC",
        "DC",
        "PRC",
        "DPRK",
        "ROK",
        "GDR",
        "FRG",
        "UAR",
    ]
)  # two- and three-letter names of countries and places that news uses; other codes are noise

SCALES: dict[tuple[str, str], tuple[float, float, int]] = {
    # (scale, kind): popularity at 0, gain, the count at which the whole gain is reached
    ("sitelinks", "*"): (0.10, 0.85, 120),
    ("codexdeg", "country"): (0.30, 0.45, 10000),
    ("codexdeg", "place"): (0.20, 0.75, 1600),
    ("codexdeg", "politician"): (0.25, 0.55, 120),
    ("codexdeg", "person"): (0.25, 0.50, 150),
    ("codexdeg", "*"): (0.30, 0.50, 500),
    ("offices", "*"): (0.12, 0.18, 10),
}
"""Three counts that do not compare, each put on one scale from 0 to 1 by its logarithm."""

SOURCES: tuple[tuple[str, float], ...] = (
    ("own seed list", 0.65),
    ("opensanctions igo.py", 0.40),
    ("wikidata via world-leaders-2021", 0.40),
    ("wikidata via agency-registry", 0.35),
    ("wikidata via FB15k entity2wikidata", 0.38),
    ("rigour", 0.40),
    ("partyfacts", 0.20),
    ("name-suggestion-index", 0.20),
    ("", 0.10),
)
"""Floor of popularity by source: what a row is worth that has no count, or a small one."""

MAJOR = frozenset(
    [
        "US",
        "GB",
        "FR",
        "DE",
        "RU",
        "CN",
        "IT",
        "ES",
        "JP",
        "IN",
        "CA",
        "AU",
        "BR",
        "MX",
        "TR",
        "IR",
        "IL",
        "UA",
        "SA",
        "EG",
        "ZA",
        "KR",
        "KP",
        "SY",
        "PL",
        "GR",
        "IE",
        "EU",
    ]
)
HEAD = r"(President|Prime Minister|Federal Chancellor|Chancellor|Supreme Leader|King|Queen|Taoiseach)"
FAME = {
    "Q7747": 0.95,  # Vladimir Putin: the source counts four sitelinks
    "Q6294": 0.85,  # Hillary Clinton
    "Q22686": 0.95,  # Donald Trump
    "Q76": 0.95,  # Barack Obama
    "Q207": 0.90,  # George W. Bush
    "Q1124": 0.90,  # Bill Clinton
    "Q23505": 0.80,  # George H. W. Bush
    "Q11268": 0.85,  # United States Congress
    "Q66096": 0.80,  # United States Senate
    "Q11701": 0.80,  # United States House of Representatives
    "Q7184": 0.90,  # NATO
    "Q37230": 0.85,  # CIA
}
"""Popularity set by hand where the counts mislead."""

OFFICES: tuple[tuple[str, float, float], ...] = (
    # office, floor for states in MAJOR, floor for others
    (rf"{HEAD}( of (?!the (Senate|House|Parliament|Council))[A-Z].*)?", 0.80, 0.60),
    (
        r"Vice President( of the United States)?|(United States )?Secretary of State|Deputy Prime Minister",
        0.62,
        0.40,
    ),
    (r"(United States )?Attorney General|National Security Advisor|Director of the (FBI|CIA).*", 0.62, 0.30),
    (
        r"Ministers? (of|for) (the )?(Foreign Affairs|Defen[cs]e|Finance|Interior).*|Foreign Secretary",
        0.58,
        0.40,
    ),
    (r"(Secretary|Minister|Director|Ambassador|Chancellor of the Exchequer|Home Secretary)\b.*", 0.45, 0.30),
    (r"Permanent Representative to the United Nations|Press Secretary.*|White House .*", 0.50, 0.30),
    (r"Governor.*|Mayor.*|Speaker.*|First Minister.*", 0.45, 0.30),
    (r"(United States )?[Ss]enator|United States senator", 0.45, 0.20),
    (r"United States representative|member of the House of Commons|Leader of the .*", 0.33, 0.20),
)

SINCE, POSTWAR, FADED = "2001", "1945", 0.85
"""Offices that ended before SINCE raise the popularity of their holders less, before POSTWAR not at all."""

COMMON = re.compile(
    r"(genre|form of government|sub-genre|games? played|films? of|drama movie|\bmovie\b|\bfilm\b$"
    r"|film released"
    r"|television series"
    r"|ethnic|people\b.*\bnation|occupation|profession|flag subject"
    r"|brand \(|operator \(|organization of workers"
    r"|belief|ideolog|medical|disorder|award|ceremony|sport\b.*played"
    r"|racket|instrument|lake$|in the Philippines$)",
    re.IGNORECASE,
)
"""Descriptions of common nouns, works and things that are no actors."""

EVENTS = re.compile(
    r"\b(War|Wars|Olympics|Revolution|Battle|[Rr]eferendum|[Ee]lections?|Crisis|Uprising|Spring|[Aa]ttacks?|Treaty"
    r"|Accords?|Agreement|Holocaust|[Aa]nnexation|Brexit|Summit|Conference|[Ss]candal|Invasion|Intifada|Deal)\b"
)
MISTAKES = frozenset(
    {
        "Q2",
        "Q1263215",
        "Q376749",
        "Q1953",
        "Q42646",
        "Q1842",
        "Q8687",
        "Q438476",
        "Q265662",
        "Q2280497",
        "Q190353",
        "Q19300851",
        "Q130234762",
        "Q29999",
        "Q312564",
        "Q54122",
    }
)
"""Rows whose kind or name is wrong in the source and that no rule tells from right ones."""

KINDS = {"Q5083": "place", "Q458": "organization"}
"""Kinds corrected by hand: Seattle stands as a politician."""

NAMES = {"Q43": "Turkey", "Q133274": "Kremlin", "Q221": "North Macedonia", "Q258": "South Africa"}
"""Names as English news has them."""

SEATS = (
    "RU Moscow, Kremlin",
    "US Washington, White House",
    "GB London, Downing Street",
    "FR Paris",
    "DE Berlin",
    "CN Beijing",
    "IR Tehran",
    "TR Ankara",
    "SY Damascus",
    "IQ Baghdad",
    "AF Kabul",
    "EG Cairo",
    "PL Warsaw",
    "JP Tokyo",
    "CA Ottawa",
    "ES Madrid",
    "GR Athens",
    "KP Pyongyang",
    "KR Seoul",
    "EU Brussels",
)
"""Capitals and seats that news names where it means the state."""

ADJECTIVES = frozenset(
    {"Republican", "Democrat", "Democratic", "Conservative", "Liberal", "Socialist", "Communist", "Green"}
)
"""One-word aliases of parties that are said of a person or a thing, not of the party."""

EXTRA_ALIASES: dict[str, tuple[str, ...]] = {
    "Q133274": ("Kremlin",),
    "Q7184": ("NATO", "Nato"),
    "Q30": ("US", "USA", "United States of America", "America", "the States"),
    "Q145": ("UK", "Britain", "Great Britain"),
    "Q15180": ("USSR", "Soviet Union"),
    "Q29468": ("Republicans", "GOP"),
    "Q29552": ("Democrats",),
    "Q37230": ("CIA", "Central Intelligence Agency"),
    "Q8333": ("FBI", "Federal Bureau of Investigation"),
}
"""What English news calls them, where the sources leave it out."""

OFFICE_COLUMNS = ("qid", "office", "country", "start", "end")

SHARED_OFFICE = re.compile(
    r"(?i)\b(members?|representatives?|senators?|deput(?:y|ies) of|MP|councill?ors?|delegates?|assembly"
    r"|lok sabha|substitute|candidate|knesset|teachta|peers?|justices?|judges?"
    r"|lords? (?:temporal|of the treasury)|(?:federal|state|people's) deputy"
    r"|without portfolio|undersecretary)\b|jr\."
)
"""Offices that many hold at once: they say of nobody who is meant."""
