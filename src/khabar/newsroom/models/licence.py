"""By what right the newsroom shows a photo, as the desk says it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """By what right the newsroom shows a photo."""

    OWN = "own", _("Our own photographer")
    AGENCY = "agency", _("Subscription to the agency")
    BOUGHT = "bought", _("Bought for this use")
    GRANTED = "granted", _("The owner gave leave")
    HANDOUT = "handout", _("Handed out to the press")
    COMMONS = "commons", _("Creative Commons, on its terms")
    PUBLIC_DOMAIN = "public_domain", _("Nobody owns it: public domain")
