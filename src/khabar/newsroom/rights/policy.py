"""Decides for each thing of an edition who may see and change it. Wagtail asks a policy in all of its screens."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any, Final

from django.contrib.auth import get_permission_codename, get_user_model
from django.contrib.auth.models import Permission
from django.db import models
from django.db.models import Q
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from khabar.newsroom.rights.granted import editions_where, may

SEEING: Final = ("add", "change", "delete", "view", "publish")
"""Whoever may do one of these to a thing may see it."""


class OfEditionPolicy(ModelPermissionPolicy):
    """Rights in things that belong to an edition, at the end of *path* ("edition_id", "article.edition_id")."""

    def __init__(self, model: type[models.Model], path: str = "edition_id") -> None:
        super().__init__(model)
        self.path = path
        self._lookup = path.replace(".", "__")

    def edition_of(self, instance: Any) -> int | None:
        """Return the number of the edition of *instance*, which may not be chosen yet."""
        edition: int | None = attrgetter(self.path)(instance)
        return edition

    def editions_for(self, user: Any, actions: Iterable[str]) -> frozenset[int] | None:
        """Return the editions in which *user* may do any of *actions*; None stands for all of them."""
        found: frozenset[int] = frozenset()
        for action in actions:
            editions = editions_where(user, self._get_permission_name(action))
            if editions is None:
                return None
            found |= editions
        return found

    def limit_editions(
        self, rows: models.QuerySet[Any], user: Any, actions: Iterable[str] = SEEING
    ) -> models.QuerySet[Any]:
        """Keep of *rows*, which are editions, those in which *user* may do any of *actions*."""
        editions = self.editions_for(user, actions)
        return rows if editions is None else rows.filter(pk__in=editions)

    def limit(self, rows: models.QuerySet[Any], user: Any, actions: Iterable[str] = SEEING) -> models.QuerySet[Any]:
        """Keep of *rows* what *user* may do any of *actions* to."""
        editions = self.editions_for(user, actions)
        return rows if editions is None else rows.filter(**{f"{self._lookup}__in": editions})

    def user_has_permission(self, user: Any, action: str) -> bool:
        return self.editions_for(user, [action]) != frozenset()

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        return may(user, self._get_permission_name(action), self.edition_of(instance))

    def instances_user_has_any_permission_for(self, user: Any, actions: Iterable[str]) -> models.QuerySet[Any]:
        return self.limit(self.model._default_manager.all(), user, actions)

    def users_with_any_permission(self, actions: Iterable[str]) -> models.QuerySet[Any]:
        return self._users(actions, Q())

    def users_with_any_permission_for_instance(self, actions: Iterable[str], instance: Any) -> models.QuerySet[Any]:
        of_edition = Q(groups__collection_permissions__collection__edition=self.edition_of(instance))
        return self._users(actions, of_edition | Q(groups__collection_permissions__collection__depth=1))

    def _users(self, actions: Iterable[str], where: Q) -> models.QuerySet[Any]:
        codenames = [get_permission_codename(action, self.model._meta) for action in actions]
        rights = Permission.objects.filter(content_type=self._content_type, codename__in=codenames)
        in_edition = Q(groups__collection_permissions__permission__in=rights) & where
        everywhere = self._get_users_with_any_permission_codenames_filter(set(codenames))
        return get_user_model().objects.filter(everywhere | in_edition, is_active=True).distinct()


def policy_of(model: type[models.Model]) -> Any:
    """Return the policy that decides on *model*."""
    return policy_registry.get_by_type(model)


def limit(rows: models.QuerySet[Any], user: Any, actions: Iterable[str] = SEEING) -> models.QuerySet[Any]:
    """Keep of *rows*, of a model that belongs to editions, what *user* may do any of *actions* to."""
    policy: OfEditionPolicy = policy_of(rows.model)
    return policy.limit(rows, user, actions)
