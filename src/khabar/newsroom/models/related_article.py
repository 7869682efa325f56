"""What an article's page offers to read after it, kept so that no page has to look for it (decision 016)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RelatedArticle(models.Model):
    """*related* is one of the likest to *article*, the likest at place 0. Both are of one edition.

    Rows that point to an article vanish in the transaction in which it leaves the readers.
    """

    article = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="related_articles")
    related = models.ForeignKey("newsroom.Article", on_delete=models.CASCADE, related_name="offered_by")
    place = models.PositiveSmallIntegerField(_("place"))
    likeness = models.FloatField(_("likeness"))

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("related article")
        verbose_name_plural = _("related articles")
        ordering = ["article", "place"]
        constraints = [
            models.UniqueConstraint(fields=["article", "related"], name="newsroom_related_once"),
            models.CheckConstraint(
                condition=~models.Q(article=models.F("related")), name="newsroom_related_to_another"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article_id} → {self.related_id}"
