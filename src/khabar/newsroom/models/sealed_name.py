"""Who stands behind a pen name: sealed, and opened only for whoever has the right to.

A pen name has an account of its own, which knows it by no other name. So whatever the newsroom shows of accounts, in
histories, logs and lists, shows the pen name.
"""

import json
from dataclasses import asdict, dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models.author import Author
from khabar.staff.sealing import seal, unseal


@dataclass(frozen=True)
class Identity:
    """What is sealed."""

    name: str
    contact: str = ""
    note: str = ""


class SealedName(models.Model):
    wagtail_reference_index_ignore = True
    author = models.OneToOneField(
        Author, verbose_name=_("author"), on_delete=models.CASCADE, related_name="sealed_name"
    )
    sealed = models.TextField(editable=False)

    class Meta:
        verbose_name = _("sealed name")
        verbose_name_plural = _("sealed names")
        default_permissions = ()
        permissions = [("open_sealed_name", _("Can see and keep who stands behind a pen name"))]

    def __str__(self) -> str:
        return str(self.author)

    def put(self, identity: Identity) -> None:
        """Seal *identity*; save the row afterwards."""
        self.sealed = seal(json.dumps(asdict(identity), ensure_ascii=False))

    def open(self) -> Identity:
        """Return who it is, or raise SealBroken. Whoever calls this has asked for the right and tells the log."""
        return Identity(**json.loads(unseal(self.sealed)))


def writes_under_a_pen_name(account: Any) -> bool:
    """Say whether *account* belongs to a protected byline."""
    return account is not None and SealedName.objects.filter(author__user=account.pk).exists()
