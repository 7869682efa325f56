"""The desk of a live blog: a form to post at once, the posts with their doors, the pinned summary, the end."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.images.widgets import AdminImageChooser
from wagtail.permissions import policy_registry
from wagtail.snippets.widgets import AdminSnippetChooser

from khabar.newsroom.actions.cover_live import (
    NoMorePosts,
    NotCovered,
    add_post,
    edit_post,
    end_coverage,
    pin_summary,
    withdraw_post,
)
from khabar.newsroom.admin.photos.signs import obstacles_of, refusal
from khabar.newsroom.models import Article, ArticleFormat, Author, LiveCoverage, LivePost, Photo
from khabar.text.bidi import strip_controls

POSTS_A_PAGE: Final = 30


class LivePostForm(forms.ModelForm[LivePost]):
    class Meta:
        model = LivePost
        fields = ("title", "text", "photo", "photo_caption", "author", "is_key")
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4}),
            "photo": AdminImageChooser,
            "author": AdminSnippetChooser(Author, icon="user"),
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user
        if self.instance.pk is None:
            self.initial["author"] = Author.objects.filter(user=user).first()

    def clean_title(self) -> str:
        return " ".join(strip_controls(self.cleaned_data["title"]).split())

    def clean_photo(self) -> Photo | None:
        """Let nobody show by its number a photo that she may not choose."""
        photo: Photo | None = self.cleaned_data["photo"]
        if photo is None or photo.pk == self.initial.get("photo"):
            return photo
        policy = policy_registry.get_by_type(Photo)
        if not policy.user_has_any_permission_for_instance(self._user, ["choose", "change"], photo):
            raise forms.ValidationError(_("You may not use this photo."))
        if lacking := [sign.text for sign in obstacles_of(photo)]:
            raise forms.ValidationError(refusal(photo, lacking))
        return photo


class SummaryForm(forms.ModelForm[LiveCoverage]):
    class Meta:
        model = LiveCoverage
        fields = ("summary",)
        widgets = {"summary": forms.Textarea(attrs={"rows": 3})}


class OfLiveBlog(WagtailAdminTemplateMixin, TemplateView):
    """A screen of one live blog, for those who may publish in its edition: what they do there readers have at once."""

    model = Article
    page_title = gettext_lazy("Live coverage")
    header_icon = "time"
    asked_for: Article
    permission_policy: Any

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not self.permission_policy.user_has_permission(request.user, "publish"):
            raise PermissionDenied
        if self.asked_for.format != ArticleFormat.LIVE_BLOG:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def desk_url(self) -> str:
        return reverse("wagtailsnippets_newsroom_article:live", args=[self.asked_for.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        article = reverse("wagtailsnippets_newsroom_article:edit", args=[self.asked_for.pk])
        return [
            {"url": reverse("wagtailsnippets_newsroom_article:list"), "label": _("Articles")},
            {"url": article, "label": self.asked_for.headline},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"article": self.asked_for, "edition": self.asked_for.edition, "desk_url": self.desk_url}


class LiveDeskView(OfLiveBlog):
    template_name = "newsroom/live/desk.html"

    def post(self, request: HttpRequest, pk: str) -> HttpResponse:
        """Do one of what the desk offers; after a refusal the form still has what was written."""
        match request.POST.get("do"):
            case "post":
                return self._post(request)
            case "summary":
                form = SummaryForm(request.POST, instance=LiveCoverage.of(self.asked_for))
                if not form.is_valid():
                    return self.render_to_response(self.get_context_data(summary_form=form))
                pin_summary(article=self.asked_for, summary=form.cleaned_data["summary"])
                messages.success(request, _("The summary is pinned."))
            case "end" | "resume" as what:
                end_coverage(article=self.asked_for, has_ended=what == "end")
                messages.success(request, _("The coverage has ended.") if what == "end" else _("The coverage goes on."))
            case "withdraw":
                withdraw_post(post=_post_of(self.asked_for, request.POST.get("number", "")))
                messages.success(request, _("Readers do not have the post any more."))
        return redirect(self.desk_url)

    def _post(self, request: HttpRequest) -> HttpResponse:
        form = LivePostForm(request.POST, instance=LivePost(article=self.asked_for), user=request.user)
        if form.is_valid():
            try:
                add_post(article=self.asked_for, post=form.instance, user=request.user)
            except NotCovered:
                form.add_error(None, _("The coverage has ended: take it up again to post."))
            except NoMorePosts:
                form.add_error(None, _("This coverage is full. Go on in another article."))
            else:
                told = (
                    _("Readers have the post.") if self.asked_for.is_public else _("Readers have it with the article.")
                )
                messages.success(request, told)
                return redirect(self.desk_url)
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        coverage = LiveCoverage.of(self.asked_for)
        context.setdefault("form", LivePostForm(instance=LivePost(article=self.asked_for), user=self.request.user))
        context.setdefault("summary_form", SummaryForm(instance=coverage))
        rows = LivePost.objects.filter(article=self.asked_for.pk).select_related("author").order_by("-number")
        posts = Paginator(rows, POSTS_A_PAGE).get_page(self.request.GET.get("p"))
        return context | {"coverage": coverage, "posts": posts, "media": context["form"].media}


class LivePostView(OfLiveBlog):
    template_name = "newsroom/live/post.html"
    page_title = gettext_lazy("Edit a post")

    def post(self, request: HttpRequest, pk: str, number: int) -> HttpResponse:
        """Save the post; readers see when it was edited."""
        form = self._form(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        edit_post(post=form.instance)
        messages.success(request, _("Readers have the post as it is now."))
        return redirect(self.desk_url)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        context.setdefault("form", self._form())
        return context | {"media": context["form"].media}

    def _form(self, data: Any = None) -> LivePostForm:
        post = _post_of(self.asked_for, str(self.kwargs["number"]))
        return LivePostForm(data, instance=post, user=self.request.user)


def _post_of(article: Article, number: str) -> LivePost:
    """Return the post of that number that readers have, or answer that there is none."""
    given = int(number) if number.isdecimal() and len(number) < 9 else 0
    post: LivePost = get_object_or_404(LivePost, article=article.pk, number=given, withdrawn_at__isnull=True)
    post.article = article
    return post
