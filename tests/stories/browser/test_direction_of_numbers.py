"""Numbers, dates, names and addresses read right inside Arabic: measured in a real browser, letter by letter."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from khabar.text.isolation import isolate_html

# Each text is written as what an Arabic reader meets in turn, from the right: words of Arabic, and between them what is
# read from left to right as one piece. A piece with the ¦ mark is a row of pieces, the first at the right.
CASES = [
    "بين|2014-2017|وبين|2014–2017|عاما",
    "من|18:00 - 19:00|مساء",
    "من|18:00–19:00|مساء",
    "الساعة|18:00|يوم|3/11/2017|في",
    "يوم|2017-11-03|مساء",
    "اتصل على|+964 770 123 4567|أو|0770 123 4567|الآن",
    "اتصل على|(+964) 770-123-4567|الآن",
    "اتصل على|+٩٦٤ ٧٧٠ ١٢٣|الآن",
    "بلغت|-5|و|−12|درجة",
    "بلغت|-5°|ليلا و|-12.5°C|فجرا",
    "بلغت|±3|في",
    "ارتفع|-12%|ثم|+3.5%|أمس",
    "بكلفة|$20.5|أو|€1,500|نقدا",
    "فاز|3-1|بعد|1–1|ثم|90+3|دقيقة",
    "كتب|1500 / 1500|حرفا",
    "لغة (|C++|) و|C#|معا",
    "على|Boeing 737 MAX|أمس",
    "قالت|U.S. Army|أمس",
    "وسم|#Iraq_2017|على|@khabar_ar|أمس",
    "وسم|#العراق|على",
    "حساب|IQ98 NBIQ 8501 2345 6789 012|مفتوح",
    "راسلنا|desk@khabar.example|أو|https://khabar.example/ar/?a=1&b=2#c|الآن",
    "راجع|https://khabar.example/ar/3-1/|ثم",
    "في الـ|F-16|ومقاتلات|4G|أخرى",
    "عدد|1,500|و|12.5|و|3.141.592|نسمة",
    "قال|Reuters¦:|القوات",
    "بلغت|-¦٥|درجة",
    "دما|-۵|درجه",
    "بين|5%-10%|أو|$20-$30|نقدا",
    "بغداد – دمشق - بيروت|2017|عام",
    "كوفيد-|19|ينتشر",
    "في|٣/١١/٢٠١٧|الساعة|١٨:٠٠|مساء",
    "بين|٢٠١٤¦-¦٢٠١٧|عاما",
    "من|١٨:٠٠¦ - ¦١٩:٠٠|مساء",
    "بين|۲۰۱۴¦-¦۲۰۱۷|سال",
    "نسبة|35¦%|و|٣٥¦٪|منهم",
    "بلغت|12.5¦-|درجة",
    "النقطة (|3¦, ¦5|) على",
]
# The same for a page that runs from left to right: pieces in the order of reading, from the left.
LATIN_CASES = [
    "The crossing of |القائم| 2014-2017 fell 3-1",
    "He wrote «|صوت العراق|» (2017) on |الموصل|.",
    "From |القائم|, |بغداد| and |الموصل|: 12%",
    "The tag #|العراق| 2017 is new",
]
VISUAL_ORDER = """paragraph => {
    const seen = [];
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        const node = walker.currentNode;
        for (let place = 0; place < node.length; place++) {
            const range = document.createRange();
            range.setStart(node, place);
            range.setEnd(node, place + 1);
            const box = range.getBoundingClientRect();
            seen.push([box.left + box.right, node.data[place]]);
        }
    }
    return seen.sort((a, b) => a[0] - b[0]).map(pair => pair[1]).join("");
}"""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    yield page
    page.close()


def visual_order(page: Page, html: str, direction: str) -> str:
    """Return the characters of *html* from left to right as the browser draws them."""
    page.set_content(f'<p dir="{direction}" style="white-space: nowrap">{html}</p>')
    return str(page.locator("p").evaluate(VISUAL_ORDER))


def text_of(case: str) -> str:
    """Return the text that a case stands for, as it is stored: with spaces where words and pieces meet as words do."""
    pieces = case.replace("¦", "").split("|")
    text = pieces[0]
    for piece in pieces[1:]:
        glued = text.endswith(("(", "-", "ـ", " و")) or piece.startswith(")")
        text += piece if glued else f" {piece}"
    return text


def expected_order(case: str) -> str:
    rows = [piece.split("¦") for piece in case.split("|")]
    text, place, units = text_of(case), 0, []
    for row in rows:
        for unit in row:
            start = text.index(unit, place)
            units += [text[place:start], unit]
            place = start + len(unit)
    return "".join(_as_drawn(unit) for unit in reversed(units))


def _as_drawn(unit: str) -> str:
    is_arabic = any("\u0621" <= character <= "\u064a" for character in unit)
    return unit[::-1] if is_arabic or not any(character.isalnum() for character in unit) else unit


@pytest.mark.parametrize("direction", ["rtl", "ltr"])
@pytest.mark.parametrize("case", CASES)
def test_what_stands_between_arabic_words_reads_right(page: Page, case: str, direction: str) -> None:
    assert visual_order(page, isolate_html(text_of(case)), direction) == expected_order(case)


@pytest.mark.parametrize("case", LATIN_CASES)
def test_arabic_inside_latin_text_turns_nothing_around(page: Page, case: str) -> None:
    drawn = visual_order(page, isolate_html(case.replace("|", ""), "ltr"), "ltr")
    assert drawn == "".join(
        _as_drawn(piece) if "\u0621" <= piece[0] <= "\u064a" else piece for piece in case.split("|")
    )


def test_without_isolation_a_browser_turns_a_range_around(page: Page) -> None:
    assert "2017-2014" in visual_order(page, "بين 2014-2017 عاما", "rtl")
