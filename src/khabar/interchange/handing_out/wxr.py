"""An edition as WXR 1.2, which WordPress reads, and this program too."""

import datetime
import re
from collections.abc import Iterator
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from django.db.models import F
from wagtail.rich_text import expand_db_html

from khabar.conversation.models import Comment, CommentState
from khabar.interchange.handing_out.markup import FIRST_PHOTO, blocks_of
from khabar.interchange.handing_out.outgoing import Outgoing, articles_of, pages_of, photo_url
from khabar.newsroom.models import Agency, Article, Author, CommentMode, Edition, Photo, Section, StandingPage, Topic
from khabar.site.addresses import absolute, front_path, permalink_path, standing_path

_UNFIT = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NAMESPACES = (
    ("excerpt", "http://wordpress.org/export/1.2/excerpt/"),
    ("content", "http://purl.org/rss/1.0/modules/content/"),
    ("dc", "http://purl.org/dc/elements/1.1/"),
    ("wp", "http://wordpress.org/export/1.2/"),
)
# Articles, pages and photos are counted each for themselves here, and all together there.
_FIRST_PAGE = 1_000_000_000


def wxr_of(edition: Edition, *, with_drafts: bool) -> Iterator[str]:
    """Yield the pieces of the file."""
    yield from _head(edition)
    photos_told: set[int] = set()
    for outgoing in articles_of(edition, with_drafts=with_drafts):
        for photo in _photos_in(outgoing):
            if photo.pk not in photos_told:
                photos_told.add(photo.pk)
                yield _attachment(photo)
        yield _article(outgoing)
    for page in pages_of(edition, with_drafts=with_drafts):
        yield _page(page)
    yield "</channel>\n</rss>\n"


def _head(edition: Edition) -> Iterator[str]:
    names = "".join(f' xmlns:{prefix}="{address}"' for prefix, address in _NAMESPACES)
    home = absolute(front_path(edition))
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"{names}>\n<channel>\n'
    yield _element("title", edition.name) + _element("link", home) + _element("description", edition.tagline)
    yield _element("language", edition.language) + _element("wp:wxr_version", "1.2")
    yield _element("wp:base_site_url", absolute("")) + _element("wp:base_blog_url", home)
    for author in Author.objects.filter(bylines__article__edition=edition).distinct().order_by("pk").iterator():
        yield _author(login_of(author), author.name)
    for agency in Agency.objects.filter(bylines__article__edition=edition).distinct().order_by("pk").iterator():
        yield _author(login_of(agency), agency.name_in(edition.language))
    sections = Section.objects.filter(edition=edition).select_related("parent")
    for section in sections.order_by(F("parent").asc(nulls_first=True), "order", "pk"):
        yield _category(section)
    for topic in Topic.objects.filter(edition=edition).order_by("pk").iterator():
        inside = _element("wp:term_id", str(topic.pk)) + _cdata("wp:tag_slug", topic.slug)
        yield f"<wp:tag>{inside}{_cdata('wp:tag_name', topic.name)}</wp:tag>\n"


def login_of(who: Author | Agency) -> str:
    """Return the name of an account that nobody has: WordPress knows its authors by such."""
    return who.slug if isinstance(who, Author) else f"agency-{who.pk}"


def _author(login: str, name: str) -> str:
    inside = _cdata("wp:author_login", login) + _cdata("wp:author_display_name", name)
    return f"<wp:author>{inside}</wp:author>\n"


def _category(section: Section) -> str:
    inside = (
        _element("wp:term_id", str(section.pk))
        + _cdata("wp:category_nicename", section.slug)
        + _cdata("wp:category_parent", section.parent.slug if section.parent else "")
        + _cdata("wp:cat_name", section.name)
    )
    return f"<wp:category>{inside}</wp:category>\n"


def _article(outgoing: Outgoing) -> str:
    article = outgoing.article
    names = [
        (login_of(who), by.name_in(article.edition.language))
        for by in article.bylines.all()
        if (who := by.author or by.agency) is not None
    ]
    section = article.section
    terms = [
        _term("category", section.slug, section.name),
        *(_term("post_tag", topic.slug, topic.name) for topic in article.topics.all()),
        *(_term("author", login, name) for login, name in (names if len(names) > 1 else [])),
    ]
    lead = str(FIRST_PHOTO + article.lead_photo_id) if article.lead_photo_id else ""
    return _item(
        number=article.pk,
        title=article.headline,
        link=outgoing.address,
        guid=absolute(permalink_path(article)),
        content=blocks_of(outgoing),
        excerpt=article.standfirst,
        moment=article.published_at,
        modified=article.last_published_at,
        slug=article.slug,
        status=_status(article),
        kind="post",
        creator=names[0][0] if names else "",
        takes_comments=article.effective_comment_mode == CommentMode.PRE_MODERATED,
        meta={
            "_thumbnail_id": lead,
            "khabar_dateline": article.dateline,
            "khabar_lead_caption": article.lead_photo_caption,
        },
        rest="".join(terms) + "".join(map(_comment, outgoing.comments)),
    )


