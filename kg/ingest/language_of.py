"""Which language a text is in: by script, then by its function words.

The method is the oldest one, stop-word profiles (Ingle 1976): in running text of a language a third of
the words are its function words. A list of names or a headline has none of any language, and stays
English: a text is called foreign only on evidence for another language.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

SAMPLE = 8_000
"""Characters looked at from the head and as many from the middle: the answer does not change with more."""

MIN_LETTERS = 40
"""Fewer letters than this in function words and names say nothing about the language."""

SCRIPTS: tuple[tuple[str, str], ...] = (
    ("CYRILLIC", "ru"),
    ("GREEK", "el"),
    ("ARABIC", "ar"),
    ("HEBREW", "he"),
    ("HIRAGANA", "ja"),
    ("KATAKANA", "ja"),
    ("HANGUL", "ko"),
    ("CJK", "zh"),
    ("DEVANAGARI", "hi"),
    ("BENGALI", "bn"),
    ("TAMIL", "ta"),
    ("THAI", "th"),
    ("GEORGIAN", "ka"),
    ("ARMENIAN", "hy"),
)
"""The first word of a letter's Unicode name, and the most read language in that script."""

ENGLISH = (
    "the of and to in that is was for it with as his on be at by he this had not are but from or have an they"
    " which one you were her all she there would their we him been has when who will more no if out so said"
    " what up its about into than them can only other new some could time these two may then do first any my"
    " now such like our over me even most made after also did many before must through years where much your"
    " way well down should because each just those how too"
)

PROFILES: dict[str, str] = {
    "de": "der und das ist nicht von mit sich auf für ein eine einen dem den des im auch als wird werden zu"
    " zur zum nach bei aus über wie sind oder aber haben hat wurde noch durch einer eines dass kann nur vor"
    " sie ihre seine gegen unter wenn wir ich es beide bis seit sagte soll gestern heute mehr damit",
    "fr": "le les et est dans une que qui pour pas sur par avec ce il elle sont au aux cette ont été nous"
    " vous leur ses ces mais être même aussi comme plus fait où sans sous après entre dont depuis selon"
    " du des un la je à lors afin hier jeudi mercredi vendredi mardi lundi samedi dimanche deux",
    "es": "el que los las del por con una para su se lo como más pero sus este ya entre cuando muy sin sobre"
    " también hasta hay donde quien desde todo nos durante según fue es son está y la en de ha al",
    "it": "il che di è non una per gli della con sono dei nel alla le si da più anche come ma suo delle ha"
    " questo lo al dal della nella degli hanno dopo essere stato tra fra ed i e"
    " un ieri oggi prima ogni due tutti entrambi alcuni",
    "pt": "o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou"
    " quando muito nos já também só pelo pela até isso entre depois são foi",
    "nl": "de het een van en dat niet is op te zijn met voor die aan er ook als bij maar door nog naar uit om"
    " wordt werd worden hebben heeft geen deze dit tot kan over tegen zich ze hij wij",
    "sv": "och att det som en på är av för med till den har inte om ett men var från vi så kan de när år hade"
    " där eller under efter också sig skulle blev mot vid nu han hon",
    "da": "og at det som en på er af for med til den har ikke om et men var fra vi så kan de når år havde der"
    " eller under efter også sig skulle blev mod ved nu han hun",
    "no": "og at det som en på er av for med til den har ikke om et men var fra vi så kan de når år hadde der"
    " eller under etter også seg skulle ble mot ved nå han hun",
    "fi": "ja on ei että se oli hän mutta ovat myös kun joka niin kuin mukaan sen ole jo vain ollut voi tai"
    " sekä mitä olla nyt ettei jos hänen vielä",
    "pl": "i w na nie się że z do to jest o jak ale po za od przez dla tym jego są przy był tylko oraz być co"
    " ze czy już tego także które który która może",
    "cs": "a se na je v že to s z do o i ve jako za by pro ale jsou si po od jeho byl podle které který jen"
    " také ze aby při nebo až však bylo",
    "hu": "a az és hogy nem is egy ez meg de csak volt ha már mint van el még azt ki ezt lesz után szerint"
    " amely pedig vagy között minden",
    "ro": "și în de la pe cu nu este a din care pentru că mai o au fost să se un sunt după dar fi ale lui ca"
    " prin această sau între până către",
    "tr": "ve bir bu da de için ile olarak çok daha olan gibi en ne kadar sonra var ise ancak değil oldu"
    " tarafından göre her mi ama olduğunu",
    "id": "yang dan di dengan untuk pada ini itu dari dalam tidak akan oleh ke juga adalah sebagai telah"
    " mereka karena tersebut atau bisa sudah",
}

