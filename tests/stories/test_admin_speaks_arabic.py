"""Somebody walks through the whole admin in Arabic, door by door, and meets no English.

The walk follows every link below /admin/ once for each kind of screen. What the desk itself wrote, and names that are
Latin everywhere, may be Latin. Messages that no link shows are held by the catalogues: the second test.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from babel.messages.pofile import read_po
from django.apps import apps
from django.contrib.auth.models import Group
from django.test import Client
from lxml import html

from khabar import newsroom
from khabar.newsroom.actions import set_up_newsroom
from tests.factories.newsroom import make_agency, make_article, make_author, make_photo, make_staff, make_topic

SCREENS_AT_LEAST = 90
OURS = Path(newsroom.__file__).parent / "wagtail_in_arabic" / "ar" / "LC_MESSAGES" / "django.po"
_WORDS = re.compile(r"[A-Za-z]{3,}")
_SHOWN_BY_ATTRIBUTES = ("title", "aria-label", "placeholder", "alt")
_UNSEEN = "script|style|template|noscript|code|pre|kbd|textarea".split("|")
_LATIN_EVERYWHERE = re.compile(
    r"""^(?:(?:تنزيل\ )?(?:CSV|XLSX)|JSON\ Lines|RSS|English
        |[A-Z]\w+/[\w/+-]+:.*|\S+@\S+|\S+://\S+|/\S+/|\S+\.[a-z]{3,4}
        |(?:Ctrl|Alt|Shift|Esc|Enter|Tab|⌘)(?:\ ?\+.*)?
        |.*\b(?:IPTC|HTML|UTF-8|AVIF|iptc\.org|Signal|localhost
        |Aegis|FreeOTP|Google\ Authenticator|Asia/Baghdad|Wagtail)\b.*)$""",
    re.VERBOSE,
)
_LEAVES_OUT = re.compile(r"/logout/|[?&](?:export|format)=|/originals/|\.ics$|/sign-in/")
_LINKS_OF_THE_MENU = re.compile(r'"url": "(/admin/[^"]*)"')
_SCREENS_OF_NAMES = ("/admin/log/", "/admin/reports/", "/admin/agencies/")  # what they list may be called anything
# Words that Wagtail writes without asking a catalogue, none of them to be read on screen but the last two.
_UNTRANSLATABLE = {"None", "Order", "True", "False", "Content types", "Page"}


@pytest.fixture
def walker(client: Client, db: None) -> Client:
    """Return a chief at a desk where there is one thing of each kind, none of them with a Latin name."""
    set_up_newsroom()
    make_article("سدٌّ يمتلئ بعد مطر")
    make_topic("مياه")
    make_author("سعاد الحديثي")
    make_agency("وكالة النهرين")
    make_photo("سد في واد")
    client.force_login(make_staff("سوسن", superuser=True))
    return client


def shapes(address: str) -> str:
    """Return *address* without numbers and questions: one shape for each kind of screen."""
    return re.sub(r"\d+", "0", urlsplit(address).path)


def english_in(page: html.HtmlElement) -> Iterator[str]:
    """Yield what a reader of *page* sees or hears in Latin letters and should not."""
    body = page.find("body")
    assert body is not None
    for unseen in body.xpath(
        "|".join(f".//{name}" for name in _UNSEEN)
        + '|.//*[@dir="ltr"]|.//*[@lang="en"]|.//select[contains(@name, "time_zone")]'
    ):
        unseen.drop_tree() if unseen.getparent() is not None else None
    texts = [text.strip() for text in body.xpath(".//text()")]
    for name in _SHOWN_BY_ATTRIBUTES:
        texts += body.xpath(f".//@{name}")
    for text in texts:
        if "<" not in text and _WORDS.search(text) and not _LATIN_EVERYWHERE.match(text.strip()):
            yield text.strip()[:120]


def test_walk_through_the_admin_meets_no_english(walker: Client) -> None:
    waiting, seen, found = ["/admin/"], {"/admin/"}, {}
    while waiting:
        address = waiting.pop()
        answer = walker.get(address, headers={"Accept": "text/html"})
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            assert answer.status_code < 500, address
            continue
        page = html.fromstring(answer.content.decode())
        links = page.xpath("//a/@href") + _LINKS_OF_THE_MENU.findall(answer.content.decode())
        for text in english_in(page) if not address.startswith(_SCREENS_OF_NAMES) else ():
            if text not in _UNTRANSLATABLE:
                found.setdefault(text, address)
        for link in links:
            target = urljoin(address, link.partition("#")[0])
            if target.startswith("/admin/") and shapes(target) not in seen and not _LEAVES_OUT.search(target):
                seen.add(shapes(target))
                waiting.append(target)

    assert not found, "\n".join(f"{address}: {text}" for text, address in found.items())
    assert len(seen) >= SCREENS_AT_LEAST


def test_every_message_of_the_packages_has_its_arabic() -> None:
    """Counted on the packages' own catalogues: a new version of Wagtail may bring sentences not yet put into Arabic."""
    ours = {_identity(message.id) for message in _read(OURS)}
    untold = []
    for app in apps.get_app_configs():
        english, arabic = (Path(app.path, "locale", code, "LC_MESSAGES", "django.po") for code in ("en", "ar"))
        if app.name.startswith("khabar") or not english.exists():
            continue
        known = ours | {_identity(message.id) for message in _read(arabic) if all(_strings(message.string))}
        untold += [f"{app.label}: {said}" for message in _read(english) if (said := _identity(message.id)) not in known]

    assert not untold, "\n".join(["Put these into newsroom/wagtail_in_arabic:", *untold])


def test_names_of_roles_are_arabic(walker: Client) -> None:
    assert not [name for name in Group.objects.values_list("name", flat=True) if re.search("[A-Za-z]", name)]


def _read(path: Path):  # type: ignore[no-untyped-def]  # Babel's catalogue
    with path.open("rb") as file:
        return read_po(file)


def _identity(message: object) -> str:
    return message if isinstance(message, str) else message[0]  # type: ignore[index]  # singular and plural


def _strings(strings: object) -> tuple[str, ...]:
    return (strings,) if isinstance(strings, str) else tuple(strings)  # type: ignore[arg-type]  # plural forms
