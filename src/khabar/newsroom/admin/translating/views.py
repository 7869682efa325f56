"""The screens of the translation desk. What somebody may read and do there is asked in `reach`."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from khabar.newsroom.actions import settle_translation, translate_article, translation_in
from khabar.newsroom.admin.translating.passages import content_at, passages_of_source
from khabar.newsroom.admin.translating.reach import (
    editions_she_writes,
    may_change,
    may_see_what_changed,
    readable_sources,
)
from khabar.newsroom.admin.translating.states import states_of
from khabar.newsroom.models import Article, ArticleQuerySet, Edition, Lateness, Settled, Translation, Version
from khabar.newsroom.models.published_text import content_of, passages_of, passages_of_blocks
from khabar.newsroom.rights import limit, may

A_PAGE = 20
MOST_PAGES = 50


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """Show what fell behind, what is in work, and what could be translated into one of her editions."""
    editions = editions_she_writes(request.user)
    if not editions:
        raise PermissionDenied
    into = next((edition for edition in editions if edition.code == request.GET.get("into")), _first(editions))
    mine = Translation.objects.filter(article__edition=into).select_related("article__edition", "source__edition")
    others = [edition for edition in Edition.objects.all() if edition != into]
    origin = next((edition for edition in others if edition.code == request.GET.get("from")), next(iter(others), into))
    number = _page_number(request.GET.get("p", ""))
    found = list(_not_translated(origin, into)[(number - 1) * A_PAGE : number * A_PAGE + 1])
    drafts = mine.filter(article__live=False, lateness=Lateness.NONE, article__first_published_at=None)
    return _page(
        request,
        "newsroom/translating/desk.html",
        _("Translation"),
        into=into,
        editions=editions,
        origin=origin,
        others=others,
        late=mine.late()[:A_PAGE],
        drafts=drafts.order_by("-pk")[:A_PAGE],
        sources=found[:A_PAGE],
        newer=number - 1,
        older=number + 1 if len(found) > A_PAGE and number < MOST_PAGES else 0,
    )


def _not_translated(origin: Edition, into: Edition) -> ArticleQuerySet:
    """Return what readers have in *origin* and *into* has not at all, newest first: a walk along one index."""
    there = Article.objects.filter(edition=into, translation_key=OuterRef("translation_key"))
    return (
        Article.objects.live()
        .filter(~Exists(there), edition=origin)
        .select_related("edition", "section__parent")
        .defer("body")
        .newest_first()
    )


def _page_number(written: str) -> int:
    return min(max(int(written), 1), MOST_PAGES) if written.isdecimal() and len(written) < 4 else 1


@require_http_methods(["GET", "HEAD", "POST"])
def of_article(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what each edition has of an article; make the draft in the edition that is sent."""
    article = get_object_or_404(readable_sources(request.user).select_related("edition"), pk=pk)
    if request.method == "POST":
        return _translated(request, article)
    hers = {edition.pk for edition in editions_she_writes(request.user)}
    seen = set(
        limit(Article.objects.filter(translation_key=article.translation_key), request.user).values_list(
            "pk", flat=True
        )
    )
    rows = [
        (state, state.edition.pk in hers, bool(state.article and state.article.pk in seen))
        for state in states_of([article])[pk]
    ]
    return _page(request, "newsroom/translating/of_article.html", _("Translations"), article=article, rows=rows)


