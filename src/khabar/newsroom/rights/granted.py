"""What groups were given: rights of the house (Django's own), and rights in editions (Wagtail's, of a collection)."""

from collections import defaultdict
from typing import Any

from django.contrib.auth.backends import ModelBackend
from wagtail.models import GroupCollectionPermission

_KEPT = "_khabar_rights_in_editions"
HOUSE = 0
"""Stands for every edition: the right was given at the root of the collections."""


def rights_in_editions(user: Any) -> dict[str, frozenset[int]]:
    """Return for each right ("newsroom.change_article") the editions in which groups of *user* have it.

    One query for each user object, which lives as long as a request.
    """
    kept: dict[str, frozenset[int]] | None = getattr(user, _KEPT, None)
    if kept is None:
        found: dict[str, set[int]] = defaultdict(set)
        if user.is_active and user.pk is not None:
            given = GroupCollectionPermission.objects.filter(group__user=user.pk).values_list(
                "permission__content_type__app_label",
                "permission__codename",
                "collection__edition",
                "collection__depth",
            )
            for app, codename, edition, depth in given:
                if edition is not None or depth == 1:
                    found[f"{app}.{codename}"].add(edition or HOUSE)
        kept = {right: frozenset(editions) for right, editions in found.items()}
        setattr(user, _KEPT, kept)
    return kept


def editions_where(user: Any, right: str) -> frozenset[int] | None:
    """Return the numbers of the editions in which *user* has *right*; None stands for all of them."""
    if not user.is_active:
        return frozenset()
    if user.is_superuser or right in _of_the_house(user):
        return None
    editions = rights_in_editions(user).get(right, frozenset())
    return None if HOUSE in editions else editions


def may(user: Any, right: str, edition_id: int | None) -> bool:
    """Say whether *user* has *right* in that edition."""
    editions = editions_where(user, right)
    return editions is None or edition_id in editions


def _of_the_house(user: Any) -> set[str]:
    """Return the rights that hold everywhere: what Django itself would say, without what `EditionRights` adds."""
    found: set[str] = ModelBackend().get_all_permissions(user)
    return found
