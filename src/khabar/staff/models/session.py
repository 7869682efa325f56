"""A session that knows whose it is, so that it can be listed and ended; and its store (`SESSION_ENGINE`)."""

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _


class StaffSession(AbstractBaseSession):
    account_id = models.BigIntegerField(null=True, db_index=True)
    """The account's number; none before anybody signed in. No foreign key: a session is thrown away, not kept true."""

    class Meta(AbstractBaseSession.Meta):
        default_permissions = ()
        permissions = [("read_log", _("Can read the log of who did what"))]

    @classmethod
    def get_session_store_class(cls) -> "type[SessionStore]":
        return SessionStore


class SessionStore(DatabaseStore):
    """Django's rows in the database, each with the account that it belongs to."""

    @classmethod
    def get_model_class(cls) -> type[StaffSession]:
        return StaffSession

    def create_model_instance(self, data: dict[str, Any]) -> StaffSession:
        session: StaffSession = super().create_model_instance(data)  # type: ignore[assignment]  # of our model
        account = data.get(SESSION_KEY)
        session.account_id = int(account) if account is not None else None
        return session
