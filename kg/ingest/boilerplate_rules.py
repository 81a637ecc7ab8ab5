"""What is not the story, as rows: a pattern on one line, how sure it is, and what it opens.

A row's weight is how much a matching line says by itself; at 1 it is marked. Context adds or takes
(`CONTEXT`): a weak row ("$4", "Home", "Twitter") only counts beside others.
All patterns are bounded, so that the time a line takes does not depend on what it holds.
"""

# ruff: noqa: E501 - a row of the table is a line, and a pattern cut in two is harder to read

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg.ingest.dates import WRITTEN

Opens = Literal["nothing", "block", "tail"]
Place = Literal["start", "anywhere", "end"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One row. `block`: a list of short lines follows. `tail`: the story may be over.

    `place`: where in the line the pattern must match; `longest`: characters of the longest line it is
    tried on; `needs`: of a rule for anywhere in the line, words in small letters without one of which it
    cannot match: to look for them costs a twentieth of trying the pattern at every letter of a paragraph.
    """

    name: str
    weight: float
    pattern: str
    opens: Opens = "nothing"
    place: Place = "start"
    longest: int = 200
    needs: tuple[str, ...] = ()


CONTEXT = {
    "edge": 0.3,  # among the first or last lines of the article
    "after": 0.3,  # the line before is marked
    "alone": -0.5,  # the text is a single line, a sentence as likely as not
}

NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]{0,25}|de|del|der|van|von|di|da|dos|la|le|al|el|bin)"
BYLINE = (
    r"(?:[Bb]y|BY)\s+(?!(?:The|A|An|Any|All|Its|His|Her|Their|Then|Now|Contrast|Law|Election|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|June|July|August|"
    r"September|October|November|December)\b)"
    rf"({NAME}(?:\s+{NAME}){{1,3}}(?:(?:\s*,\s*|\s+(?:and|AND|&)\s+){NAME}(?:\s+{NAME}){{0,3}}){{0,4}})"
    r"(?:\s*[|(–—-].{0,60})?$"
)

_AGENCY = r"(?:AP|Reuters|REUTERS|AFP|EPA|Getty(?:\sImages)?|Xinhua|TASS|Bloomberg|PA|UPI|ANI|PTI)"
_CREDIT = r"(?:Photo(?:graph)?s?|Image|Picture|Pic|Video|Illustration)"
_MENU = (
    r"(?:Home|News|World|US|U\.S\.|UK|Europe|Asia|Africa|Politics|Business|Economy|Markets|Money|Finance|"
    r"Tech|Technology|Science|Health|Sports?|Football|Opinion|Comment|Editorials?|Culture|Arts|Lifestyle|"
    r"Life|Style|Travel|Food|Weather|Video|Videos|Photos|Podcasts?|Games|Crosswords?|Puzzles|Search|Menu|"
    r"About|About us|Contact|Contact us|Help|FAQ|Careers|Jobs|Advertise|Advertise with us|Archives?|"
    r"Newsletters?|Subscribe|Log in|Login|Sign in|Sign up|Register|My account|Account|Sitemap|"
    r"Privacy|Privacy policy|Cookie policy|Cookies|Terms|Terms of (?:use|service)|E-?paper|RSS)"
)
_SHARE = (
    r"(?:Share|Tweet|Pin it|E-?mail|Print|Save|Copy link|Link copied|Facebook|Twitter|X|WhatsApp|LinkedIn|"
    r"Reddit|Telegram|Messenger|Instagram|YouTube|Pinterest|Flipboard|Bookmark|Like|Reply|Report|"
    r"Comments?(?: \(\d{1,6}\))?|\d{1,6} (?:comments?|shares?|likes?)|Leave a comment|Add a comment)"
)
_PERIOD = r"(?:month|mo|week|wk|year|yr|day|annum|quarter)"
_LISTS = (
    r"(?:related(?: (?:stories|articles|topics|coverage|content|links?|news|posts?|reading|video))?|"
    r"most (?:read|popular|viewed|shared|commented)|trending(?: now)?|recommended(?: (?:for you|stories|reading))?|"
    r"you (?:may|might) (?:also )?(?:like|be interested in)|editor['’]?s['’]? (?:picks?|choice)|top stories|"
    r"latest (?:news|stories|headlines)|popular (?:stories|now|posts)|don['’]t miss|what to read next|read next|"
    r"in case you missed it|more stories|more (?:on|from) this (?:story|topic|author)|more coverage|up next|"
    r"also in (?:the )?news|around the web|from (?:the web|our partners|our advertisers)|sponsored (?:content|links|stories)|"
    r"promoted (?:content|stories|links)|more (?:like this|headlines|news)|read more|see also|also (?:read|see|watch))"
)

RULES: tuple[Rule, ...] = (
    Rule("template", 1.5, r"\{\{[^{}]{0,60}\}\}|\{%[^%]{0,60}%\}|<%=?[^%]{0,60}%>", "tail", "anywhere", 400, ("{{", "{%", "<%")),
    Rule("byline", 0.8, BYLINE, longest=160),
    Rule("byline-label", 1.0, rf"(?:Written by|Story by|Words by|Author|Reporter)\s*:?\s+{NAME}(?:\s+{NAME}){{1,5}}$"),
    Rule("agency-credit", 1.1, r"\(?(?:Additional )?[Rr]eporting by\s+[A-Z].{2,300}$", longest=400),
    Rule("agency-desk", 1.1, r"\((?:Writing|Editing|Compiled|With inputs?|Edited|Translated) (?:by|from)\s.{2,300}\)$", longest=400),
    Rule("agency-only", 1.0, rf"[—–-]{{1,2}}\s?{_AGENCY}\.?$|\(?(?:With )?(?:agency|agencies) inputs?\)?\.?$"),
    Rule("photo-label", 1.1, rf"(?:File )?{_CREDIT}(?: credit| source| by| courtesy(?: of)?)?\s*(?::|©|\|)\s*\S"),
    Rule("photo-by", 1.1, rf"\(?(?:File )?{_CREDIT}\s+(?:by|courtesy of)\s+[A-Z].{{2,80}}$"),
    Rule("photo-agency", 1.1, rf"\(?{_AGENCY}(?: [Pp]hoto)?\s*/\s*[A-Z][^.]{{2,60}}$"),
    Rule("photo-caption", 1.1, rf"[\[(](?:(?:File )?{_CREDIT}\s*[:/]\s*[^()\[\]]{{2,70}}|{_AGENCY}(?: [Pp]hotos?)?\s*/\s*[^()\[\]]{{2,70}}|{_AGENCY} [Pp]hoto)[\])]$", place="end", longest=500),
    Rule("photo-agency-end", 0.9, r"(?:/|\||via )\s?(?:Getty Images|AFP|Reuters|REUTERS|AP Photo|EPA)$", place="end", longest=300),
    Rule("published", 1.0, rf"(?i:(?:first )?(?:published|posted|updated|last (?:updated|modified))(?: on| at)?\s*[:|–-]?\s*(?:on )?(?:[a-z]{{3,9}},? )?(?:{WRITTEN}|\d{{1,2}}[:.]\d{{2}}))"),
    Rule("slug", 1.0, rf"(?i:(?:[^|·•.]{{2,50}}\s[|·•]\s)?(?:{WRITTEN})\s[|·•]\s[^|·•.]{{2,60}}$|[^|·•.]{{2,50}}\s[|·•]\s(?:by [^|·•.]{{2,60}}\s[|·•]\s)?{WRITTEN}$)", longest=120),
    Rule("date-label", 1.0, rf"(?i:date\s*:\s*{WRITTEN}.{{0,20}}$)"),
    Rule("reading-time", 1.1, r"(?i:(?:reading time\s*:?\s*)?\d{1,2}[ -]min(?:ute)?s?(?: read)?$)"),
    Rule("source-label", 0.8, r"(?i:(?:source|publisher|outlet)\s*:\s*\S.{1,60}$)"),
    Rule("tags", 1.0, r"(?i:(?:tags?|topics|filed under|categor(?:y|ies)|keywords)\s*:)"),
    Rule("tags-header", 0.6, r"(?i:(?:tags|topics|filed under)$)", "block"),
    Rule("disclaimer", 1.2, r"(?i:disclaimer\s*[:\-–—])", "tail", longest=600),
    Rule("disclaimer-desk", 1.2, r"\(?(?:This|The above) (?:story|article|content|report|copy|news item) (?:has|have|was|is) (?:not )?(?:been )?(?:edited|auto-?generated|generated|produced|created|published from|sourced|republished|adapted|reprinted|provided)\b", longest=400),
    Rule("disclaimer-staff", 1.2, r"No [A-Z][\w&.' -]{2,50} (?:[Jj]ournalist|[Ss]taff|[Rr]eporter|[Ee]ditor)s? (?:was|were) involved", "tail", longest=400),
    Rule("disclaimer-views", 1.2, r"(?i:\(?(?:the )?(?:views|opinions)(?: and (?:views|opinions))? (?:expressed|stated)\b|\(?(?:the )?author['’]s views\b)", longest=600),
    Rule("limit", 1.3, r"(?i:you(?:['’]ve| have) (?:reached|hit|used|read|exceeded)\b.{0,60}\b(?:limit|free|articles?|stories))", "tail"),
    Rule("members-only", 1.2, r"(?i:this (?:article|story|content|post|page|feature) is (?:only |exclusively )?(?:available |reserved |exclusive )?(?:to|for)\b.{0,40}\b(?:subscribers?|members?|registered))", "tail"),
    Rule("already", 1.4, r"(?i:already (?:a subscriber|subscribed|subscribe|a member|registered|have an account)\b)", "tail"),
    Rule("subscribe", 1.1, r"(?i:subscribe(?:$|\W{0,3}$|\s(?:now|today|here|for|to|from|and get|or)\b))", "tail"),
    Rule("subscription", 1.1, r"(?i:(?:subscription (?:plans?|options|offers?)|choose (?:your|a) (?:plan|subscription)|here['’]s what['’]s included|renews automatically|cancel any ?time|billed (?:monthly|annually|every)|start your (?:free )?(?:trial|subscription)|try (?:it )?free for)\b)", "tail"),
    Rule("access", 1.1, r"(?i:(?:get|enjoy|unlock|buy|gain) (?:unlimited|full|instant|digital|all|premium|complete|your) (?:digital )?(?:access|stories|articles|content)\b|unlimited (?:digital )?access\b|unlock (?:this|the) (?:article|story)\b)", "tail"),
    Rule("continue", 1.1, r"(?i:(?:to )?(?:continue|keep) reading\b.{0,100}$|to read (?:the (?:full|rest)|more|this)\b.{0,100}$|read the full (?:story|article|interview|text|report)\b.{0,60}$)", "tail"),
    Rule("sign-in", 1.1, r"(?i:(?:log|sign) ?in(?: (?:to|or|with|here|now|/)\b.{0,60})?\W{0,3}$|(?:register|create (?:a|an|your)(?: free)? account)(?: (?:now|free|for free|today|to|or)\b.{0,60})?\W{0,3}$)", "tail"),
    Rule("support", 1.1, r"(?i:(?:support (?:our|independent|quality|local|fearless) (?:journalism|reporting|newsroom)|become a (?:member|subscriber|supporter|patron)|donate (?:now|today|here)|make a (?:donation|contribution) (?:today|now|to))\b)", "tail"),
    Rule("sign-up", 1.1, r"(?i:(?:sign up|join|register) (?:for|to|now|here|today|up)\b(?=.{0,80}\b(?:newsletters?|inbox|e-?mails?|alerts?|updates|free|briefing|mailing list|whatsapp|telegram|community)\b))"),
    Rule("sign-up-bare", 1.0, r"(?i:(?:sign up|join us|join now|register)(?: now| here| today| free| for free)?\W{0,3}$)"),
    Rule("newsletter", 1.1, r"(?i:(?:get|receive|want) (?:our|the|all|breaking|daily|top|latest|more|a|weekly|must-read)\b.{0,90}\b(?:inbox|newsletters?|by e-?mail|alerts))"),
    Rule("inbox", 1.1, r"(?i:\b(?:delivered|sent|straight|direct(?:ly)?) (?:straight |direct(?:ly)? )?to your (?:inbox|mailbox|e-?mail|phone))", place="anywhere", needs=(" to your ",)),
    Rule("read-more", 1.1, r"(?i:(?:read|see|find out|learn|discover|view) more(?: here| about this| on this)?\s*(?:[:|»>→…]|\.\.\.|$))|READ MORE\b|READ ALSO\b|READ NEXT\b|ALSO READ\b"),
    Rule("also-read", 1.1, r"(?i:(?:also (?:read|see|watch)|read also|see also|must read|don['’]t miss|more (?:here|on this)|watch|listen|in pictures|live|related(?: (?:story|article|news|stories|coverage))?|related video|recommended|read)\s*[:|»>→]\s*\S)"),
    Rule("list-header", 1.0, rf"(?i:{_LISTS}\s*[:…»>→]?$)", "block"),
    Rule("more-from", 0.8, r"More (?:from|on|about|in) [A-Z][\w' &-]{1,50}:?$", "block"),
    Rule("share-pitch", 1.1, r"(?i:share (?:this|on|via|article|story|with)\b.{0,50}$)", longest=80),
    Rule("share", 0.5, rf"(?i:{_SHARE}:?$)"),
    Rule("share-bar", 1.1, rf"(?i:{_SHARE}(?:[ |•·,/]{{1,3}}{_SHARE}){{2,12}}$)"),
    Rule("menu", 0.5, rf"(?i:{_MENU}$)"),
    Rule("menu-bar", 1.1, rf"(?i:{_MENU}(?:[ |•·,/>]{{1,3}}{_MENU}){{3,30}}$)", longest=400),
    Rule("separated", 0.8, r"[^|•·]{1,25}(?:[|•·][^|•·]{1,25}){3,30}$", longest=400),
    Rule("price", 0.7, r"(?i:(?:from |only |just |now |was )?(?:US|A|C)?[$€£₹¥]\s?\d[\d,.]{0,9}(?:\s?(?:/|per|a|for)\s?.{0,30})?$)", "block"),
    Rule("price-period", 1.0, rf"(?i:.{{0,30}}?[$€£₹¥]\s?\d[\d,.]{{0,9}}\s?(?:/|per |a )\s?{_PERIOD}\b[^.!?]{{0,40}}$)", "block", longest=100),
    Rule("term", 0.5, r"(?i:\d{1,2} (?:days?|weeks?|months?|years?)$)"),
    Rule("advertisement", 1.1, r"(?i:(?:advertisements?|adverts?|sponsored|sponsored content|promoted|paid (?:post|content)|(?:story|article) continues (?:below|after).{0,40}|scroll (?:down )?(?:for|to) .{0,40}|skip (?:to|past|ad)\b.{0,40}|loading\W{0,3})$)"),
    Rule("player", 1.0, r"(?i:(?:play(?: video| audio)?|pause|mute|listen to (?:this )?(?:article|story)|watch (?:the )?(?:full )?(?:video|live)(?: here| now| below| above)?|media caption|image (?:caption|source)|hide caption|toggle caption|enlarge(?: this)? image|view (?:gallery|image|all|photos|comments|full image)|click here(?: (?:to|for) .{0,100})?|tap (?:here|to) .{0,60})\W{0,3}$)"),
    Rule("cookies", 1.5, r"(?i:(?:we(?: and our partners)?|this (?:web)?site|our (?:web)?site|by (?:continuing|using|clicking|browsing))\b.{0,120}\bcookies\b)", "block", longest=600),
    Rule("consent", 1.1, r"(?i:(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences|settings|consent)\W{0,3}$|(?:accept|reject) all$|(?:your )?privacy (?:choices|settings)$)"),
    Rule("copyright", 1.3, r"(?:©|\([cC]\)\s?\d{4}|(?i:copyright)\s{0,2}(?:©|\([cC]\)|\d{4}|(?:by|of)\s))", "tail", longest=400),
    Rule("rights", 1.3, r"(?i:\ball rights reserved\b)", "tail", "anywhere", 500, ("all rights reserved",)),
    Rule("follow", 1.1, r"(?i:(?:follow|like|find|join) us\b.{0,100}$)|(?i:follow) (?:@\w|(?:[A-Z][\w'’.-]{0,25}\s){1,4}on (?:Twitter|Facebook|Instagram|X|Telegram|YouTube|Google News))"),
    Rule("app", 1.1, r"(?i:(?:download|get) (?:the|our)\b.{0,40}\bapp\b)"),
    Rule("contact", 1.1, r"(?i:(?:contact (?:us|the (?:author|reporter|writer|editor|newsroom))|(?:write|e-?mail) (?:to )?(?:us|me) at|have (?:a|any) (?:news )?(?:tips?|story|questions?|corrections?)\b.{0,60}\?|got a (?:news )?(?:tip|story)|do you have (?:a|any) .{0,40}\b(?:tips?|story)\b|spotted an error|report (?:a|an) (?:error|mistake|typo|correction)))"),
)  # fmt: skip

ADDRESS = re.compile(
    r"\bsubscri(?:be|ber|bers|ption|ptions)\b|\bnewsletters?\b|\bcookies?\b|\ball rights reserved\b|\bunlimited\b"
    r"|\byour (?:inbox|e-?mail|account|device|subscription|browser|privacy|experience|plan)\b"
    r"|\bour (?:journalism|readers|partners|newsletters?|website|site|app|terms|editors|subscribers|privacy)\b"
    r"|\b(?:log|sign) ?in\b|\bsign up\b|\bcancel any|\badvertis|\bprivacy policy\b|\bterms of (?:use|service)\b"
    r"|\bdisclaimer\b|\bclick here\b|©",
    re.I,
)
"""What speaks to the reader of the paper rather than of the story."""


@cache
def needed() -> tuple[str, ...]:
    """Return the words of which a line needs one for a rule that may match anywhere."""
    return tuple(words for rule in RULES if rule.place == "anywhere" for words in rule.needs)


@cache
def combined(place: Place) -> tuple[re.Pattern[str], dict[str, Rule]]:
    """Return one pattern for all rules of a place, and the rule of each of its groups.

    One alternation is tried at the pace of C; sixty patterns one by one are not.
    """
    rows = {f"r{number}": rule for number, rule in enumerate(RULES) if rule.place == place}
    parts = "|".join(f"(?P<{key}>{rule.pattern})" for key, rule in rows.items())
    return re.compile(parts), rows