def _translated(request: HttpRequest, article: Article) -> HttpResponse:
    edition = get_object_or_404(Edition, code=request.POST.get("edition", "")[:12])
    if not may(request.user, "newsroom.add_article", edition.pk):
        raise PermissionDenied
    was_there = translation_in(article, edition) is not None
    user: Any = request.user
    author = getattr(user, "author", None)
    name = author.name if author is not None else user.get_full_name()
    try:
        draft = translate_article(article=article, edition=edition, user=user, translator=name[:120])
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("newsroom_translations_of", article.pk)
    if was_there:
        messages.info(request, _("The edition has this article already: here it is."))
    if not may_change(user, draft):
        return redirect("newsroom_translations_of", article.pk)
    return redirect("wagtailsnippets_newsroom_article:edit", draft.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def beside_source(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a translation beside its source, passage by passage; note that it follows the source's last version."""
    translation = get_object_or_404(
        Translation.objects.select_related("article__edition", "source__edition"), article=pk
    )
    article = translation.article
    if not limit(Article.objects.filter(pk=pk), request.user).exists():
        raise Http404
    if request.method == "POST":
        return _settled(request, translation)
    source = translation.source
    versions = _versions_since(translation)
    lost = source is None or not source.is_public
    rows = (
        [] if lost or source is None else _rows(request, translation, source, article.get_latest_revision_as_object())
    )
    return _page(
        request,
        "newsroom/translating/beside.html",
        _("Source and translation"),
        translation=translation,
        article=article,
        source=source,
        is_gone=lost,
        rows=rows,
        versions=versions,
        newest=versions[-1].number if versions else translation.source_version,
        may_change=may_change(request.user, article),
        may_withdraw=article.live and may(request.user, "newsroom.publish_article", article.edition_id),
        is_hidden=any(version.hidden_at for version in versions),
        settled=Settled(translation.settled_as).label if translation.settled_as else "",
    )


def _settled(request: HttpRequest, translation: Translation) -> HttpResponse:
    how, number = request.POST.get("how", ""), request.POST.get("version", "")
    if not may_change(request.user, translation.article):
        raise PermissionDenied
    newest = Version.objects.of_article(translation.source_id or 0).values_list("number", flat=True).last() or 0
    if how not in Settled.values or not number.isdecimal() or len(number) > 8:
        raise Http404
    row = settle_translation(
        translation=translation, version=min(int(number), newest), how=Settled(how), user=request.user
    )
    if row.lateness:
        messages.warning(request, _("The source changed again meanwhile: look at the newer version too."))
    else:
        messages.success(request, _("Noted. The translation is up to date."))
    return redirect("newsroom_beside_source", translation.article_id)


def _versions_since(translation: Translation) -> list[Version]:
    if translation.source_id is None:
        return []
    since = Version.objects.of_article(translation.source_id).filter(number__gt=translation.source_version)
    return list(since.told())


def _rows(request: HttpRequest, translation: Translation, source: Article, draft: Article) -> list[dict[str, Any]]:
    """Return source passages, each with what the translation says in its place; then what only the translation has."""
    is_shown = may_see_what_changed(request.user, source, translation.source_version)
    passages = passages_of_source(source, content_at(source, translation.source_version), is_shown=is_shown)
    said = content_of(draft)
    fields = {
        "lead_photo_caption": passages_of(said, "photo"),
        "standfirst": [draft.standfirst],
        "headline": [draft.headline],
        "kicker": [draft.kicker],
        "dateline": [draft.dateline],
        "location": [draft.location],
    }
    blocks = dict(passages_of_blocks(draft))
    rows = [
        {
            "name": passage.name,
            "source": passage,
            "said": [line for line in fields.get(passage.place) or blocks.pop(passage.place, []) if line],
        }
        for passage in passages
    ]
    return rows + [{"name": "", "source": None, "said": lines} for lines in blocks.values()]


def _first(editions: list[Edition]) -> Edition:
    """Return the edition that most translators write for: not the one from which things are translated."""
    return next((edition for edition in editions if not edition.is_default), editions[0])


def _page(request: HttpRequest, template: str, title: str, **more: Any) -> HttpResponse:
    crumbs = [{"url": reverse("newsroom_translation_desk"), "label": _("Translation")}]
    furniture = {
        "header_title": title,
        "header_icon": "globe",
        "breadcrumbs_items": [*crumbs, {"url": "", "label": title}],
    }
    return render(request, template, {**furniture, **more})


def addresses() -> list[URLPattern]:
    return [
        path("translation/", desk, name="newsroom_translation_desk"),
        path("translation/of/<int:pk>/", of_article, name="newsroom_translations_of"),
        path("translation/beside/<int:pk>/", beside_source, name="newsroom_beside_source"),
    ]
