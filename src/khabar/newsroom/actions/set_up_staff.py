"""Makes the groups of staff and the review that reporters' articles pass, in place of Wagtail's own, made for pages."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from wagtail.models import Collection, GroupApprovalTask, GroupCollectionPermission, Workflow, WorkflowTask
from wagtail.models.workflows import WorkflowContentType

from khabar.newsroom.models import Article, Edition
from khabar.newsroom.starter.staff import COLLECTION_OF_HOUSE, REVIEW, STAFF_GROUPS

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
        reviewers = []
        for staff in STAFF_GROUPS:
            group, _made = Group.objects.get_or_create(name=staff.name_in(language))
            group.permissions.set(_permissions(staff.permissions))
            _allow_photos(group, root, staff.photos_of_house)
            _allow_photos(group, edition.collection, staff.photos_of_edition)
            if staff.approves:
                reviewers.append(group)
        name = REVIEW.get(language, REVIEW["en"])
        task = GroupApprovalTask.objects.create(name=name)
        task.groups.set(reviewers)
        workflow = Workflow.objects.create(name=name)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
        WorkflowContentType.objects.create(workflow=workflow, content_type=ContentType.objects.get_for_model(Article))


def _permissions(patterns: tuple[str, ...]) -> list[Permission]:
    wanted = Q(pk=None)
    for pattern in patterns:
        app, _dot, codename = pattern.partition(".")
        wanted |= (
            Q(content_type__app_label=app) if codename == "*" else Q(content_type__app_label=app, codename=codename)
        )
    return list(Permission.objects.filter(wanted))


def _allow_photos(group: Group, collection: Collection | None, codenames: tuple[str, ...]) -> None:
    for permission in Permission.objects.filter(content_type__app_label="wagtailimages", codename__in=codenames):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=collection, permission=permission)
