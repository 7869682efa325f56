"""A page in a mirror: relative links, no forms, nothing else changed."""

import pytest

from khabar.press.mirror.linking import Links, Site
from khabar.press.mirror.rewriting import rewrite_page, rewrite_style

URL = "https://news.example.org"
KNOWN = {
    "/ar/": (200, "text/html; charset=utf-8"),
    "/ar/القوات/": (200, "text/html; charset=utf-8"),
    "/ar/feed.xml": (200, "application/rss+xml"),
    "/a/81": (301, "text/html"),
    "/ar/gone/": (410, "text/html"),
    "/static/site/mark.1.svg": (200, "image/svg+xml"),
    "/static/site/text.1.woff2": (200, "font/woff2"),
}
QAWWAT = "%D8%A7%D9%84%D9%82%D9%88%D8%A7%D8%AA"


def page(html: str, path: str = "/ar/2017/x/") -> tuple[str, Links]:
    links = Links(Site(URL, KNOWN.get, lambda path: path == "/media/images/a.webp"), path, f"{path[1:]}index.html")
    return rewrite_page(html, links, lambda language, kind, live: f"[{language} {kind} {live}]"), links


@pytest.mark.parametrize(
    ("link", "wanted"),
    [
        ("/ar/", "../../index.html"),
        ("/ar/#comments", "../../index.html#comments"),
        (f"/ar/{QAWWAT}/", f"../../{QAWWAT}/index.html"),
        ("/ar/القوات/", f"../../{QAWWAT}/index.html"),
        (f"{URL}/ar/", "../../index.html"),
        ("/ar/?page=2", "../../index.html"),
        ("/a/81", "../../../a/81.html"),
        ("/ar/gone/", "../../gone/index.html"),
        ("../../feed.xml", "../../feed.xml"),
        ("/admin/", f"{URL}/admin/"),
        ("/ar/search/?q=%D8%A7", f"{URL}/ar/search/?q=%D8%A7"),
        ("https://example.org/ar/", "https://example.org/ar/"),
        ("#top", "#top"),
        ("mailto:news@example.org", "mailto:news@example.org"),
        ("tel:+964", "tel:+964"),
        ("", ""),
        ("http://[broken", "http://[broken"),
    ],
)
def test_a_link_leads_to_the_file_or_to_the_live_site(link: str, wanted: str) -> None:
    assert page(f'<a href="{link}">x</a>')[0] == f'<a href="{wanted}">x</a>'


def test_pictures_styles_and_fonts_are_found() -> None:
    html, links = page(
        '<img src="/media/images/a.webp" srcset="/media/images/a.webp 480w, /media/images/lost.webp 2x"'
        ' alt="&quot;س&quot;">'
        "<style>@font-face{src:url(/static/site/text.1.woff2)}</style>"
        '<link rel="icon" href="/static/site/mark.1.svg">'
        "<i style=\"background:url('/static/site/mark.1.svg')\"></i>"
    )

    assert html == (
        '<img src="../../../media/images/a.webp" srcset="../../../media/images/a.webp 480w,'
        f' {URL}/media/images/lost.webp 2x" alt="&quot;س&quot;">'
        "<style>@font-face{src:url(../../../static/site/text.1.woff2)}</style>"
        '<link rel="icon" href="../../../static/site/mark.1.svg">'
        '<i style="background:url(&#x27;../../../static/site/mark.1.svg&#x27;)"></i>'
    )
    assert links.photos == {"/media/images/a.webp"}
    assert links.missing == {"/media/images/lost.webp"}


def test_forms_become_a_line_in_the_language_of_the_page() -> None:
    html, _ = page(
        '<html lang="ar"><form role="search" action="/ar/search/"><input name="q"></form><p>بين</p>'
        '<form method="post" action="/ar/-/comments/1/"><textarea>\n<b></textarea><button>أرسل</button></form>'
        "<p>بعد</p>"
    )

    live = f"{URL}/ar/2017/x/"
    assert html == f'<html lang="ar">[ar search {live}]<p>بين</p>[ar form {live}]<p>بعد</p>'


def test_scripts_that_are_loaded_and_hints_to_load_go_and_others_stay() -> None:
    stays = '<script type="application/ld+json">{"url":"/ar/","a":"<b>"}</script>'

    html, _ = page(
        f'<link rel="preload" href="/static/site/text.1.woff2" as="font" crossorigin>{stays}'
        '<script type="module" src="/static/site/search.js"></script>'
    )

    assert html == stays


def test_the_canonical_address_stays_that_of_the_live_site() -> None:
    html = f'<link rel="canonical" href="{URL}/ar/">'

    assert page(html)[0] == html


@pytest.mark.parametrize(
    "html",
    [
        "<!DOCTYPE html>\n<p>&lt;&amp;&#39;&#x200f;&nbsp;«نص»</p><!-- a <b> --><br><hr/>",
        '<svg viewBox="0 0 24 24"><path d="M1 1"/></svg><details open><summary>x</summary></details>',
        "<p>3 < 4 & 5 > 2</p>",
        '<input disabled value="">',
    ],
)
def test_what_needs_no_change_stays_as_it_was_written(html: str) -> None:
    assert page(html)[0] == html


def test_a_style_sheet_is_rewritten_too() -> None:
    links = Links(Site(URL, KNOWN.get, lambda path: False), "/static/x.css", "static/x.css")

    assert rewrite_style("a{src:url('/static/site/text.1.woff2')}", links) == "a{src:url('site/text.1.woff2')}"
