"""Django's door to the accounts of staff."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    name = "khabar.staff"
    label = "staff"
    verbose_name = _("Staff")

    def ready(self) -> None:
        from khabar.staff import checks, journal, noting  # noqa: F401  receivers need the models, which are there only now
        from khabar.staff.log_entries import trust_who_writes_the_log

        trust_who_writes_the_log()
