"""The explorer in a browser: opened from disk, clicked, searched, and fed with hostile text."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from html_made import Made, many, small
from test_html import HOSTILE, hostile

from kg.export import html
from kg.resolve.holders import Tenure

if TYPE_CHECKING:
    from selenium.webdriver.chrome.webdriver import WebDriver

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"),
]
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--window-size=1400,900",
    "--force-prefers-reduced-motion",
)  # fmt: skip
Open = Callable[[Made], "WebDriver"]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebDriver]:
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def opened(browser: WebDriver, tmp_path: Path) -> Open:
    def page(made: Made) -> WebDriver:
        browser.get("about:blank")
        for log in ("browser", "performance"):
            browser.get_log(log)
        browser.get(html.write(made, tmp_path / "graph.html").as_uri())
        wait(lambda: browser.execute_script("return document.documentElement.dataset.ready === 'true'"))
        return browser

    return page


def wait(condition: Callable[[], Any], seconds: float = 20) -> Any:
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, "the page did not come to the awaited state"
        time.sleep(0.05)
    return value


def panel(driver: WebDriver) -> str:
    return driver.execute_script("return document.getElementById('panel').textContent")


def click_canvas(driver: WebDriver, spot: str) -> None:
    """Click where the script expression says, given in the drawing's own coordinates."""
    from selenium.webdriver import ActionChains
    from selenium.webdriver.common.actions.action_builder import ActionBuilder

    x, y = driver.execute_script(
        f"""const network = window.kgExplorer.network, at = network.canvasToDOM({spot}),
        box = document.getElementById('graph').getBoundingClientRect();
        return [Math.round(box.left + at.x), Math.round(box.top + at.y)];"""
    )
    actions = ActionBuilder(driver)
    actions.pointer_action.move_to_location(x, y).click()
    actions.perform()
    ActionChains(driver).pause(0.4).perform()  # vis-network waits for a second click


def requests(driver: WebDriver) -> list[str]:
    sent = (json.loads(row["message"])["message"] for row in driver.get_log("performance"))
    return [m["params"]["request"]["url"] for m in sent if m["method"] == "Network.requestWillBeSent"]


def test_no_request_leaves_and_no_error(opened: Open):
    driver = opened(small())
    driver.execute_script("kgExplorer.select('node', 'Q1', {fly: true})")
    assert driver.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert [url for url in requests(driver) if not url.startswith("file:") or "graph.html" not in url] == []
    assert driver.get_log("browser") == []


def test_policy_stops_what_a_script_would_load(opened: Open):
    """Even a script in the page cannot reach out: the policy refuses image, fetch and eval."""
    driver = opened(small())
    refused = driver.execute_async_script(
        """const done = arguments[0], seen = [];
        document.addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective));
        const image = new Image(); image.src = 'https://tallgrass-courier.example/x.png';
        document.body.append(image);
        const script = document.createElement('script'); script.textContent = 'window.hacked = 1';
        document.body.append(script);
        fetch('https://tallgrass-courier.example/').catch(() => setTimeout(() => done(seen), 200));"""
    )
    assert sorted(set(refused)) == ["connect-src", "img-src", "script-src-elem"]
    assert driver.execute_script("return window.hacked") is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(opened: Open, text: str):
    driver = opened(hostile(text))
    for call in ("'node', 'e1'", f"'fact', '{hostile(text).found[0].id}'"):
        driver.execute_script(f"kgExplorer.select({call})")
        assert driver.execute_script("return window.hacked") is None
        assert (
            driver.execute_script("return document.querySelectorAll('#panel img, #panel script').length") == 0
        )
        assert (
            driver.execute_script("return [...document.querySelectorAll('#panel a')].map(a => a.href)") == []
        )
    assert "".join(text.split())[:3] in "".join(panel(driver).split())


def test_click_on_a_node_opens_its_sentences(opened: Open):
    driver = opened(small())
    click_canvas(driver, "network.getPosition('Q1')")
    assert driver.find_element("css selector", "#panel h2").text == "Jeff Sessions"
    assert "Jeff Sessions met Sergey Kislyak in July." in panel(driver)
    assert "Also: Sessions, the attorney general" in panel(driver)


