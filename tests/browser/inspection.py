"""Looks at one page in both languages and both widths, once for all tests that ask."""

import os
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.pages import visit_of
from tests.fixtures.browser import HEIGHTS, OFFICE, PHONE, SCREENSHOTS, Visitor

AXE = Axe()
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"resultTypes": ["violations"], "runOnly": TAGS, "preload": False}
KEEP = os.environ.get("KEEP_SCREENSHOTS") == "1"  # for people who want to see every page

FINGER = 44
# Whatever is pressed and is not part of a sentence or a row of text.
PRESSED = ".btn, .iconbtn, .tabbar a, .tabbar summary, select, input:not([type=hidden])"
SMALL_CONTROLS = """(elements, least) => {
    const box = element => {
        const all = [element, ...(element.labels || [])].map(one => one.getBoundingClientRect());
        const reach = (side, pick) => pick(...all.map(one => one[side]));
        return [reach('right', Math.max) - reach('left', Math.min),
                reach('bottom', Math.max) - reach('top', Math.min)];
    };
    return elements
        .filter(element => element.checkVisibility() && !element.closest('.visually-hidden'))
        .map(element => [element, box(element)])
        .filter(([_, size]) => size[0] && Math.min(...size) < least - 0.5)
        .map(([element, size]) =>
            `${element.outerHTML.slice(0, 120)} ${size.map(Math.round).join('x')}`);
}"""
View = tuple[str, int]  # language, width


@dataclass
class Inspection:
    """What was found on one page."""

    violations: dict[View, list[str]] = field(default_factory=dict)
    sideways: dict[View, int] = field(default_factory=dict)
    headings: dict[str, list[str]] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    small_controls: list[str] = field(default_factory=list)
    undefined: bool = False


def inspect(name: str, visitor: Visitor) -> Inspection:
    found = Inspection()
    for language in ("id", "en"):
        page = visitor.open(**visit_of(name, visitor.village), width=PHONE, language=language)
        found.titles[language] = page.title().strip(" ·")
        found.headings[language] = page.locator("h1").all_inner_texts()
        found.undefined |= "UNDEFINED(" in page.content()
        found.small_controls += page.locator(PRESSED).evaluate_all(SMALL_CONTROLS, FINGER)
        for width in (PHONE, OFFICE):
            page.set_viewport_size({"width": width, "height": HEIGHTS[width]})
            found.violations[language, width] = violations(page)
            found.sideways[language, width] = sideways(page)
            if KEEP:
                page.screenshot(path=photograph_of(name, language, width), full_page=True)
        page.context.close()
    return found


def violations(page: Page) -> list[str]:
    """Each with the elements it is about."""
    results = AXE.run(page, options=RULES).response["violations"]
    return [
        f"{rule['id']}: {', '.join(' '.join(node['target']) for node in rule['nodes'])}"
        for rule in results
    ]


def sideways(page: Page) -> int:
    """How many pixels the page is wider than its window."""
    root = "document.documentElement"
    return page.evaluate(f"{root}.scrollWidth - {root}.clientWidth")


def photograph_of(name: str, language: str, width: int) -> str:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return str(SCREENSHOTS / f"{name.replace(':', '_')}-{language}-{width}.png")
