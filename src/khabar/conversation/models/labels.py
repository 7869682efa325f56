"""How the desk calls what the rules and the moderators decide. Readers get their own sentences from `wording`."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.conversation.rules.codes import Flag, Reason


class RejectionReason(models.TextChoices):
    """Why a comment is not shown."""

    INSULT = Reason.INSULT.value, _("Insult or abuse")
    HATE = Reason.HATE.value, _("Incitement or hatred")
    OFF_TOPIC = Reason.OFF_TOPIC.value, _("Not about the article")
    PERSONAL_DATA = Reason.PERSONAL_DATA.value, _("Personal data of someone")
    FALSE = Reason.FALSE.value, _("False or misleading claim")
    SPAM = Reason.SPAM.value, _("Advertising or spam")
    ILLEGAL = Reason.ILLEGAL.value, _("Against the law")
    OTHER = Reason.OTHER.value, _("Another reason (write a note)")


class FlagLabel(models.TextChoices):
    """What a rule asks the moderator to look at."""

    LINKS = Flag.LINKS.value, _("Many links")