def _term(domain: str, slug: str, name: str) -> str:
    return f'<category domain="{domain}" nicename={quoteattr(slug)}>{_inside(name)}</category>'


def _page(page: StandingPage) -> str:
    address = absolute(standing_path(page))
    return _item(
        number=_FIRST_PAGE + page.pk,
        title=page.title,
        link=address,
        guid=address,
        content=expand_db_html(page.body),
        excerpt="",
        moment=page.first_published_at,
        modified=page.last_published_at,
        slug=page.slug,
        status="publish" if page.live else "draft",
        kind="page",
        creator="",
        takes_comments=False,
        meta={},
        rest=_element("wp:menu_order", str(page.order)),
    )


def _attachment(photo: Photo) -> str:
    url = photo_url(photo)
    return _item(
        number=FIRST_PHOTO + photo.pk,
        title=photo.title,
        link=url,
        guid=url,
        content="",
        excerpt=photo.caption,
        moment=photo.created_at,
        modified=None,
        slug=f"photo-{photo.pk}",
        status="inherit",
        kind="attachment",
        creator="",
        takes_comments=False,
        meta={"_wp_attachment_image_alt": photo.alt_text, "_media_credit": photo.photographer},
        rest=_cdata("wp:attachment_url", url),
    )


def _status(article: Article) -> str:
    if article.is_public:
        return "publish"
    return "future" if article.go_live_at else "draft"


def _item(
    *,
    number: int,
    title: str,
    link: str,
    guid: str,
    content: str,
    excerpt: str,
    moment: datetime.datetime | None,
    modified: datetime.datetime | None,
    slug: str,
    status: str,
    kind: str,
    creator: str,
    takes_comments: bool,
    meta: dict[str, str],
    rest: str,
) -> str:
    stamp = f"{moment.astimezone(datetime.UTC):%Y-%m-%d %H:%M:%S}" if moment else "0000-00-00 00:00:00"
    changed = f"{modified.astimezone(datetime.UTC):%Y-%m-%d %H:%M:%S}" if modified else stamp
    fields = "".join(
        f"<wp:postmeta>{_cdata('wp:meta_key', name)}{_cdata('wp:meta_value', value)}</wp:postmeta>"
        for name, value in meta.items()
        if value
    )
    return (
        "<item>"
        + _cdata("title", title)
        + _element("link", link)
        + (_element("pubDate", format_datetime(moment.astimezone(datetime.UTC))) if moment else "")
        + _cdata("dc:creator", creator)
        + f'<guid isPermaLink="false">{_text(guid)}</guid>'
        + _cdata("content:encoded", content)
        + _cdata("excerpt:encoded", excerpt)
        + _element("wp:post_id", str(number))
        + _element("wp:post_date_gmt", stamp)
        + _element("wp:post_modified_gmt", changed)
        + _element("wp:comment_status", "open" if takes_comments else "closed")
        + _cdata("wp:post_name", slug)
        + _element("wp:status", status)
        + _element("wp:post_type", kind)
        + fields
        + rest
        + "</item>\n"
    )


def _comment(comment: Comment) -> str:
    states = {CommentState.APPROVED: "1", CommentState.PENDING: "0"}
    state = states.get(CommentState(comment.state), "spam" if comment.reason == "spam" else "trash")
    inside = (
        _element("wp:comment_id", str(comment.pk))
        + _cdata("wp:comment_author", comment.author_name)
        + _cdata("wp:comment_author_email", comment.email)
        + _element("wp:comment_date_gmt", f"{comment.created_at.astimezone(datetime.UTC):%Y-%m-%d %H:%M:%S}")
        + _cdata("wp:comment_content", escape(comment.text))
        + _element("wp:comment_approved", state)
        + _element("wp:comment_type", "comment")
        + _element("wp:comment_parent", str(comment.in_reply_to_id or 0))
    )
    return f"<wp:comment>{inside}</wp:comment>"


def _photos_in(outgoing: Outgoing) -> list[Photo]:
    named = [raw["value"].get("photo") for raw in outgoing.article.body.raw_data if raw["type"] == "photo"]
    lead = outgoing.article.lead_photo
    return [*([lead] if lead is not None else []), *(outgoing.photos[pk] for pk in named if pk in outgoing.photos)]


def _element(name: str, text: str) -> str:
    return f"<{name}>{_text(text)}</{name}>"


def _cdata(name: str, text: str) -> str:
    return f"<{name}>{_inside(text)}</{name}>"


def _inside(text: str) -> str:
    return f"<![CDATA[{_UNFIT.sub('', text).replace(']]>', ']]]]><![CDATA[>')}]]>"


def _text(text: str) -> str:
    return escape(_UNFIT.sub("", text))
