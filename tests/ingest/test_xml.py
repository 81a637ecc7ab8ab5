"""Feeds, news documents and sitemaps; what is hostile is told and nothing in them is fetched."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.ingest import xml
from kg.ingest.markup import text_of
from kg.records import Article, Skipped

Reading = Callable[..., tuple[list[Article], list[Skipped]]]
STORY = "The harbour minister met the Norwegian envoy on Tuesday, her office said."
OTHER = "The envoy, however, denied that she had talked about the ferry contract."
DAY = date(2017, 3, 12)

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour Courier</title><link>https://courier.example/</link><description>News</description>
<image><title>Logo</title><url>https://courier.example/l.png</url></image>
<item><title>Envoy in Oslo &amp;amp; home</title><link>https://courier.example/7</link>
<guid isPermaLink="false">c-7</guid><pubDate>Sun, 12 Mar 2017 23:30:00 -0500</pubDate>
<dc:creator>Anna Lindqvist</dc:creator><description>Short.</description>
<content:encoded><![CDATA[<p>{STORY}</p><script>x()</script><p>{OTHER}<br>
So <b>she</b> said.</p>]]></content:encoded>
</item>
<item><title>Ferry</title><link>https://courier.example/8</link><description>{OTHER}</description></item>
<item><title>Picture</title><link>https://courier.example/9</link></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Courier</title>
<entry><title>Envoy in Oslo</title><id>tag:courier.example,7</id>
<link rel="self" href="https://courier.example/self"/><link href="https://courier.example/7"/>
<published>2017-03-12T10:00:00Z</published><author><name>Anna Lindqvist</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{STORY}</p><p>{OTHER}</p></div></content>
</entry></feed>"""

