"""The notes on a draft, and taking over one that a colleague has locked."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets import AdminAutoHeightTextInput

from khabar.newsroom.actions import TooManyNotes, note_on_draft, settle_note, take_over_lock
from khabar.newsroom.actions.take_over_lock import may_take_over
from khabar.newsroom.admin.board.furniture import article_or_404, page
from khabar.newsroom.models import Article
from khabar.newsroom.models.draft_note import NOTE_OF_DRAFT_MAX_LENGTH, PASSAGE_MAX_LENGTH
from khabar.newsroom.rights import policy_of


class NoteForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=NOTE_OF_DRAFT_MAX_LENGTH,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3, "dir": "auto"}),
    )
    passage = forms.CharField(
        label=gettext_lazy("Passage"),
        required=False,
        max_length=PASSAGE_MAX_LENGTH,
        widget=forms.TextInput(attrs={"dir": "auto"}),
        help_text=gettext_lazy("The words that it is about, copied from the text. Left empty, it is about all of it."),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def notes(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was said about a draft; say more, settle what is done."""
    article = article_or_404(request, pk)
    if not policy_of(Article).user_has_permission_for_instance(request.user, "change", article):
        raise PermissionDenied
    here = redirect("newsroom_notes", pk)
    if request.method == "POST" and request.POST.get("settle", request.POST.get("open", "")).isdecimal():
        number = request.POST.get("settle") or request.POST.get("open") or "0"
        note = get_object_or_404(article.draft_notes, pk=int(number[:18]))
        settle_note(note=note, user=request.user, is_settled="settle" in request.POST)
        return here
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            note_on_draft(article=article, user=request.user, **form.cleaned_data)
        except TooManyNotes:
            form.add_error("text", _("This article has too many notes already: settle it with a talk."))
        else:
            messages.success(request, _("Those who have it in hand are told."))
            return here
    found = list(article.draft_notes.select_related("by", "settled_by"))
    return page(
        request,
        "newsroom/board/notes.html",
        _("Notes on the draft"),
        article=article,
        form=form,
        open_notes=[note for note in found if note.settled_at is None],
        settled_notes=[note for note in found if note.settled_at is not None],
    )


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then take over what a colleague has locked."""
    article = article_or_404(request, pk)
    if not may_take_over(article, request.user):
        raise PermissionDenied
    if request.method == "POST":
        if take_over_lock(article=article, user=request.user):
            messages.success(request, _("The article is yours now. Who had it before is told."))
        return redirect(reverse("wagtailsnippets_newsroom_article:edit", args=[pk]))
    return page(
        request,
        "newsroom/board/form.html",
        _("Take over"),
        article=article,
        form=forms.Form(),
        says=_(
            "What she saved stays in the draft. What she has typed since then stays on her screen, and cannot be saved."
        ),
        button=_("Take over"),
    )
