"""Asks, in the form of a published article, which kind of change this is; and why an article is withdrawn."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.snippets.views.snippets import UnpublishView

from khabar.newsroom.models.version import NOTE_MAX_LENGTH


class OfPublishedArticle(MultiFieldPanel):
    """Fields that a draft which readers never had does not need."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.pk and self.instance.live and super().is_shown())


change_panel = OfPublishedArticle(
    [
        FieldPanel("change", heading=_("What kind of change is this?"), widget=forms.RadioSelect),
        FieldPanel("change_note", widget=AdminAutoHeightTextInput(attrs={"rows": 2})),
        FieldPanel("change_signature"),
        HelpPanel(template="newsroom/articles/difference.html"),
    ],
    heading=_("Readers have this article"),
    icon="edit",
    classname="khabar-change",
)


class ArticleUnpublishView(UnpublishView):
    """Withdraws an article; readers are told the reason at its address."""

    def unpublish(self) -> Any:
        for article in self.objects_to_unpublish:
            article.withdrawal_reason = self.request.POST.get("reason", "")[:NOTE_MAX_LENGTH]
        return super().unpublish()
