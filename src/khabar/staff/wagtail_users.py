"""Stands for Wagtail's app of accounts among the installed ones, with screens of ours in place of some of its own."""

from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(WagtailUsersAppConfig):
    """Wagtail's screens of accounts, with ours in their place where they would let somebody make herself more."""

    user_viewset = "khabar.staff.desk.accounts.AccountViewSet"
