"""Turns the body of an article into blocks for its page: cleaned, escaped, its numbers safe from turning around."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup

from khabar.newsroom.blocks.embed import kept_embed
from khabar.newsroom.models import Article, Edition
from khabar.site.addresses import article_path
from khabar.site.documents import (
    Block,
    Embed,
    Exchange,
    FactBox,
    FactVerdict,
    Gallery,
    Heading,
    KeyPoints,
    Link,
    Paragraph,
    PhotoBlock,
    PointList,
    PullQuote,
    Quotation,
    RelatedLinks,
    Timeline,
)
from khabar.site.frames import frame_address
from khabar.site.pictures import picture_of
from khabar.site.rich_text import readable_html
from khabar.site.wording import wording_for
from khabar.text.bidi import strip_controls


def blocks_of(article: Article) -> tuple[Block, ...]:
    """Return what the body of *article* shows. The dateline stands at the head of the first paragraph."""
    blocks = [block for place in range(len(article.body)) for block in _blocks_at(place, article)]
    if article.dateline:
        blocks = _with_dateline(blocks, article.dateline)
    return tuple(blocks)


def linked_in(article: Article) -> set[int]:
    """Return the articles that the body of *article* links to in blocks of their own. Costs no query."""
    return {pk for raw in article.body.raw_data if raw["type"] == "related" for pk in _numbers(raw["value"])}


def _blocks_at(place: int, article: Article) -> Iterator[Block]:
    """Yield what the child at *place* shows. The articles of a related block are loaded here, not by Wagtail, which
    would load all that there is of each. Paragraphs, which are most of a body, are taken as they are kept."""
    raw = article.body.raw_data[place]
    if raw["type"] == "related":
        return _related(_numbers(raw["value"]))
    if raw["type"] == "paragraph":
        return _paragraph(raw["value"], article.edition)
    child = article.body[place]
    return _BLOCKS[child.block_type](child.value, article.edition)


def _numbers(items: list[Any]) -> list[int]:
    """Return the primary keys in the raw value of a list of choosers, of either shape that Wagtail knows."""
    chosen = (item["value"] if isinstance(item, dict) else item for item in items)
    return [int(pk) for pk in chosen if pk is not None]


def _paragraph(source: str | None, edition: Edition) -> Iterator[Block]:
    html = readable_html(source or "", edition.direction)
    if html:
        yield Paragraph(html)


def _heading(value: str, edition: Edition) -> Iterator[Block]:
    yield Heading(value)


def _quotation(value: Any, edition: Edition) -> Iterator[Block]:
    paragraphs = tuple(line.strip() for line in value["text"].splitlines() if line.strip())
    yield Quotation(paragraphs, value["attribution"])


def _photo(value: Any, edition: Edition) -> Iterator[Block]:
    picture = picture_of(value["photo"], edition, value["caption"]) if value["photo"] else None
    if picture:
        yield PhotoBlock(picture)


def _list(value: Any, edition: Edition) -> Iterator[Block]:
    yield PointList(tuple(value))


def _key_points(value: Any, edition: Edition) -> Iterator[Block]:
    yield KeyPoints(tuple(value))


def _fact_box(value: Any, edition: Edition) -> Iterator[Block]:
    yield FactBox(value["title"], readable_html(value["text"].source, edition.direction))


def _pull_quote(value: str, edition: Edition) -> Iterator[Block]:
    yield PullQuote(value)


def _question(value: Any, edition: Edition) -> Iterator[Block]:
    yield Exchange(value["question"], readable_html(value["answer"].source, edition.direction))


def _gallery(value: Any, edition: Edition) -> Iterator[Block]:
    pictures = (picture_of(one["photo"], edition, one["caption"]) for one in value if one["photo"])
    found = tuple(picture for picture in pictures if picture)
    if found:
        yield Gallery(found)


def _timeline(value: Any, edition: Edition) -> Iterator[Block]:
    yield Timeline(tuple((moment["when"], moment["text"]) for moment in value))


def _verdict(value: Any, edition: Edition) -> Iterator[Block]:
    label = getattr(wording_for(edition.language).formats.verdicts, value["verdict"])
    yield FactVerdict(value["claim"], value["claimant"], value["verdict"], label, value["explanation"])


def _embed(value: Any, edition: Edition) -> Iterator[Block]:
    url = value["url"]
    kept = kept_embed(url)
    host = urlsplit(url).hostname or url
    title = value["title"] or (kept.title if kept else "") or host
    yield Embed(url=url, title=title, host=host.removeprefix("www."), frame=frame_address(kept.html) if kept else "")


def _related(pks: list[int]) -> Iterator[Block]:
    found = Article.objects.for_teasers().select_related("edition").in_bulk(pks)
    articles = (found[pk] for pk in pks if pk in found)
    links = tuple(Link(article.headline, article_path(article)) for article in articles if article.live)
    if links:
        yield RelatedLinks(links)


_BLOCKS: dict[str, Callable[[Any, Edition], Iterator[Block]]] = {
    "heading": _heading,
    "quotation": _quotation,
    "photo": _photo,
    "list": _list,
    "key_points": _key_points,
    "fact_box": _fact_box,
    "pull_quote": _pull_quote,
    "question": _question,
    "gallery": _gallery,
    "timeline": _timeline,
    "verdict": _verdict,
    "embed": _embed,
}


def _with_dateline(blocks: list[Block], dateline: str) -> list[Block]:
    """Return *blocks* with the dateline at the head of the first paragraph, or alone before them if there is none."""
    line = Markup("<b>{}</b>").format(strip_controls(dateline))
    for place, block in enumerate(blocks):
        if isinstance(block, Paragraph) and block.html.startswith("<p>"):
            opened = Markup("<p>{} — ").format(line) + block.html[len("<p>") :]
            return [*blocks[:place], Paragraph(opened), *blocks[place + 1 :]]
    return [Paragraph(Markup("<p>{}</p>").format(line)), *blocks]
