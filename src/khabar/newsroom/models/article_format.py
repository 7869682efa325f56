"""What sort of article one is, and what a reader should know before she sees it. Names only; looks are the site's."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ArticleFormat(models.TextChoices):
    """The form an article has. It gives the label over the headline and the type that search engines are told."""

    NEWS = "news", _("News")
    FEATURE = "feature", _("Feature")
    OPINION = "opinion", _("Opinion")
    INTERVIEW = "interview", _("Interview")
    EXPLAINER = "explainer", _("Explainer")
    GALLERY = "gallery", _("Photo gallery")
    VIDEO = "video", _("Video")
    AUDIO = "audio", _("Audio")
    LIVE_BLOG = "live_blog", _("Live coverage")
    FACT_CHECK = "fact_check", _("Fact check")


class Sensitivity(models.TextChoices):
    """What may hurt a reader who meets it unprepared."""

    GRAPHIC = "graphic", _("Graphic photos: covered until the reader asks")
    VIOLENCE = "violence", _("Descriptions of violence")
    ABUSE = "abuse", _("Abuse or sexual violence")
    SUICIDE = "suicide", _("Suicide or self-harm")