MARKS: dict[str, str] = {
    "fr": "(?:[ldnsjc]|qu)['’].+|.+(?:eur|eurs|eux|euse|euses|ée|ées|és|é|ère|ique|iques|aux|aient|ait|ront|"
    "çais|çaise|oire|elle|elles|ienne|iennes|ancien|tés?|uel|rien|sien)",
    "es": ".+(?:ción|ciones|idad|idades|aron|ieron|ando|iendo|ados|adas|ado|ada|ará|arán|ió|ñol|ñola|ñolas|"
    "mente|ivas?|istas|eas|ores)",
    "it": ".+(?:zione|zioni|ità|mente|ando|endo|ato|ata|ati|ate|uto|uta|uti|iere|anno|esse|oni|ese|ieri)",
    "pt": ".+(?:ção|ções|dade|dades|mente|ando|endo|ados|adas|ado|ada|aram|eram|eu|ões|eiras?|eiros?)",
    "de": ".+(?:ung|ungen|lich|liche|lichen|keit|heit|isch|ische|ischen|enden?|ierte|ierten|ßt|ten)",
    "nl": ".+(?:heid|heden|lijk|lijke|ische|aal|ijn|ijk|ijke|tten|elen|ingen|eerd|eert|gen)",
    "sv": ".+(?:ning|ningen|ningar|ligt?|liga|het|ade|arna|erna|orna|gående|are|ande|aste)",
    "da": ".+(?:else|elsen|elser|hed|heden|ede|erne|ingen|inger|igt|ske|ende|gik)",
    "no": ".+(?:else|elsen|elser|het|heten|ene|ingen|inger|igt?|ske|ende|ikk)",
    "fi": ".+(?:ssa|ssä|sta|stä|lla|llä|lle|nen|set|kset|iin|ivat|ivät|ksen|isti|tiin)",
    "pl": ".+(?:ów|ego|emu|ych|ich|ami|ach|owie|owych|ości|ość|nie|enia|ał|ała|ił|iła|ął|ęła|ają|ący|ące)",
    "cs": ".+(?:ých|ého|ému|ách|ích|ní|ovi|ost|osti|ské|ský|ěl|al|ala|ali|ila|ům|ení|oval|ovala|uje)",
    "hu": ".+(?:nak|nek|ban|ben|ság|ség|ott|ett|ték|ták|tól|től|hoz|hez|nál|nél|ból|ből|ért|ek|ok)",
    "ro": ".+(?:ului|ilor|elor|ție|ții|ării|ească|ești|ează|ere|eri|mit|ător|ată|ați|iei)",
    "tr": ".+(?:lar|ler|ları|leri|dır|dir|ında|inde|dan|den|ması|mesi|yor|acak|ecek|ını|ini|nın|nin|dı|di)",
}
"""How words in small letters begin and end that few words of English, and no names, do."""

SENTENCE = 18
"""Words from which on a text without English function words is looked at a second time."""

SURE_ENGLISH = frozenset(("the", "and", "with", "that", "which", "after", "from", "his", "her", "they"))
"""Function words of English that are none of the other languages'."""

PARTICLES = "de del della la el al le les du des da das do dos di van der den von und y et e"
"""Function words that also stand in names; they count, but prove nothing by themselves."""

NAMES: dict[str, str] = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "sv": "Swedish",
    "da": "Danish",
    "no": "Norwegian",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "hu": "Hungarian",
    "ro": "Romanian",
    "tr": "Turkish",
    "id": "Indonesian",
    "ru": "Cyrillic script",
    "el": "Greek",
    "ar": "Arabic script",
    "he": "Hebrew",
    "ja": "Japanese",
    "ko": "Korean",
    "zh": "Chinese",
    "hi": "Devanagari script",
    "bn": "Bengali",
    "ta": "Tamil",
    "th": "Thai",
    "ka": "Georgian",
    "hy": "Armenian",
    "und": "an unknown language",
}

WORD = re.compile(r"[^\W\d_]+")
TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


