"""Which language a text is taken to be in."""

from __future__ import annotations

import pytest

from kg.ingest.language_of import NAMES, PROFILES, language_of

ENGLISH = [
    "",
    "2017",
    "Harbour minister meets envoy",
    "Anna Lindqvist, Tom Okoro, José Ramírez, Ludwig van Dam, Marie de la Tour",
    "Rio de Janeiro, São Paulo, Buenos Aires, Santiago de Chile, Ciudad del Este, La Paz",
    "The minister met the envoy of the Frente Amplio in Montevideo on Tuesday, her office said.",
    "Le Monde and Die Zeit reported that Emmanuel Macron would meet Angela Merkel.",
    "The word спасибо means thanks in Russian, the interpreter explained to the committee.",
    "Oui, dit-il.",
    "Okoro 12 Lindqvist 14 Ramírez 7 Dam 3 Tour 1",
]


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_says_nothing_is_english(text: str) -> None:
    assert language_of(text) == "en"


SENTENCES = [
    "Florence Parly, Jean-Yves Le Drian, Édouard Philippe, Gérard Collomb, François de Rugy, Marielle de"
    " Sarnez, Sylvie Goulard, Nicolas Hulot, Bruno Le Maire, Élisabeth Borne, Muriel Pénicaud",
    "Real Madrid, Atlético de Madrid, Deportivo de La Coruña, Celta de Vigo, Real Sociedad de Fútbol,"
    " Racing de Santander, Sporting de Gijón, Rayo Vallecano de Madrid, Recreativo de Huelva",
    "Macron, Merkel meet Putin amid Syria truce push; Kremlin calls talks constructive, Berlin denies rift;"
    " oil prices climb; Paris police arrest nine",
    "Rebels shell port, kill nine; aid convoys turn back; ministers blame Moscow; markets slide further",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_lists_and_headlines_of_twenty_words_are_english(text: str) -> None:
    """They have no function words either, but what is in small letters is English or nothing."""
    assert language_of(text) == "en"


SPARSE = [
    (
        "fr",
        "La ministre française Florence Parly effectuera vendredi une visite officielle à Varsovie afin"
        " d'évoquer la coopération militaire européenne face à Moscou, indique Paris.",
    ),
    (
        "fr",
        "L'ancien premier ministre François Fillon, candidat malheureux à l'élection présidentielle, quittera"
        " prochainement la vie politique française, affirment plusieurs proches.",
    ),
    (
        "es",
        "Angela Merkel recibió ayer en Berlín al presidente francés Emmanuel Macron; ambos dirigentes"
        " defendieron reformas europeas profundas antes de diciembre, informó su portavoz.",
    ),
    (
        "de",
        "Bundeskanzlerin Angela Merkel empfing gestern Frankreichs Präsidenten Emmanuel Macron in Berlin;"
        " beide Politiker forderten tiefgreifende Reformen der Europäischen Union.",
    ),
    (
        "it",
        "Angela Merkel ha ricevuto ieri a Berlino Emmanuel Macron; entrambi i leader chiedono riforme"
        " profonde dell'Unione europea prima di dicembre, riferisce un portavoce.",
    ),
    (
        "nl",
        "Premier Mark Rutte ontving gisteren bondskanselier Angela Merkel in Den Haag; beide leiders pleitten"
        " voor grondige hervormingen van de Europese Unie, aldus een woordvoerder.",
    ),
    (
        "pl",
        "Prezydent Andrzej Duda przyjął wczoraj w Warszawie kanclerz Angelę Merkel; oboje przywódcy"
        " opowiedzieli się za głębokimi reformami Unii Europejskiej, podała kancelaria.",
    ),
    (
        "cs",
        "Prezident Miloš Zeman včera přijal v Praze kancléřku Angelu Merkelovou; oba politici vyzvali k"
        " hlubokým reformám Evropské unie, uvedla mluvčí Hradu novinářům.",
    ),
]


@pytest.mark.parametrize(("language", "text"), SPARSE)
def test_a_sentence_with_few_function_words_is_known_by_its_other_words(language: str, text: str) -> None:
    assert language_of(text) == language


OTHERS = [
    ("de", "Der Minister hat am Dienstag die Botschafterin getroffen und nicht mit der Presse gesprochen."),
    (
        "fr",
        "Le ministre a rencontré les envoyés dans la capitale, mais il n'est pas resté pour une conférence.",
    ),
    ("es", "El ministro se reunió con los enviados en la capital, pero no quiso hablar con la prensa."),
    ("it", "Il ministro ha incontrato gli inviati nella capitale, ma non ha parlato con la stampa."),
    ("pt", "O ministro não falou com os jornalistas depois da reunião e também não respondeu às perguntas."),
    ("nl", "De minister heeft het niet met de pers gehad over een gesprek met de gezant van Noorwegen."),
    ("sv", "Ministern träffade sändebudet och sade att det inte var första gången som de hade talats vid."),
    (
        "fi",
        "Ministeri ei ollut paikalla, mutta hän sanoi, että se oli vain alku ja että neuvottelut jatkuvat.",
    ),
    ("pl", "Minister nie rozmawiał z prasą po spotkaniu, ale jego biuro podało, że było to także ważne."),
    ("cs", "Ministr se po jednání s tiskem nesetkal, ale jeho úřad uvedl, že bylo také podle."),
    (
        "hu",
        "A miniszter nem beszélt a sajtóval, és az irodája szerint ez csak a kezdet volt, hogy már van terv.",
    ),
    (
        "ro",
        "Ministrul nu a vorbit cu presa după întâlnire, dar biroul său a spus că este mai mult pentru noi.",
    ),
    (
        "tr",
        "Bakan görüşmeden sonra basına bir açıklama yapmadı ve bu konuda daha çok zaman var, ancak.",
    ),
    ("ru", "Министр встретился с послом во вторник."),
    ("el", "Ο υπουργός συνάντησε τον πρέσβη την Τρίτη."),
    ("ar", "التقى الوزير بالسفير يوم الثلاثاء."),
    ("he", "השר נפגש עם השגריר ביום שלישי."),
    ("ja", "大臣は火曜日に大使と会談した。"),
    ("ko", "장관은 화요일에 대사를 만났다."),
    ("zh", "部长星期二会见了大使。"),
    ("hi", "मंत्री ने मंगलवार को राजदूत से मुलाकात की।"),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_other_languages_are_known(language: str, text: str) -> None:
    assert language_of(text) == language


def test_cyrillic_read_in_the_wrong_code_page_is_not_english() -> None:
    text = ("Министр встретился с послом во вторник. " * 3).encode("cp1251").decode("cp1252")
    assert language_of(text) == "und"


def test_each_language_has_a_name() -> None:
    assert [code for code in PROFILES if code not in NAMES] == []
