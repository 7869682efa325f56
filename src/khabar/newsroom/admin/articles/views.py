"""The screens in which one article is changed or only read, with a door to the page that readers see."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views import View
from wagtail.admin.widgets.button import Button, HeaderButton
from wagtail.snippets.views.snippets import CreateView, EditView, InspectView, RevisionsUnscheduleView

from khabar.newsroom.actions import unschedule_article
from khabar.newsroom.actions.take_over_lock import may_take_over
from khabar.newsroom.admin.house_style.panel import HouseStylePanel
from khabar.newsroom.models import Article, ArticleFormat, Edition
from khabar.newsroom.moves import may_publish_now


class BesideTheStyle(View):
    """A form of an article with the panel of the house style beside it."""

    def get_side_panels(self) -> Any:
        panels: Any = super().get_side_panels()  # type: ignore[misc]  # of the view that stands behind
        if not getattr(self, "hydrate_create_view", False) and not self.expects_json_response:  # type: ignore[attr-defined]  # the same
            panels.append(HouseStylePanel(self.form.instance, self.request))  # type: ignore[attr-defined]  # the same
        return panels


class ArticleEditView(BesideTheStyle, EditView):
    live_object: Article

    @cached_property
    def header_buttons(self) -> list[Any]:
        buttons: list[Any] = list(super().header_buttons)
        if address := self.live_object.full_url:
            attrs = {"target": "_blank", "rel": "noreferrer"}
            buttons.append(HeaderButton(_("View live"), url=address, icon_name="view", attrs=attrs))
        if self.live_object.version_number:
            record = reverse("wagtailsnippets_newsroom_article:versions", args=[self.live_object.pk])
            buttons.append(HeaderButton(_("Record of changes"), url=record, icon_name="history"))
        notes = reverse("newsroom_notes", args=[self.live_object.pk])
        number = self.live_object.draft_notes.filter(settled_at=None).count()
        label = _("Notes on the draft: %(number)s") % {"number": number} if number else _("Notes on the draft")
        buttons.append(HeaderButton(label, url=notes, icon_name="comment", icon_only=True))
        if self.live_object.format == ArticleFormat.LIVE_BLOG:
            posts = reverse("wagtailsnippets_newsroom_article:live", args=[self.live_object.pk])
            buttons.append(HeaderButton(_("Posts"), url=posts, icon_name="time", icon_only=True))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Any]:
        """Return what is rarely wanted: the bar has room for two words beside the panels' buttons."""
        number = self.live_object.pk
        query = urlencode({"next": self.request.get_full_path()})
        assign = f"{reverse('newsroom_assign', args=[number])}?{query}"
        buttons: list[Any] = [*super().header_more_buttons, Button(_("Assign"), url=assign, icon_name="user")]
        if self.live_object.is_public and Edition.objects.count() > 1:
            languages = reverse("newsroom_translations_of", args=[number])
            buttons.append(Button(_("Translate"), url=languages, icon_name="globe"))
        if may_take_over(self.live_object, self.request.user):
            take_over = reverse("newsroom_take_over", args=[number])
            buttons.append(Button(_("Take over"), url=take_over, icon_name="lock-open"))
        return buttons

    def get_available_actions(self) -> list[str]:
        """Leave publishing out where the edition wants it approved first; the form's buttons are left out with it."""
        actions: list[str] = super().get_available_actions()
        if "publish" in actions and not may_publish_now(self.live_object, self.request.user):
            actions.remove("publish")
        return actions


class ArticleCreateView(BesideTheStyle, CreateView):
    """A new article. What is handed in at once goes through the review of the edition that the form chose."""

    def submit_action(self) -> None:
        review = self.object.get_workflow()
        if review is None:
            messages.warning(self.request, _("This edition has no review: the article is kept as a draft."))
        else:
            review.start(self.object, self.request.user)

    def get_available_actions(self) -> list[str]:
        actions: list[str] = super().get_available_actions()
        edition = self.request.POST.get("edition", "")
        chosen = Edition.objects.filter(pk=edition).first() if edition.isdecimal() else None
        if (
            "publish" in actions
            and chosen is not None
            and not may_publish_now(Article(edition=chosen), self.request.user)
        ):
            actions.remove("publish")
        return actions


class ArticleUnscheduleView(RevisionsUnscheduleView):
    """Takes an article off the schedule; on the board it is ready again."""

    object: Article

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            response: HttpResponse = super().post(request, *args, **kwargs)
            unschedule_article(article=self.object)
        return response


class ArticleReadView(InspectView):
    """The latest draft as readers would see it, for who may look at it and change nothing: translators, moderators."""

    def get(self, request: HttpRequest, *_args: Any, **_kwargs: Any) -> HttpResponse:
        draft: Article = self.object.get_latest_revision_as_object()
        return draft.serve_preview(request, "")
