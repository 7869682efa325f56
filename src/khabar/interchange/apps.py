"""Django's door to the interchange."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InterchangeConfig(AppConfig):
    name = "khabar.interchange"
    label = "interchange"
    verbose_name = _("Interchange")
