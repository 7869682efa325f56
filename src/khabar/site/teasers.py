"""Makes teasers of articles, for fronts, lists and the column beside an article."""

from collections.abc import Iterable

from khabar.newsroom.models import Article, Byline
from khabar.site.addresses import article_path, section_path
from khabar.site.documents import Credit, Link, Teaser
from khabar.site.moments import moment_of, publication_of
from khabar.site.newest import loaded
from khabar.site.pictures import picture_of


def teasers_of(pks: Iterable[int]) -> tuple[Teaser, ...]:
    """Return the teasers of the articles numbered *pks*, in this order."""
    return tuple(teaser_of(article) for article in loaded(pks))


def teaser_of(article: Article) -> Teaser:
    """Return the teaser of a live article."""
    edition = article.edition
    return Teaser(
        article=article.pk,
        path=article_path(article),
        headline=article.headline,
        standfirst=article.standfirst,
        section=Link(article.section.name, section_path(article.section)),
        moment=moment_of(publication_of(article), edition),
        credits=credits_of(article),
        picture=picture_of(article.lead_photo, edition) if article.lead_photo else None,
    )


def credits_of(article: Article) -> tuple[Credit, ...]:
    """Return the names over *article* in their order, as readers of its edition know them."""
    return tuple(_credit_of(byline, article.edition.language) for byline in article.bylines.all())


def _credit_of(byline: Byline, language: str) -> Credit:
    return Credit(
        name=byline.name_in(language),
        role=byline.author.role if byline.author else "",
        is_person=byline.author is not None,
    )
