"""Tells Django which rights an account has in some edition, so that `has_perm` speaks for a newsroom of several."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from khabar.newsroom.rights.granted import rights_in_editions


class EditionRights(BaseBackend):
    """Stands beside Django's own backend, which knows the rights of the house. Signs nobody in.

    "In some edition" opens a screen; which rows it shows and takes is decided by `OfEditionPolicy`.
    """

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        return set(rights_in_editions(user_obj)) if obj is None and user_obj.is_active else set()

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return perm in self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return any(right.startswith(f"{app_label}.") for right in self.get_all_permissions(user_obj))
