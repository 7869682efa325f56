"""What a browser sends from the editor of an article."""

from typing import Any

from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from khabar.newsroom.models import Agency, Article, Author, Section


def article_form(
    section: Section,
    headline: str = "القوات تدخل القائم",
    *,
    bylines: list[Author | Agency] | None = None,
    **fields: Any,
) -> dict[str, Any]:
    """Return the form of an article of one paragraph, as the editor would post it."""
    rows = [
        {"author": who.pk if isinstance(who, Author) else "", "agency": who.pk if isinstance(who, Agency) else ""}
        for who in bylines or []
    ]
    form: dict[str, Any] = {
        "headline": headline,
        "edition": section.edition_id,
        "section": section.pk,
        "dateline": "",
        "standfirst": "",
        "slug": "",
        "lead_photo": "",
        "lead_photo_caption": "",
        "published_at": "",
        "comment_mode": "",
        "go_live_at": "",
        "expire_at": "",
        "bylines": inline_formset(rows),
        "format": "news",
        "kicker": "",
        "breaking_until": "",
        "short_headline": "",
        "social_headline": "",
        "social_image": "",
        "location": "",
        "sensitivity": "",
        "internal_notes": "",
        "sources": streamfield([]),
        "body": streamfield([("paragraph", rich_text("<p>دخلت القوات المدينة.</p>"))]),
        **fields,
    }
    topics = form.pop("topics", [])
    sent: dict[str, Any] = {**nested_form_data(form), "topics": topics}
    return sent


def the_only_article() -> Article:
    """Return the one article there is."""
    return Article.objects.get()