RSS1 = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Harbour Courier</title></channel>
<item><title>Envoy in Oslo</title><link>https://courier.example/7</link><dc:date>2017-03-12</dc:date>
<description>{STORY}</description></item></rdf:RDF>"""

NITF = f"""<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>Envoy</title>
<docdata><date.issue norm="20170312T100000Z"/></docdata><pubdata name="Harbour Courier"/></head>
<body><body.head><hedline><hl1>Envoy in Oslo</hl1></hedline><byline>By Anna Lindqvist</byline></body.head>
<body.content><p>{STORY}</p><media><media-caption>A ferry.</media-caption></media>
<p>{OTHER}</p></body.content>
</body></nitf>"""

G2 = f"""<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:x:7"><itemMeta><versionCreated>2017-03-12T10:00:00Z</versionCreated></itemMeta>
<contentMeta><headline>Envoy in Oslo</headline><by>Anna Lindqvist</by></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{STORY}</p><p>{OTHER}</p></body></html>
</inlineXML></contentSet></newsItem>
<newsItem guid="urn:x:8"><contentSet><remoteContent href="https://courier.example/p.jpg"/></contentSet></newsItem>
</itemSet></newsMessage>"""


def test_rss(reading: Reading) -> None:
    [first, second], [left_out] = reading("a.xml", RSS)
    assert first.text == f"{STORY}\n\n{OTHER}\n\nSo she said."
    assert (first.title, first.url) == ("Envoy in Oslo & home", "https://courier.example/7")
    assert (first.published, first.source, first.authors) == (DAY, "Harbour Courier", ("Anna Lindqvist",))
    assert (second.text, second.published) == (OTHER, None)
    assert left_out.where.endswith("a.xml:3")
    assert left_out.reason == "an item without text; its link is not followed"
    assert not left_out.error


@pytest.mark.parametrize("data", [ATOM, RSS1, NITF, G2], ids=["atom", "rss1", "nitf", "newsml-g2"])
def test_other_kinds(reading: Reading, data: str) -> None:
    [article], skipped = reading("a.xml", "\n  " + data)
    assert article.text.split("\n\n")[0] == STORY
    assert (article.title, article.published) == ("Envoy in Oslo", DAY)
    assert [one.error for one in skipped] == ([False] if data is G2 else [])
    if data in (NITF, G2, ATOM):
        assert article.text == f"{STORY}\n\n{OTHER}"
    if data in (NITF, ATOM):
        assert article.authors == ("Anna Lindqvist",)


@pytest.mark.parametrize("name", ["a.rss", "a.atom", "a.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_encodings_of_feeds(reading: Reading, name: str, encoding: str) -> None:
    data = RSS.replace("UTF-8", encoding.removesuffix("-sig")).replace("Anna", "Zoë")
    articles, _ = reading(name, data.encode(encoding))
    assert articles[0].authors == ("Zoë Lindqvist",)


def test_html_entities_of_old_feeds_are_read(reading: Reading) -> None:
    """RSS 0.91 takes them from a DTD on the web, which is not fetched."""
    data = RSS.replace('<?xml version="1.0" encoding="UTF-8"?>', "").replace("Anna", "Ann&eacute;")
    articles, _ = reading("a.xml", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd">' + data)
    assert articles[0].authors == ("Anné Lindqvist",)


def test_sitemap_is_counted_and_not_fetched(reading: Reading) -> None:
    pages = "".join(f"<url><loc>http://127.0.0.1:9/{number}</loc></url>" for number in range(3))
    articles, [skipped] = reading(
        "a.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'
    )
    assert articles == []
    assert skipped.reason.startswith("a sitemap of 3 addresses, none fetched; --follow-sitemaps does")
    assert not skipped.error


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("", "not XML"),
        ("no markup", "not XML: "),
        ("<project><item>x</item></project>", "unknown XML <project>; right would be RSS, Atom"),
        (f"<!DOCTYPE rss [{LAUGHS}]><rss><channel><item><title>&l9;</title></item></channel></rss>",
         "it declares entities"),
        (f'<!DOCTYPE rss [{LAUGHS}]><rss a="&l9;"><channel/></rss>', ""),
        ('<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
         "it declares entities"),
        ('<!DOCTYPE rss [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x">%x;]><rss/>', "it declares entities"),
        ("<rss><channel>" + "<a>" * 100_000, "breaks off: "),
        ("<rss><channel><item>" + "<a>" * 100_000, "breaks off: "),
        ("<rss><channel><item><title>x</title>", "breaks off: "),
        ("<rss><channel></channel></rss>", "no items in it"),
        (b"\x89PNG\r\n\x1a\n\0\0\0", "not XML: "),
    ],
)  # fmt: skip
def test_hostile_and_broken_xml(reading: Reading, data: str | bytes, reason: str) -> None:
    articles, skipped = reading("a.xml", data)
    assert articles == []
    assert reason in skipped[-1].reason
    assert all(len(one.reason) < 500 for one in skipped)


def test_items_before_the_break_are_read(reading: Reading) -> None:
    articles, skipped = reading("a.xml", RSS[: RSS.index("<title>Ferry")])
    assert len(articles) == 1
    assert skipped[-1].reason.startswith("breaks off")


@pytest.mark.parametrize("wrong", ["<p>unclosed & wild", "&undefined;", "\x01\x02", "<a></b>"])
def test_one_bad_item_leaves_the_others(reading: Reading, wrong: str) -> None:
    items = "".join(f"<item><description>{text}</description></item>" for text in (f"{wrong} {STORY}", OTHER))
    articles, _ = reading("a.xml", f"<rss><channel>{items}</channel></rss>")
    assert OTHER in [article.text for article in articles]


def test_items_that_never_end_are_told(reading: Reading) -> None:
    """Each is taken for a part of the one before, until they are too deep."""
    item = f"<item><description>{STORY}</desc"
    articles, skipped = reading("a.xml", "<rss><channel>" + item * 400 + "</channel></rss>")
    assert len(articles) <= 100
    assert skipped[-1].reason == "breaks off: over 200 elements in one another"


def test_item_without_end_is_told(reading: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xml, "ITEM_LIMIT", 100_000)
    data = RSS.replace("Short.", "<i>x</i>" * 200_000)
    articles, [skipped] = reading("a.xml", data)
    assert articles == []
    assert skipped.reason == "an item over 100,000 bytes; the rest is lost"


def test_page_under_the_name_of_xml_is_read_as_one(reading: Reading) -> None:
    paragraphs = f"<p>{STORY}</p><p>{OTHER}</p>" * 2
    page = f"<html><head><title>x</title></head><body><article>{paragraphs}</article></body></html>"
    [article], _ = reading("a.xml", '<?xml version="1.0"?>' + page)
    assert STORY in article.text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("plain &amp; simple", "plain & simple"),
        ("one\ntwo", "one\ntwo"),
        ("<p>one</p> two <p>three</p>", "one\n\ntwo\n\nthree"),
        ("<p>so <b>she</b> <i>said</i></p>", "so she said"),
        ("a<br/>b", "a\n\nb"),
        ("<style>p{}</style><p>x</p><!-- no --><iframe>y</iframe>", "x"),
        ("<div><div>x<ul><li>a<li>b</ul></div>y", "x\n\na\n\nb\n\ny"),
        ("<" * 1000, ""),
        ("<p>" + "<b>" * 50_000 + "deep", ""),
        ("<p>x\x00y</p>", "x y"),
    ],
)
def test_text_of_markup(markup: str, text: str) -> None:
    found = text_of(markup)
    assert found == text or (not text and len(found) <= len(markup))
