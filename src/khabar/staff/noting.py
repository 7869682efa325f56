"""Notes in Wagtail's log who signed in and out, and whose rights changed how, beside what was done to articles.

Changes are heard where rows change, so that no screen and no command can forget to tell.
"""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import GroupCollectionPermission

from khabar.staff.discretion import whence

_MASTERY = ("is_active", "is_superuser")


def note(account: Any, action: str, *, by: Any = None, **data: Any) -> None:
    """Note that *action* was done to *account*, *by* whoever acts now if nobody is named."""
    log(instance=account, action=f"khabar.{action}", user=by, data=data)


@receiver(user_logged_in)
def _note_sign_in(user: Any, request: Any = None, **_: Any) -> None:
    note(user, "sign_in", by=user, **whence(request, user))


@receiver(user_logged_out)
def _note_sign_out(user: Any, request: Any = None, **_: Any) -> None:
    if user is not None:
        note(user, "sign_out", by=user, **whence(request, user))


@receiver(user_login_failed)
def _note_failure(credentials: dict[str, Any], request: Any = None, **_: Any) -> None:
    """Only for accounts that are there: what else is typed into the field may be somebody's password."""
    account = get_user_model().objects.filter(username=credentials.get("username") or "").first()
    if account is not None:
        note(account, "sign_in_failed", **whence(request, account))


@receiver(m2m_changed, sender=get_user_model().groups.through)
def _note_groups(instance: Any, action: str, pk_set: set[int] | None, reverse: bool, **_: Any) -> None:
    kind = {"post_add": "joined_group", "pre_remove": "left_group", "pre_clear": "left_group"}.get(action)
    if kind is None:
        return
    if reverse:
        accounts = get_user_model().objects.filter(pk__in=pk_set or instance.user_set.values("pk"))
        for account in accounts:
            note(account, kind, groups=[instance.name])
        return
    groups = Group.objects.filter(pk__in=pk_set) if pk_set is not None else instance.groups.all()
    if names := sorted(groups.values_list("name", flat=True)):
        note(instance, kind, groups=names)


@receiver(m2m_changed, sender=Group.permissions.through)
def _note_rights(instance: Any, action: str, pk_set: set[int] | None, reverse: bool, model: Any, **_: Any) -> None:
    kind = {"post_add": "right_given", "pre_remove": "right_taken", "pre_clear": "right_taken"}.get(action)
    if kind is None or reverse:
        return
    rights = model.objects.filter(pk__in=pk_set) if pk_set is not None else instance.permissions.all()
    if names := sorted(f"{one.content_type.app_label}.{one.codename}" for one in rights.select_related("content_type")):
        note(instance, kind, rights=names)


@receiver(post_delete, sender=GroupCollectionPermission)
def _note_right_in_edition(instance: Any, **_: Any) -> None:
    if Group.objects.filter(pk=instance.group_id).exists():
        right = f"{instance.permission.content_type.app_label}.{instance.permission.codename}"
        note(instance.group, "right_taken", rights=[right], where=instance.collection.name)


@receiver(pre_save, sender=get_user_model())
def _remember_mastery(instance: Any, **_: Any) -> None:
    before = (
        get_user_model().objects.filter(pk=instance.pk).values("password", *_MASTERY).first() if instance.pk else None
    )
    instance._khabar_before = before


@receiver(post_save, sender=get_user_model())
def _note_mastery(instance: Any, created: bool, update_fields: Any = None, **_: Any) -> None:
    before = instance._khabar_before
    if before is None or (update_fields is not None and set(update_fields) <= {"last_login"}):
        return
    if before["is_active"] != instance.is_active:
        note(instance, "enabled" if instance.is_active else "disabled")
    if before["is_superuser"] != instance.is_superuser:
        note(instance, "became_administrator" if instance.is_superuser else "no_administrator_any_more")
    if before["password"] != instance.password:
        note(instance, "password_changed")
