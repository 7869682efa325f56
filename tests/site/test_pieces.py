"""Pieces that are remembered say what they would say if they were rendered anew, whatever page asks for them."""

import re
from dataclasses import replace

import jinja2
import pytest
from django.template import engines

from khabar.site.documents import Head, Letterhead, Link, ListingDocument, Moment, SectionLink, Teaser
from khabar.site.jinja import environment
from khabar.site.rendering import render_page
from khabar.site.wording import wording_for

HEAD = Head(title="أمن", address="https://khabar.example/ar/")
MOMENT = Moment("2017-11-02T09:00:00+03:00", "2 تشرين الثاني", "الخميس، 2 تشرين الثاني", "09:00", "2", "الخميس")
EDITION = Letterhead(
    code="ar",
    name="خبر",
    tagline="",
    language="ar",
    direction="rtl",
    digits="latn",
    home="/ar/",
    feed="/ar/feed.xml",
    archive="/ar/archive/",
    corrections="/ar/corrections/",
    search="/ar/search/",
    suggest="/ar/search/suggest",
    search_description="/ar/search.xml",
    words=wording_for("ar"),
    sections=(SectionLink(7, "أمن", "/ar/section/security/"), SectionLink(8, "اقتصاد", "/ar/section/economy/")),
)
TEASER = Teaser(81, "/ar/2017/11/02/a/", "القوات تدخل القائم", "", Link("أمن", "/ar/section/security/"), MOMENT)


def page(edition: Letterhead, *stories: Teaser, section_here: int = 0) -> str:
    listing = ListingDocument(title="أمن", second=stories)
    return render_page("listing.html", edition, HEAD, section_here=section_here, listing=listing).decode()


def test_a_teaser_with_another_headline_is_another_piece() -> None:
    before = page(EDITION, TEASER)
    after = page(EDITION, replace(TEASER, headline="القوات تنسحب"))

    assert "القوات تدخل القائم" in before
    assert "القوات تدخل القائم" not in after
    assert "القوات تنسحب" in after


def test_an_edition_with_another_name_has_another_letterhead_and_footer() -> None:
    assert "دنيا" not in page(EDITION)

    renamed = page(replace(EDITION, name="دنيا"))

    assert renamed.count('<span class="name">دنيا</span>') == 2
    assert '<svg class="wordmark' not in renamed


def test_a_page_marks_its_own_section_and_not_that_of_the_page_before_it() -> None:
    marked = [
        re.findall(r'href="([^"]+)" aria-current', page(EDITION, section_here=section)) for section in (7, 8, 0, 7)
    ]

    assert marked == [["/ar/section/security/"], ["/ar/section/economy/"], [], ["/ar/section/security/"]]


def test_a_headline_is_escaped_in_a_piece() -> None:
    assert "<b>" not in page(EDITION, replace(TEASER, headline="<b>عاجل</b>"))


def test_a_piece_sees_nothing_of_the_page_that_it_was_not_given() -> None:
    template = engines["public"].env.from_string('{% set size = "line" %}{{ piece("teaser", item=item) }}')  # type: ignore[attr-defined]  # Jinja2's engine has an environment

    with pytest.raises(jinja2.UndefinedError, match="size"):
        template.render(edition=EDITION, item=TEASER)


def test_pieces_are_made_once_but_while_templates_are_being_worked_on() -> None:
    sources = {"site/pieces/count.html": "{{ counter.pop() }}"}

    class Counter(list[int]):
        def __hash__(self) -> int:  # type: ignore[override]  # a list has none
            return 1

        def __eq__(self, other: object) -> bool:
            return True

    def said(*, auto_reload: bool) -> str:
        made = environment(loader=jinja2.DictLoader(sources), auto_reload=auto_reload)
        template = made.from_string('{{ piece("count", counter=counter) }} {{ piece("count", counter=counter) }}')
        return template.render(edition=EDITION, counter=Counter([2, 1]))

    assert said(auto_reload=False) == "1 1"
    assert said(auto_reload=True) == "1 2"
