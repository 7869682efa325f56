"""The screens of the board: itself, a new plan, an assignment, a move. What may be done is the newsroom's to say."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from khabar.newsroom.actions import MoveRefused, assign_article, move_article, plan_article
from khabar.newsroom.admin.board.columns import COLUMNS, columns_of
from khabar.newsroom.admin.board.filters import BoardFilters, may_see_board
from khabar.newsroom.admin.board.forms import AssignmentForm, MoveForm, PlanForm
from khabar.newsroom.admin.board.furniture import article_or_404, page
from khabar.newsroom.models import Article, Stage
from khabar.newsroom.moves import MOVES
from khabar.newsroom.rights import policy_of


@require_http_methods(["GET", "HEAD"])
def board(request: HttpRequest) -> HttpResponse:
    """Show the board, as far as its reader may see the articles on it."""
    if not may_see_board(request.user):
        raise PermissionDenied
    filters = BoardFilters(request.GET or None, user=request.user)
    most = {stage: int(number) for stage in COLUMNS if (number := request.GET.get(stage, "")).isdecimal()}
    columns = columns_of(filters.articles(), request.user, {str(stage): min(n, 1000) for stage, n in most.items()})
    return page(
        request,
        "newsroom/board/board.html",
        _("Editorial board"),
        filters=filters,
        columns=columns,
        is_narrowed=any(request.GET.get(name) for name in filters.fields),
        may_plan=request.user.has_perm("newsroom.add_article"),
        may_publish=request.user.has_perm("newsroom.publish_article"),
        here=request.get_full_path(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """Put a new plan on the board."""
    if not request.user.has_perm("newsroom.add_article"):
        raise PermissionDenied
    form = PlanForm(request.POST or None, user=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            article = plan_article(
                section=said["section"],
                title=said["title"],
                assignee=said["assignee"],
                due_at=said["due_at"],
                note=said["note"],
                user=request.user,
            )
        except ValidationError as error:
            form.add_error("title", error.messages)
        else:
            messages.success(request, _("“%(title)s” is on the board.") % {"title": article.headline})
            return _back(request, article)
    return page(request, "newsroom/board/form.html", _("New plan"), form=form, button=_("Put it on the board"))


@require_http_methods(["GET", "HEAD", "POST"])
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Give an article to somebody, and a time until when it is due."""
    article = article_or_404(request, pk)
    if not policy_of(Article).user_has_permission_for_instance(request.user, "change", article):
        raise PermissionDenied
    form = AssignmentForm(request.POST or None, article=article)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        assign_article(article=article, assignee=said["assignee"], due_at=said["due_at"], user=request.user)
        messages.success(request, _("Saved: who writes “%(title)s”, and until when.") % {"title": article.headline})
        return _back(request, article)
    return page(request, "newsroom/board/form.html", _("Assignment"), form=form, article=article, button=_("Save"))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a move, or ask first for what it needs to be told."""
    article = article_or_404(request, pk)
    chosen = MOVES.get(request.POST.get("move") or request.GET.get("move", ""))
    if chosen is None:
        raise Http404
    asked = request.method == "POST" and ("reason" in request.POST or "at" in request.POST or not chosen.needs)
    form = MoveForm(request.POST if asked else None, needs=chosen.needs, article=article)
    if asked and form.is_valid():
        said = form.cleaned_data
        try:
            moved = move_article(
                article=article,
                move=chosen,
                user=request.user,
                seen=request.POST.get("seen", ""),
                reason=said.get("reason") or "",
                at=said.get("at"),
            )
        except MoveRefused as refusal:
            messages.error(request, f"{article.headline}: {refusal}")
        except ValidationError as error:
            messages.error(request, f"{article.headline}: {' '.join(error.messages)}")
        else:
            messages.success(request, _told(moved))
        return _back(request, article)
    return page(
        request,
        "newsroom/board/form.html",
        str(chosen.label),
        form=form,
        article=article,
        move=chosen,
        seen=request.POST.get("seen") or request.GET.get("seen", ""),
        button=chosen.label,
    )


def _told(article: Article) -> str:
    if article.stage == Stage.EDITING:
        task = article.current_workflow_task
        if task is not None:
            return _("“%(title)s” waits for: %(step)s.") % {"title": article.headline, "step": task.name}
    return _("“%(title)s”: %(stage)s.") % {"title": article.headline, "stage": article.get_stage_display()}


def _back(request: HttpRequest, article: Article) -> HttpResponse:
    """Return whoever came from the board to where she was on it, with the card in sight."""
    address = request.POST.get("next") or request.GET.get("next") or ""
    if not url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()}):
        address = reverse("newsroom_board")
    return HttpResponseRedirect(f"{address.partition('#')[0]}#card-{article.pk}")
