"""Makes the groups of staff and the review that reporters' articles pass, in place of Wagtail's own, made for pages."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, Workflow

from khabar.newsroom.actions.set_review import set_review
from khabar.newsroom.models import Edition
from khabar.newsroom.starter.staff import COLLECTION_OF_HOUSE, ROLES, Role

WAGTAIL_GROUPS = ("Moderators", "Editors")
WAGTAIL_WORKFLOW = "Moderators approval"


def set_up_staff(*, edition: Edition) -> None:
    """Make the groups of a new newsroom, named in the language of *edition*, and let editors review articles."""
    language = edition.language
    with transaction.atomic():
        Workflow.objects.filter(name=WAGTAIL_WORKFLOW).delete()
        GroupApprovalTask.objects.filter(name=WAGTAIL_WORKFLOW).delete()
        Group.objects.filter(name__in=WAGTAIL_GROUPS, user=None).delete()
        root = Collection.get_first_root_node()
        root.name = COLLECTION_OF_HOUSE.get(language, COLLECTION_OF_HOUSE["en"])
        root.save()
        set_up_roles(edition=edition)
        set_review(edition=edition, steps=[None])


def set_up_roles(*, edition: Edition) -> dict[str, Group]:
    """Make the groups of *edition*, and those of the house where they are missing; return them by code of role.

    A group that is there under its name stays as the newsroom has it.
    """
    with transaction.atomic():
        return {role.code: _group(role, edition) for role in ROLES}


def _group(role: Role, edition: Edition) -> Group:
    first = Edition.objects.get(is_default=True) if role.is_of_house else edition
    name = role.name_in(first.language)
    if not role.is_of_house and not edition.is_default:
        name = f"{name}: {edition.name}"
    group, is_new = Group.objects.get_or_create(name=name[:150])
    if is_new:
        group.permissions.set(_permissions(role.of_house))
        photos = [f"wagtailimages.{codename}" for codename in role.photos_of_edition]
        _allow(group, edition.collection, (*role.in_edition, *photos))
        _allow(group, Collection.get_first_root_node(), [f"wagtailimages.{one}" for one in role.photos_of_house])
    return group


def _permissions(rights: Iterable[str]) -> list[Permission]:
    wanted = {tuple(right.split(".", 1)) for right in rights}
    named = Permission.objects.filter(codename__in=[codename for _app, codename in wanted])
    return [one for one in named.select_related("content_type") if (one.content_type.app_label, one.codename) in wanted]


def _allow(group: Group, collection: Collection | None, rights: Iterable[str]) -> None:
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(group=group, collection=collection, permission=permission)
        for permission in _permissions(rights)
    )
