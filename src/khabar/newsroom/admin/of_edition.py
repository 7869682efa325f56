"""Screens of things that belong to an edition: nobody meets one there of an edition in which she has no right.

Wagtail asks most rights of a model as a whole. Here each view that is about one thing asks them of that thing, and each
list and chooser holds what its reader may see. A thing out of reach is answered as one that is not there.
"""

from contextlib import nullcontext
from functools import cached_property
from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views import View
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction
from wagtail.snippets.views.chooser import SnippetChosenMultipleView, SnippetChosenView
from wagtail.snippets.views.snippets import SnippetViewSet

from khabar.newsroom.admin.folded_search import FoldedChooseResultsView, FoldedChooserViewSet, FoldedChooseView
from khabar.newsroom.rights import SEEING, OfEditionPolicy, limit, policy_of


class ForOne:
    """A policy that has one thing before it: what Wagtail asks in general, it answers for that thing."""

    def __init__(self, policy: OfEditionPolicy, instance: models.Model) -> None:
        self._policy = policy
        self._instance = instance

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self._policy.user_has_permission_for_instance(user, action, self._instance)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._policy, name)


class OfEdition(View):
    """Goes before a view of Wagtail's: about one thing if its address names one, else about those within reach."""

    model: type[models.Model]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        self.request, self.args, self.kwargs = request, args, kwargs
        self._refuse_what_is_out_of_reach()
        super().setup(request, *args, **kwargs)

    def _refuse_what_is_out_of_reach(self) -> None:
        if self.asked_for is not None and not self.permission_policy.user_has_any_permission(self.request.user, SEEING):
            raise Http404

    @cached_property
    def asked_for(self) -> models.Model | None:
        """The row that the address names, as it is stored: a draft must not say of itself whose it is."""
        if "pk" not in self.kwargs:
            return None
        row: models.Model | None = self.model._base_manager.filter(pk=unquote(str(self.kwargs["pk"]))).first()
        if row is None:
            raise Http404
        return row

    @cached_property
    def permission_policy(self) -> Any:
        policy = policy_of(self.model)
        return policy if self.asked_for is None else ForOne(policy, self.asked_for)

    def form_valid(self, form: Any) -> HttpResponse:
        """Save what the form says only where its edition, which the form may have chosen, allows it."""
        policy, written = policy_of(self.model), getattr(form, "instance", None)
        needed = ["publish"] if getattr(self, "action", "") == "publish" else ["add", "change"]
        if isinstance(written, self.model) and not any(
            policy.user_has_permission_for_instance(self.request.user, action, written) for action in needed
        ):
            raise PermissionDenied
        # Published is what was saved, in one transaction: two would sync the disk twice before the editor is answered.
        with transaction.atomic() if needed == ["publish"] else nullcontext():
            response: HttpResponse = super().form_valid(form)  # type: ignore[misc]  # of the view that stands behind
        return response


class ListOfEdition(OfEdition):
    """The list: rows within reach, and on each row the buttons that its reader may press."""

    def get_base_queryset(self) -> models.QuerySet[Any]:
        rows: models.QuerySet[Any] = super().get_base_queryset()  # type: ignore[misc]  # of the list that stands behind
        return limit(rows, self.request.user)

    def _may(self, action: str, instance: models.Model) -> bool:
        policy = policy_of(self.model)
        return bool(policy.user_has_permission_for_instance(self.request.user, action, instance))

    def get_edit_url(self, instance: models.Model) -> str | None:
        return super().get_edit_url(instance) if self._may("change", instance) else None  # type: ignore[misc]  # the same

    def get_delete_url(self, instance: models.Model) -> str | None:
        return super().get_delete_url(instance) if self._may("delete", instance) else None  # type: ignore[misc]  # the same

    def get_copy_url(self, instance: models.Model) -> str | None:
        return super().get_copy_url(instance) if self._may("add", instance) else None  # type: ignore[misc]  # the same


def of_edition(view_class: type[View]) -> type[View]:
    """Return *view_class* with `OfEdition` before it."""
    mixin = ListOfEdition if hasattr(view_class, "get_list_buttons") else OfEdition
    return type(view_class.__name__, (mixin, view_class), {})


class WithinReach(View):
    """A chooser's rows: of editions in which the user has a right."""

    def get_object_list(self) -> Any:
        return limit(super().get_object_list(), self.request.user)  # type: ignore[misc]  # of the view that stands behind


class ChooseOfEdition(WithinReach, FoldedChooseView):
    pass


class ChooseResultsOfEdition(WithinReach, FoldedChooseResultsView):
    pass


class ChosenOfEdition(SnippetChosenView):
    def get_object(self, pk: Any) -> Any:
        row = super().get_object(pk)
        if not limit(type(row)._default_manager.filter(pk=row.pk), self.request.user).exists():
            raise Http404
        return row


class ChosenMultipleOfEdition(SnippetChosenMultipleView):
    def get_objects(self, pks: Any) -> Any:
        return limit(super().get_objects(pks), self.request.user)


class OfEditionChooserViewSet(FoldedChooserViewSet):
    choose_view_class = ChooseOfEdition
    choose_results_view_class = ChooseResultsOfEdition
    chosen_view_class = ChosenOfEdition
    chosen_multiple_view_class = ChosenMultipleOfEdition


class OfEditionViewSet(SnippetViewSet):
    """The screens of a model whose policy is an `OfEditionPolicy`."""

    chooser_viewset_class = OfEditionChooserViewSet

    def construct_view(self, view_class: type[View], **kwargs: Any) -> Any:
        return super().construct_view(of_edition(view_class), **kwargs)


class DeleteWithinReach(DeleteBulkAction):
    """Deleting many at once. Wagtail would name those that the user may not delete: here only if she may see them."""

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, list[Any]]]:
        rows, others = super().get_actionable_objects()
        named = others["items_with_no_access"]
        if named and isinstance(self.permission_policy, OfEditionPolicy):
            seen = self.permission_policy.limit(self.model._default_manager.all(), self.request.user)
            kept = set(seen.filter(pk__in=[row.pk for row in named]).values_list("pk", flat=True))
            others = {"items_with_no_access": [row for row in named if row.pk in kept]}
        return rows, others