def test_an_office_says_who_held_it(opened: Open):
    made = small()
    made.entity("Q5", "Russian ambassador", "office")
    made.fact(
        "Q1", "meet", "Q5", [("a1", "Jeff Sessions met Sergey Kislyak in July.", ("Jeff", "met", "July"))]
    )
    day = date(2017, 3, 2)
    made.holders = {"Q2": made.entities["Q2"]}
    made.tenures = (Tenure("Q5", "Q2", day, day, "gazetteer", date(2008, 7, 26), date(2017, 7, 1)),)
    driver = opened(made)
    click_canvas(driver, "network.getPosition('Q5')")
    assert "In articles of 2 Mar 2017 this is Sergey Kislyak" in panel(driver)
    assert "in office 26 Jul 2008 – 1 Jul 2017" in panel(driver)


def test_click_on_an_edge_opens_sentence_source_and_speaker(opened: Open):
    """The denied edge shows the denial, who denies, and the article with a safe link."""
    driver = opened(small())
    denied = next(fact for fact in small().found if fact.status == "denied")
    click_canvas(driver, f"network.body.edges['{denied.id}'].edgeType.getPoint(0.3)")
    text = panel(driver)
    assert "Sergey Kislyak pay Jeff Sessions" in text
    assert "Says that it is not so (1)" in text
    assert "Denied by:Dmitri Peskov" in text
    marks = driver.execute_script(
        "return [...document.querySelectorAll('.passage mark')].map(m => m.textContent)"
    )
    assert marks == ["Kislyak", "paid", "Sessions"]
    anchor = driver.find_element("css selector", ".passage .source a")
    assert (anchor.text, anchor.get_attribute("href")) == (
        "Sessions met envoy",
        "https://harborline.example/sessions",
    )
    assert (anchor.get_attribute("rel"), anchor.get_attribute("target")) == ("noopener noreferrer", "_blank")


def test_search_by_alias_with_the_keyboard(opened: Open):
    from selenium.webdriver.common.keys import Keys

    driver = opened(small())
    driver.find_element("css selector", "body").send_keys("/")
    box = driver.switch_to.active_element
    assert box.get_attribute("id") == "search"
    box.send_keys("russian amb")
    assert [li.text.split("\n")[0] for li in driver.find_elements("css selector", "#suggestions li")] == [
        "Sergey Kislyak"
    ]
    box.send_keys(Keys.ENTER)
    assert driver.find_element("css selector", "#panel h2").text == "Sergey Kislyak"
    box.send_keys(Keys.ESCAPE)
    box.send_keys("nobody")
    assert driver.find_element("css selector", "#suggestions").text == "No name like this"


def test_filters_hide_and_show(opened: Open):
    """A planned fact is off until its box is ticked; a kind clicked away takes its edges with it."""
    driver = opened(small())
    shown = "return document.getElementById('shown').textContent"
    assert driver.execute_script(shown) == "Shown: 2 names, 2 facts."
    driver.find_element("css selector", "input[value=unrealised]").click()
    assert driver.execute_script(shown) == "Shown: 3 names, 3 facts."
    driver.find_element("css selector", "[data-kind=organization]").click()
    assert driver.execute_script(shown) == "Shown: 2 names, 2 facts."
    minimum = driver.find_element("css selector", "#minimum")
    minimum.clear()
    minimum.send_keys("2")
    assert driver.execute_script(shown) == "Shown: 0 names, 0 facts."
    assert driver.find_element("css selector", "#nothing").text == "Nothing passes the filters."


def test_every_control_is_reached_by_keyboard(opened: Open):
    driver = opened(small())
    names = driver.execute_script(
        "const all = [...document.querySelectorAll('button, input, select, summary')];"
        "return all.filter((e) => e.tabIndex < 0).length"
    )
    assert names == 0


def test_two_thousand_nodes_open_quickly(opened: Open):
    start = time.monotonic()
    driver = opened(many(2000))
    assert 90 < driver.execute_script("return kgExplorer.network.body.nodeIndices.length") <= 120
    assert time.monotonic() - start < 30  # writing included; 4 s on two idle cores
    spent = driver.execute_script("return performance.getEntriesByType('navigation')[0].loadEventEnd")
    assert spent < 8000  # milliseconds; 0.7 s on two idle cores


def test_empty_graph_says_so(opened: Open):
    driver = opened(Made())
    assert "No facts yet" in driver.find_element("css selector", "#nothing").text
    assert driver.get_log("browser") == []
