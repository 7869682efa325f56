"""Makes teasers of articles, for fronts, lists and the column beside an article."""

from collections.abc import Iterable

from khabar.newsroom.models import Article, Byline
from khabar.press.keys import key
from khabar.press.projections import keys_of_loaded
from khabar.press.recording import listed, record, recording
from khabar.press.remembering import is_remembering, kept
from khabar.site.addresses import article_path, section_path
from khabar.site.documents import Credit, Link, Teaser
from khabar.site.formats import label_of, may_be_met, warning_of
from khabar.site.moments import moment_of, publication_of
from khabar.site.newest import loaded
from khabar.site.pictures import picture_of


def teasers_of(pks: Iterable[int]) -> tuple[Teaser, ...]:
    """Return the teasers of the articles numbered *pks*, in this order; those that the snapshot knows cost nothing."""
    if not is_remembering():
        return tuple(teaser_of(article) for article in loaded(pks))
    wanted = list(pks)
    prepare_teasers(wanted)
    return tuple(teaser for teaser in map(_teaser, wanted) if teaser)


def prepare_teasers(pks: Iterable[int]) -> None:
    """Load the teasers of many articles at once, for pages that are about to show them."""
    missing = [pk for pk in dict.fromkeys(pks) if not _teaser.knows(pk)]
    if not missing:
        return
    with listed():
        articles = {article.pk: article for article in loaded(missing)}
    for pk in missing:
        article = articles.get(pk)
        with recording() as keys:
            if article is not None:
                record(*keys_of_loaded(article))
            teaser = teaser_of(article) if article else None
        _teaser.foretell(teaser, frozenset(keys), pk)


def foretell_teasers(articles: Iterable[Article]) -> None:
    """Make the teasers of live *articles* that are loaded with all that their own pages show: no need to load more."""
    for article in articles:
        if not _teaser.knows(article.pk):
            _teaser.foretell(teaser_of(article), _keys_of_teaser(article), article.pk)


def _keys_of_teaser(article: Article) -> frozenset[str]:
    """Return what loading *article* for its teaser, and for nothing else, would record."""
    photo = [article.lead_photo] if article.lead_photo else []
    shown = keys_of_loaded(article.section, *photo, *article.bylines.all(), beside=article)
    return shown | {key("article.teaser", article.pk)}


@kept
def _teaser(pk: int) -> Teaser | None:
    return next((teaser_of(article) for article in loaded([pk])), None)


def teaser_of(article: Article) -> Teaser:
    """Return the teaser of a live article."""
    edition = article.edition
    return Teaser(
        article=article.pk,
        path=article_path(article),
        headline=article.short_headline or article.headline,
        standfirst=article.standfirst,
        section=Link(article.section.name, section_path(article.section)),
        moment=moment_of(publication_of(article), edition),
        credits=credits_of(article),
        picture=picture_of(article.lead_photo, edition) if article.lead_photo and may_be_met(article) else None,
        format=article.format,
        label=label_of(article),
        kicker=article.kicker,
        warning=warning_of(article),
    )


def credits_of(article: Article) -> tuple[Credit, ...]:
    """Return the names over *article* in their order, as readers of its edition know them."""
    return tuple(_credit_of(byline, article.edition.language) for byline in article.bylines.all())


def _credit_of(byline: Byline, language: str) -> Credit:
    return Credit(
        name=byline.name_in(language),
        role=byline.author.role_in(language) if byline.author else "",
        is_person=byline.author is not None,
    )
