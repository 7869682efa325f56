"""Where something stood on the site that a newsroom had before it moved here, so that its readers' links still lead."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

FORMER_PATH_MAX_LENGTH = 400


class FormerPath(models.Model):
    """A whole path of another system, decoded and composed. It leads to one thing of ours.

    Where that system numbered things in the query, as in `/?p=12`, the path is `/~p=12` (decision 039).
    """

    TARGETS: ClassVar = ("article", "standing_page", "section", "topic")

    path = models.CharField(_("path"), max_length=FORMER_PATH_MAX_LENGTH, unique=True)
    article = models.ForeignKey(
        "newsroom.Article", null=True, blank=True, on_delete=models.CASCADE, related_name="former_paths"
    )
    standing_page = models.ForeignKey(
        "newsroom.StandingPage", null=True, blank=True, on_delete=models.CASCADE, related_name="former_paths"
    )
    section = models.ForeignKey(
        "newsroom.Section", null=True, blank=True, on_delete=models.CASCADE, related_name="former_paths"
    )
    topic = models.ForeignKey(
        "newsroom.Topic", null=True, blank=True, on_delete=models.CASCADE, related_name="former_paths"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("path of before")
        verbose_name_plural = _("paths of before")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(article__isnull=False, standing_page=None, section=None, topic=None)
                | models.Q(article=None, standing_page__isnull=False, section=None, topic=None)
                | models.Q(article=None, standing_page=None, section__isnull=False, topic=None)
                | models.Q(article=None, standing_page=None, section=None, topic__isnull=False),
                name="newsroom_former_path_leads_to_one",
            )
        ]

    def __str__(self) -> str:
        return self.path
