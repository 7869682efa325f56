"""The buttons under an article's form, in the desk's words, and without those that its edition's review forbids now."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.action_menu import (
    CancelWorkflowMenuItem,
    PublishMenuItem,
    RestartWorkflowMenuItem,
    SubmitForModerationMenuItem,
)

from khabar.newsroom.models import Article
from khabar.newsroom.moves import may_publish_now


class HandInMenuItem(SubmitForModerationMenuItem):
    """Says "send to the editors", where Wagtail names its workflow."""

    def get_context_data(self, parent_context: Any) -> Any:
        context = super().get_context_data(parent_context)
        article = parent_context.get("instance")
        state = article.current_workflow_state if article else None
        sent_back = state is not None and state.status == state.STATUS_NEEDS_CHANGES
        return {**context, "label": _("Send to the editors again") if sent_back else _("Send to the editors")}


class TakeBackMenuItem(CancelWorkflowMenuItem):
    label = _("Take back from the editors")


class FromTheFirstStepMenuItem(RestartWorkflowMenuItem):
    label = _("Send through all steps again")


OURS = {
    SubmitForModerationMenuItem: HandInMenuItem,
    CancelWorkflowMenuItem: TakeBackMenuItem,
    RestartWorkflowMenuItem: FromTheFirstStepMenuItem,
}


def construct_action_menu(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    """Rename the moves of an article's review; leave publishing out where it must be approved first."""
    if context.get("model") is not Article:
        return
    article = context.get("instance")
    for place, item in enumerate(items):
        ours = OURS.get(type(item))
        if ours is not None:
            items[place] = ours(order=item.order)
    if article is not None and not may_publish_now(article, request.user):
        items[:] = [item for item in items if not isinstance(item, PublishMenuItem)]