@cache
def profiles() -> dict[str, frozenset[str]]:
    """Return the function words of each language, English first; those that English has are left out."""
    english = frozenset(ENGLISH.split())
    # A single letter is an initial or an English article as often as a foreign word.
    others = {
        code: frozenset(word for word in words.split() if len(word) > 1 and word not in english)
        for code, words in PROFILES.items()
    }
    return {"en": english, **others}


@cache
def languages_by_word() -> dict[str, tuple[str, ...]]:
    """Return the languages of each function word."""
    found: dict[str, tuple[str, ...]] = {}
    for code, words in profiles().items():
        for word in words:
            found[word] = (*found.get(word, ()), code)
    return found


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, `und` for a script or words not known here.

    What says nothing (figures, names, a headline) is `en`.
    """
    sample = text[:SAMPLE]
    if len(text) > 2 * SAMPLE:
        sample += " " + text[len(text) // 2 : len(text) // 2 + SAMPLE]
    if sample.isascii():
        return by_words(sample)
    return by_script(sample) or by_words(sample)


def by_script(sample: str) -> str | None:
    """Return the language of the script that most letters are in, None for Latin."""
    letters = Counter(char for char in sample if char.isalpha())
    total = letters.total()
    scripts: Counter[str] = Counter()
    accented = 0
    for char, count in letters.items():
        if ord(char) < 128:
            continue
        script = unicodedata.name(char, "?").split(" ", 1)[0].split("-", 1)[0]
        if script == "LATIN":
            accented += count
        else:
            scripts[script] += count
    if total < 4 or 2 * scripts.total() <= total:
        # Text in a Cyrillic code page read as Windows-1252 is nearly all accented letters.
        return "und" if total >= MIN_LETTERS and 2 * accented > total else None
    if scripts["HIRAGANA"] + scripts["KATAKANA"] > 0.1 * scripts.total():
        return "ja"
    top = min(scripts, key=lambda script: (-scripts[script], script))
    return dict(SCRIPTS).get(top, "und")


def by_words(sample: str) -> str:
    """Return the language whose function words are many and clearly more than the English ones."""
    words = [word.lower() for word in WORD.findall(sample)]
    if sum(map(len, words)) < MIN_LETTERS:
        return "en"
    counts = Counter(words)
    hits = dict.fromkeys(profiles(), 0)
    kinds = dict.fromkeys(hits, 0)
    known, particles = languages_by_word(), frozenset(PARTICLES.split())
    for word in counts.keys() & known.keys():
        content = word not in particles
        for code in known[word]:
            hits[code] += counts[word]
            kinds[code] += content
    english = hits.pop("en")
    best = min(hits, key=lambda code: (-hits[code], -kinds[code], code))
    # A title or a quotation brings a few foreign words into English, so several different ones are asked for.
    enough = kinds[best] >= 3 and hits[best] >= 0.12 * len(words)
    if enough and hits[best] > 2 * english:
        return best
    return by_forms(sample, counts) if len(words) >= SENTENCE else "en"


def by_forms(sample: str, counts: Counter[str]) -> str:
    """Return the language that a sentence's other words look like: news is sparing of function words.

    Only words in small letters count, so that a list of names stays English; and where English function
    words stand that the language does not have, nothing is looked at.
    """
    known = profiles()
    particles = frozenset(PARTICLES.split())
    small = {token for token in TOKEN.findall(sample) if token[0].islower()} - particles
    if 4 * len(small) < counts.total() or any(token in SURE_ENGLISH for token in small):
        return "en"
    accented = sum(not token.replace("’", "'").isascii() for token in small)
    best, kinds, alike, most = "en", 0, 0, 0
    for code, pattern in sorted(MARKS.items()):
        words = len(small & known[code])
        forms = sum(len(token) > 3 and bool(re.fullmatch(pattern, token)) for token in small)
        total = 2 * words + forms + sum(word in counts for word in particles & known[code])
        if total > most:
            best, kinds, alike, most = code, words, forms, total
    english = sum(counts[word] for word in known["en"] - frozenset(PROFILES.get(best, "").split()))
    evidence = 2 * kinds + alike + accented
    sure = evidence >= 4 and 8 * evidence >= counts.total() and kinds + accented > 0
    return best if sure and 12 * english <= counts.total() else "en"
