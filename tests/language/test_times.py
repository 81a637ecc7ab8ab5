"""Time expressions: a sentence and a publication date in, the interval out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.language import times
from kg.language.parse import Parse
from kg.language.time_calendar import unit_around, weekday_near, year_near

PUBLISHED = date(2017, 3, 8)  # a Wednesday

pytestmark = pytest.mark.filterwarnings("error")

FOUND = [
    # written dates
    ("On 2017-02-14 he resigned.", "2017-02-14", "2017-02-14", "2017-02-14"),
    ("She left on 7 March 2016.", "7 March 2016", "2016-03-07", "2016-03-07"),
    ("She left on March 7, 2016.", "March 7, 2016", "2016-03-07", "2016-03-07"),
    ("She left on Nov. 8, 2016.", "Nov. 8, 2016", "2016-11-08", "2016-11-08"),
    ("She left on 4 October.", "4 October", "2016-10-04", "2016-10-04"),
    ("She will leave on 4 October.", "4 October", "2017-10-04", "2017-10-04"),
    ("The file is dated 27/3/2015.", "27/3/2015", "2015-03-27", "2015-03-27"),
    ("The file is dated 3/4/2015.", "3/4/2015", None, None),
    ("It began on June 3 , 1958 in Ohio.", "June 3 , 1958", "1958-06-03", "1958-06-03"),
    # weekdays
    ("He met the envoy on Tuesday.", "Tuesday", "2017-03-07", "2017-03-07"),
    ("He met the envoy on Wednesday.", "Wednesday", "2017-03-08", "2017-03-08"),
    ("He met the envoy on Thursday.", "Thursday", "2017-03-02", "2017-03-02"),
    ("He will meet the envoy on Tuesday.", "Tuesday", "2017-03-14", "2017-03-14"),
    ("He is meeting the envoy on Saturday.", "Saturday", "2017-03-11", "2017-03-11"),
    ("He plans to meet the envoy on Friday.", "Friday", "2017-03-10", "2017-03-10"),
    ("He was forced to resign on Friday.", "Friday", "2017-03-03", "2017-03-03"),
    ("He spoke last Friday.", "last Friday", "2017-03-03", "2017-03-03"),
    ("The deputies vote next Monday.", "next Monday", "2017-03-13", "2017-03-13"),
    ("He spoke on Monday night.", "Monday night", "2017-03-06", "2017-03-06"),
    # days near the publication
    ("Yesterday the court ruled.", "Yesterday", "2017-03-07", "2017-03-07"),
    ("The court rules today.", "today", "2017-03-08", "2017-03-08"),
    ("The court will rule tomorrow.", "tomorrow", "2017-03-09", "2017-03-09"),
    ("The court ruled last night.", "last night", "2017-03-07", "2017-03-07"),
    ("The town was shelled overnight.", "overnight", "2017-03-07", "2017-03-08"),
    ("He now leads the party.", "now", "2017-03-08", "2017-03-08"),
    # weeks, months, years
    ("Last week the court ruled.", "Last week", "2017-02-27", "2017-03-05"),
    ("The firm closed last month.", "last month", "2017-02-01", "2017-02-28"),
    ("The firm closed last year.", "last year", "2016-01-01", "2016-12-31"),
    ("The firm closed early last year.", "early last year", "2016-01-01", "2016-04-30"),
    ("The firm will close next year.", "next year", "2018-01-01", "2018-12-31"),
    ("Earlier this year the firm closed.", "Earlier this year", "2017-01-01", "2017-03-08"),
    ("The firm will close later this year.", "later this year", "2017-03-08", "2017-12-31"),
    ("Two weeks ago the firm closed.", "Two weeks ago", "2017-02-20", "2017-02-26"),
    ("Three days ago the firm closed.", "Three days ago", "2017-03-05", "2017-03-05"),
    ("A year ago the firm closed.", "A year ago", "2016-01-01", "2016-12-31"),
    ("In the past three days the price fell.", "past three days", "2017-03-05", "2017-03-08"),
    ("He flew home this past weekend.", "this past weekend", "2017-03-04", "2017-03-05"),
    ("He read the April figures.", "April", "2017-04-01", "2017-04-30"),
    ("He flew home over the weekend.", "weekend", "2017-03-04", "2017-03-05"),
    ("He will fly home at the weekend.", "weekend", "2017-03-11", "2017-03-12"),
    ("He spoke earlier in the week.", "earlier in the week", "2017-03-06", "2017-03-08"),
    ("It was the best result of the past year.", "past year", "2016-03-08", "2017-03-08"),
    # months
    ("He met the envoy in September.", "September", "2016-09-01", "2016-09-30"),
    ("He will meet the envoy in September.", "September", "2017-09-01", "2017-09-30"),
    ("He met the envoy in September 2014.", "September 2014", "2014-09-01", "2014-09-30"),
    ("He met the envoy in early September.", "early September", "2016-09-01", "2016-09-10"),
    ("He met the envoy in June last year.", "June last year", "2016-06-01", "2016-06-30"),
    ("He met the envoy last June.", "last June", "2016-06-01", "2016-06-30"),
    # years, decades, quarters, seasons
    ("The war ended in 1945.", "1945", "1945-01-01", "1945-12-31"),
    ("The firms merged in the late 1990s.", "late 1990s", "1997-01-01", "1999-12-31"),
    ("The firms merged in the 1980s.", "1980s", "1980-01-01", "1989-12-31"),
    ("Exports fell in the first quarter of 2016.", "first quarter of 2016", "2016-01-01", "2016-03-31"),
    ("Exports fell in the second half of 2016.", "second half of 2016", "2016-07-01", "2016-12-31"),
    ("The treaty was broken last summer.", "last summer", "2016-06-01", "2016-08-31"),
    ("The treaty was broken in spring 2015.", "spring 2015", "2015-03-01", "2015-05-31"),
    # vague counts and bounds
    ("The firm closed several years ago.", "several years ago", None, "2015-12-31"),
    ("The firm closed a few weeks ago.", "a few weeks ago", None, "2017-02-26"),
    ("The firm closed more than two weeks ago.", "more than two weeks ago", None, "2017-02-22"),
    ("The firm closed nearly two weeks ago.", "nearly two weeks ago", "2017-02-22", "2017-03-08"),
    ("The firm closed two decades ago.", "two decades ago", "1995-01-01", "1999-12-31"),
    ("The firm has grown in recent years.", "recent years", None, "2017-03-08"),
    ("The firm has grown in the last few months.", "last few months", None, "2017-03-08"),
    ("The firm will grow in the coming months.", "coming months", "2017-03-08", None),
    ("The court will rule in two weeks.", "in two weeks", "2017-03-20", "2017-03-26"),
    ("The court will rule within two weeks.", "within two weeks", "2017-03-08", "2017-03-22"),
    ("The firms merged in the '90s.", "'90s", "1990-01-01", "1999-12-31"),
    ("The firm closed at the end of March 2016.", "end of March 2016", "2016-03-21", "2016-03-31"),
    ("The firm will close by the end of the month.", "by the end of the month", "2017-03-08", "2017-03-31"),
    ("He was a clerk before the Sept. 11 attacks.", "Sept. 11", "2001-09-11", "2001-09-11"),
    # left open: the article alone does not say when
    ("The minister resigned a week later.", "a week later", None, None),
    ("He fled a day after the dismissal.", "a day after the dismissal", None, None),
    ("He spoke on the eve of the vote.", "the eve of the vote", None, None),
    ("The deputies passed the law last session.", "last session", None, None),
    ("He said it on the previous day.", "the previous day", None, None),
    # a day before the noun that it belongs to
    ("He resigned after Tuesday's vote.", "Tuesday", "2017-03-07", "2017-03-07"),
    # open and closed ranges
    ("The law has been in force since 2014.", "since 2014", "2014-01-01", "2017-03-08"),
    ("The talks will run until May 5.", "until May 5", None, "2017-05-05"),
    ("The rules changed after 2014.", "after 2014", "2015-01-01", None),
    ("The rules changed before 2014.", "before 2014", None, "2013-12-31"),
    ("He worked there between 2010 and 2014.", "between 2010 and 2014", "2010-01-01", "2014-12-31"),
    ("He lived in Rome from March to June 2016.", "from March to June 2016", "2016-03-01", "2016-06-30"),
    ("They met from 3 to 5 May 2015.", "from 3 to 5 May 2015", "2015-05-03", "2015-05-05"),
    ("The 2014-2016 term was quiet.", "2014-2016", "2014-01-01", "2016-12-31"),
]

NOTHING = [
    "For two weeks the city was under siege.",
    "Some 2000 troops crossed the river.",
    "Theresa May spoke to the king.",
    "The army may march to the coast.",
    "On Black Friday the shops closed.",
    "The talks, the first in seven years, failed.",
    "USA Today printed the letter.",
    "He spoke on This Week about the law.",
    "They are the leaders of tomorrow.",
    "He is a man in his 60s.",
    "It was the hottest day in two decades.",
    "He finished the job in two weeks.",
    "He paid $1900 for the car.",
    "The second witness left.",
    "It was the last day of the trial.",
    "He spent several years abroad.",
]

ATTACHED = [
    ("He met the envoy on Tuesday.", "met", "Tuesday"),
    ("The senator said on Sunday that talks began in September.", "said", "Sunday"),
    ("The senator said on Sunday that talks began in September.", "began", "September"),
    ("She left office in January 2017 after a 2014 meeting with the envoy.", "left", "January 2017"),
    ("She left office in January 2017 after a 2014 meeting with the envoy.", "meeting", "2014"),
    ("Yesterday the ministry denied the report and sued the paper.", "sued", "Yesterday"),
    ("He praised the law, which was passed in 2015.", "praised", None),
    ("He praised the law, which was passed in 2015.", "passed", "2015"),
    ("He met the envoy and flew home on Monday.", "met", None),
    ("On Monday he met the envoy, signed the pact and flew home.", "flew", "Monday"),
    ("In 2005 he lost the race and recently he lost another.", "recently", None),
    ("He said on Tuesday the talks had failed.", "said", "Tuesday"),
    ("He said on Tuesday the talks had failed.", "failed", None),
    ("He said the talks failed on Tuesday.", "said", None),
    ("He said the talks failed on Tuesday.", "failed", "Tuesday"),
    ("The talks failed, officials said Tuesday.", "failed", None),
    ("The talks failed, officials said Tuesday.", "said", "Tuesday"),
    ("The senate rejected the proposal on Friday.", "rejected", "Friday"),
    ("In a speech on Monday, he praised the army.", "praised", "Monday"),
    ("The vote in 2005 split the party.", "vote", "2005"),
    ("He criticised Tuesday's vote.", "vote", "Tuesday"),
    ("He criticised last year's election.", "election", "last year"),
    ("The government in 2014 banned the party.", "banned", "2014"),
]


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.model
@pytest.mark.parametrize(("text", "words", "earliest", "latest"), FOUND)
def test_found(parse: Callable[[str], Parse], text: str, words: str, earliest: str, latest: str) -> None:
    (timex,) = times.find(parse(text), PUBLISHED)
    interval = timex.interval
    assert (interval.text, interval.earliest, interval.latest) == (words, day(earliest), day(latest))
    assert interval.span is not None
    assert interval.span.of(text) == words


@pytest.mark.model
@pytest.mark.parametrize("text", NOTHING)
def test_nothing_found(parse: Callable[[str], Parse], text: str) -> None:
    assert times.find(parse(text), PUBLISHED) == ()


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("He met the envoy on Tuesday.", None, None),
        ("He met the envoy last week.", None, None),
        ("He met the envoy on 4 October.", None, None),
        ("He met the envoy on 4 October 2014.", "2014-10-04", "2014-10-04"),
        ("The law has been in force since 2014.", "2014-01-01", None),
    ],
)
def test_without_publication_date(
    parse: Callable[[str], Parse], text: str, earliest: str | None, latest: str | None
) -> None:
    """A relative expression is marked but means no day; an absolute one keeps its days."""
    (timex,) = times.find(parse(text), None)
    assert (timex.interval.earliest, timex.interval.latest) == (day(earliest), day(latest))


@pytest.mark.model
@pytest.mark.parametrize(("text", "word", "words"), ATTACHED)
def test_attached(parse: Callable[[str], Parse], text: str, word: str, words: str | None) -> None:
    parsed = parse(text)
    interval = times.attach(parsed, times.find(parsed, PUBLISHED), parsed.words.index(word))
    assert (interval.text if interval is not None else None) == words


STEPS = [
    ("He met the envoy on Friday. The next day he flew home.", "2017-03-04", "2017-03-04"),
    ("He met the envoy on Jan. 10 and resigned a week later.", "2017-01-16", "2017-01-22"),
    ("He left the firm in 2011. Two years later he joined the party.", "2013-01-01", "2013-12-31"),
    # not safe: the day of a statement, another paragraph, a wide or open time, a quotation between
    ("He said on Friday that the envoy came. The next day he flew home.", None, None),
    ("He met the envoy on Friday.\n\nThe next day he flew home.", None, None),
    ("He met the envoy last year. The next day he flew home.", None, None),
    ('He met the envoy on Friday. "He was kind," she said. The next day he flew home.', None, None),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "earliest", "latest"), STEPS)
def test_steps_from_a_day_before(
    parse: Callable[[str], Parse], text: str, earliest: str | None, latest: str | None
) -> None:
    """A step counts from the last time of the paragraph only where the story plainly goes on."""
    last = times.find(parse(text), PUBLISHED)[-1]
    assert (last.interval.earliest, last.interval.latest) == (day(earliest), day(latest))


@pytest.mark.model
def test_letters_that_grow_in_lower_case_keep_offsets(parse: Callable[[str], Parse]) -> None:
    text = "İİİ met the envoy on 4 October 2014."
    (timex,) = times.find(parse(text), PUBLISHED)
    assert timex.interval.span is not None
    assert timex.interval.span.of(text) == "4 October 2014"


DAYS = st.dates(date(1900, 1, 1), date(2150, 12, 31))


@given(DAYS, st.integers(0, 6), st.sampled_from([-1, 1]))
def test_weekday_lies_within_a_week(published: date, weekday: int, direction: int) -> None:
    found = weekday_near(published, weekday, direction)
    assert found.weekday() == weekday
    assert 0 <= (found - published).days * direction <= 6


@given(DAYS, st.sampled_from(["day", "week", "month", "quarter", "year", "decade"]), st.integers(-9, 9))
def test_units_touch(published: date, unit: str, offset: int) -> None:
    """One unit ends the day before the next begins."""
    last, first = unit_around(published, unit, offset)[1], unit_around(published, unit, offset + 1)[0]
    assert last is not None
    assert first is not None
    assert (first - last).days == 1


@given(DAYS, st.integers(1, 12), st.sampled_from([-1, 0, 1]))
def test_month_without_year_is_the_next_or_last_one(published: date, month: int, direction: int) -> None:
    months = (year_near(published, month, 0, direction) - published.year) * 12 + month - published.month
    assert months * direction >= 0
    assert abs(months) <= (11 if direction else 6)
