"""Makes the draft in which an article is translated into another edition. Its words are left out, all else is carried.

Blocks keep their numbers, so that a paragraph knows which of the source it says, wherever either is moved.
"""

import uuid
from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext as _
from wagtail import blocks

from khabar.newsroom.actions.save_draft import save_draft
from khabar.newsroom.models import Article, Byline, Edition, Section, Topic, Translation, Version

_WORDS = (blocks.CharBlock, blocks.TextBlock, blocks.RichTextBlock)


def translation_in(article: Article, edition: Edition) -> Article | None:
    """Return what *edition* has of *article*, a draft or live: there is never a second one."""
    return Article.objects.filter(edition=edition, translation_key=article.translation_key).first()


def translate_article(
    *, article: Article, edition: Edition, user: AbstractUser | None = None, translator: str = ""
) -> Article:
    """Return the draft of *article* in *edition*, made now, or what the edition has of it already.

    It comes from what readers have of *article*. The headline is the source's until somebody writes another.
    Raises ValidationError for an article that readers do not have, and for an edition that it cannot go to.
    """
    if not article.is_public:
        raise ValidationError(_("Only what readers have can be translated: publish the article first."))
    if edition.pk == article.edition_id:
        raise ValidationError(_("The article is of this edition."))
    try:
        with transaction.atomic():
            known = translation_in(article, edition)
            return known or _made(Article.objects.get(pk=article.pk), edition, user, translator)
    except IntegrityError:  # somebody else was a moment faster
        known = translation_in(article, edition)
        if known is None:
            raise
        return known


def _made(source: Article, edition: Edition, user: AbstractUser | None, translator: str) -> Article:
    draft = Article(
        edition=edition,
        section=_section_for(source, edition),
        translation_key=source.translation_key,
        format=source.format,
        headline=source.headline,
        sensitivity=source.sensitivity,
        lead_photo=source.lead_photo,
        social_image=source.social_image,
        translator=translator,
    )
    draft.body = _without_words(source.body.stream_block, source.body.raw_data, edition)
    draft.sources = list(source.sources.raw_data)
    for byline in source.bylines.all():
        draft.bylines.add(Byline(author=byline.author, agency=byline.agency, sort_order=byline.sort_order))
    draft.topics = list(_topics_for(source, edition))
    save_draft(article=draft, user=user)
    version = Version.objects.of_article(source.pk).last() or Version.first_of_old(source)
    Translation.objects.create(article=draft, source=source, source_version=version.number)
    return draft


def _section_for(source: Article, edition: Edition) -> Section:
    """Return where translations of this section went last; else the section of this slug, else the first."""
    sections = Section.objects.filter(edition=edition)
    of_section = Translation.objects.filter(article__edition=edition, source__section=source.section_id)
    last = of_section.order_by("-pk").values_list("article__section", flat=True).first()
    main = source.section.parent
    found = (
        (sections.filter(pk=last).first() if last else None)
        or sections.filter(slug=source.section.slug).first()
        or (sections.filter(slug=main.slug).first() if main else None)
        or sections.in_menu_order().first()
    )
    if found is None:
        raise ValidationError(_("“%(edition)s” has no section yet: make one first.") % {"edition": edition.name})
    return found


def _topics_for(source: Article, edition: Edition) -> list[Topic]:
    """Return the topics of *edition* that have the code of one of the source's, or its slug."""
    mine = list(source.topics.all())
    codes = [topic.media_topic for topic in mine if topic.media_topic]
    theirs = Topic.objects.filter(edition=edition)
    return list(theirs.filter(media_topic__in=codes) | theirs.filter(slug__in=[topic.slug for topic in mine]))


def _without_words(block: Any, value: Any, edition: Edition) -> Any:
    """Return *value*, as a StreamField keeps it, with every word left out; photos, addresses and choices stay."""
    if isinstance(block, blocks.StreamBlock):
        children = [
            {**child, "value": _without_words(block.child_blocks[child["type"]], child["value"], edition)}
            for child in value
            if child["type"] in block.child_blocks
        ]
        return [child for child in children if child["value"] != []]
    if isinstance(block, blocks.ListBlock):
        if _chooses_articles(block.child_block):
            return _articles_in(value, edition)
        items = [_item(child) for child in value]
        return [{**item, "value": _without_words(block.child_block, item["value"], edition)} for item in items]
    if isinstance(block, blocks.StructBlock):
        return {
            name: _without_words(block.child_blocks[name], part, edition)
            for name, part in value.items()
            if name in block.child_blocks
        }
    return "" if isinstance(block, _WORDS) else value


def _item(child: Any) -> dict[str, Any]:
    """Return a child of a list as lists keep it; those that code made may be bare values."""
    if isinstance(child, dict) and child.get("type") == "item" and "value" in child:
        return {"id": str(uuid.uuid4()), **child}
    return {"type": "item", "value": child, "id": str(uuid.uuid4())}


def _chooses_articles(block: Any) -> bool:
    return getattr(block, "target_model", None) is Article


def _articles_in(value: Any, edition: Edition) -> list[dict[str, Any]]:
    """Return, for articles that the source links to, what *edition* has of them."""
    wanted = [_item(child)["value"] for child in value]
    keys = dict(Article.objects.filter(pk__in=wanted).values_list("pk", "translation_key"))
    theirs = dict(
        Article.objects.live()
        .filter(edition=edition, translation_key__in=keys.values())
        .annotate(key=F("translation_key"))
        .values_list("key", "pk")
    )
    found = [theirs[keys[pk]] for pk in wanted if keys.get(pk) in theirs]
    return [_item(pk) for pk in found]
