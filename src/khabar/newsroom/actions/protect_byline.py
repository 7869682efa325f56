"""Makes a protected byline: a pen name with an account of its own, and a sealed note of who it is."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.models import Group, User
from django.db import transaction

from khabar.newsroom.models import Author, SealedName
from khabar.newsroom.models.sealed_name import Identity
from khabar.staff.noting import note

_LETTERS: Final = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Protected:
    """What was made. The password is known to nobody else and kept nowhere."""

    author: Author
    account: User
    password: str


def protect_byline(*, pen_name: str, identity: Identity, groups: Iterable[Group], by: Any) -> Protected:
    """Make author and account of *pen_name*, in *groups*, and seal *identity*.

    The account's name says nothing, and it has no e-mail address. Raises ValidationError for a name that cannot stand.
    """
    with transaction.atomic():
        password = secrets.token_urlsafe(12)
        account = User(username=f"pen-{''.join(secrets.choice(_LETTERS) for _ in range(8))}", first_name=pen_name[:150])
        account.set_password(password)
        account.save()
        account.groups.set(groups)
        author = Author(name=pen_name, user=account)
        author.full_clean()
        author.save()
        sealed = SealedName(author=author)
        sealed.put(identity)
        sealed.save()
        note(author, "byline_protected", by=by)
    return Protected(author, account, password)


def open_sealed_name(*, sealed: SealedName, by: Any) -> Identity:
    """Return who stands behind the pen name, after the log was told that *by* asked."""
    note(sealed.author, "sealed_name_opened", by=by)
    return sealed.open()


def seal_again(*, sealed: SealedName, identity: Identity, by: Any) -> None:
    """Put *identity* in place of what was sealed."""
    with transaction.atomic():
        sealed.put(identity)
        sealed.save()
        note(sealed.author, "sealed_name_changed", by=by)


def destroy_sealed_name(*, sealed: SealedName, by: Any) -> None:
    """Forget who stands behind the pen name. Copies of the database from before still have it, sealed."""
    with transaction.atomic():
        note(sealed.author, "sealed_name_destroyed", by=by)
        sealed.delete()
