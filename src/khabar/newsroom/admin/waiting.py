"""What waits for whoever looks at the first screen: what she was given to write, and words left for her."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path
from django.views.decorators.http import require_POST
from wagtail.admin.ui.components import Component

from khabar.newsroom.models import Article, Notice, Stage
from khabar.newsroom.rights import limit

ROWS = 12
IN_HAND = (Stage.PLANNED, Stage.WRITING)


class WaitingForMe(Component):
    order = 20
    template_name = "newsroom/home/waiting.html"

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        request = parent_context["request"]
        if not request.user.has_perm("newsroom.change_article"):
            return {"articles": [], "notices": []}
        mine = limit(Article.objects.filter(assignee=request.user.pk, stage__in=IN_HAND), request.user)
        mine = mine.select_related("edition", "section__parent", "latest_revision").defer(
            "body", "sources", "latest_revision__content"
        )
        articles = sorted(mine[: ROWS * 4], key=lambda one: (one.due_at is None, one.due_at or one.pk, one.pk))[:ROWS]
        notices = Notice.objects.filter(to=request.user.pk).select_related("by", "article__edition")
        within_reach = limit(Article.objects.all(), request.user)
        notices = notices.filter(article__in=within_reach).defer("article__body", "article__sources")
        return {"articles": articles, "notices": list(notices[:ROWS]), "request": request}


@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Forget one notice of the user's, or all of them that she was shown."""
    numbers = [int(number) for number in request.POST.getlist("notice") if number.isdecimal() and len(number) < 18]
    Notice.objects.filter(to=request.user.pk, pk__in=numbers).delete()
    return redirect("wagtailadmin_home")


def addresses() -> list[URLPattern]:
    return [path("notices/clear/", clear, name="newsroom_clear_notices")]
