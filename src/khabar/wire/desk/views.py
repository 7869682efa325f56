"""The paste box: one address, two steps. Nothing is kept between them but the text itself, in the form."""

from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from khabar.newsroom.models import Article, Edition, Photo
from khabar.newsroom.rights import may, policy_of
from khabar.wire.actions import Copy, CopyRefused, read_copy_text, take_in_page_text
from khabar.wire.actions.read_copy import PASTED, read_copy_bytes
from khabar.wire.desk.forms import PasteForm, ReviewForm, byline_forms
from khabar.wire.desk.sureness import shown_lines, sureness_html, sureness_of_field
from khabar.wire.desk.wording import REPAIRED, words_for_note, words_for_refusal
from khabar.wire.formats.pasted import LONGEST_TEXT_IN_BYTES
from khabar.wire.models import Item
from khabar.wire.names_on_file import EVERY_KIND
from khabar.wire.refusals import AlreadyTakenIn, NameKind

PERMISSION = "newsroom.add_article"


class PasteView(WagtailAdminTemplateMixin, View):
    """Show the box; read what is pasted; keep what was corrected. For whoever may add articles."""

    page_title = gettext_lazy("Paste copy")
    header_icon = "clipboard-list"
    template_name = "wire/desk/paste.html"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show_box(self._form())

    def post(self, request: HttpRequest) -> HttpResponse:
        form = self._form(request.POST, request.FILES)
        if request.POST.get("step") == "again":
            return self._show_box(self._form(initial=request.POST.dict()))
        if not form.is_valid():
            return self._show_box(form)
        try:
            copy = _read(form)
            _refuse_what_is_here(copy)
        except CopyRefused as refusal:
            form.add_error(None, words_for_refusal(refusal))
            return self._show_box(form, refusal)
        if request.POST.get("step") == "save":
            return self._save(request, copy)
        return self._show_review(self._review_form(request, copy), byline_forms(copy), copy)

    def _form(self, *data: Any, initial: dict[str, Any] | None = None) -> PasteForm:
        """Return the form of the first step, for the editions in which the user may add articles."""
        allowed = policy_of(Article).limit_editions(Edition.objects.all(), self.request.user, ["add"])
        return PasteForm(*data, initial=initial or {"edition": allowed.first()}, editions=allowed)

    def _save(self, request: HttpRequest, copy: Copy) -> HttpResponse:
        form, bylines = self._review_form(request, copy, request.POST, request.FILES), byline_forms(copy, request.POST)
        if not (form.is_valid() and bylines.is_valid()):
            return self._show_review(form, bylines, copy)
        try:
            article = take_in_page_text(
                copy=form.corrected(bylines),
                photo=form.cleaned_data.get("photo"),
                create_missing=_kinds_to_add(request, copy.edition),
                user=_user(request),
            )
        except CopyRefused as refusal:
            form.add_error(None, words_for_refusal(refusal))
            return self._show_review(form, bylines, copy)
        messages.success(request, _("“%(headline)s” is a draft now.") % {"headline": article.headline})
        return redirect(_edit_url(request, article) or "wagtailadmin_home")

    def _review_form(self, request: HttpRequest, copy: Copy, *data: Any) -> ReviewForm:
        collections = policy_registry.get_by_type(Photo).collections_user_has_permission_for(request.user, "add")
        may_add_photo = collections.filter(pk=copy.edition.collection_id).exists()
        return ReviewForm(*data, copy=copy, may_add=_kinds_to_add(request, copy.edition), may_add_photo=may_add_photo)

    def _show_box(self, form: PasteForm, refusal: CopyRefused | None = None) -> HttpResponse:
        known = refusal.article if isinstance(refusal, AlreadyTakenIn) else None
        context = self.get_context_data(
            form=form,
            has_several_editions=form.editions.count() > 1,
            known_article=known,
            known_article_url=_edit_url(self.request, known) if known else None,
        )
        return self.render_to_response(context)

    def _show_review(self, form: ReviewForm, bylines: Any, copy: Copy) -> HttpResponse:
        self.template_name = "wire/desk/review.html"
        pasted = copy.pasted
        context = self.get_context_data(
            form=form,
            bylines=bylines,
            copy=copy,
            overall=sureness_html(pasted.confidence, ""),
            bylines_sureness=sureness_of_field(pasted, "bylines"),
            lines=shown_lines(pasted),
            notes=[
                *([REPAIRED] if copy.is_repaired else []),
                *(words for note in pasted.notes if (words := words_for_note(note))),
            ],
        )
        return self.render_to_response(context)


def _read(form: PasteForm) -> Copy:
    edition, file = form.cleaned_data["edition"], form.cleaned_data["file"]
    if file:
        data = file.read(LONGEST_TEXT_IN_BYTES + 1)
        return read_copy_bytes(data=data, size=file.size, edition=edition, source_name=file.name)
    said = form.cleaned_data
    name, encoding = said["source_name"], said["encoding"] or PASTED
    return read_copy_text(text=said["text"], edition=edition, source_name=name, encoding=encoding)


def _refuse_what_is_here(copy: Copy) -> None:
    item = Item.objects.filter(edition=copy.edition, fingerprint=copy.fingerprint).select_related("article").first()
    if item is not None and item.article is not None:
        raise AlreadyTakenIn(item.article)


def _kinds_to_add(request: HttpRequest, edition: Edition) -> set[NameKind]:
    """Return the kinds of names that the user may add to those on file in *edition*."""
    return {kind for kind in EVERY_KIND if may(request.user, f"newsroom.add_{kind}", edition.pk)}


def _user(request: HttpRequest) -> User | None:
    return request.user if isinstance(request.user, User) else None


def _edit_url(request: HttpRequest, article: Article) -> str | None:
    """Return where the user edits *article*, or None when she may not."""
    url: str | None = AdminURLFinder(request.user).get_edit_url(article)
    return url
