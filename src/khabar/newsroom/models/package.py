"""Articles that reach readers together, at once or at an hour, all of them or none."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from khabar.newsroom.models.article import Article


class Package(models.Model):
    name = models.CharField(_("name"), max_length=120, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    at = models.DateTimeField(null=True)
    """When its articles go live; None if they did when it was made."""
    undone_at = models.DateTimeField(null=True)
    articles = models.ManyToManyField(Article, through="PackageArticle", related_name="packages")

    class Meta:
        verbose_name = _("package")
        verbose_name_plural = _("packages")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.name or f"{self.pk}"


class PackageArticle(models.Model):
    package = models.ForeignKey(Package, on_delete=models.CASCADE, related_name="members")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="+")
    was_live = models.BooleanField()
    """Whether readers had the article before: undoing the package does not take it from them."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["package", "article"], name="newsroom_once_in_a_package")]

    def __str__(self) -> str:
        return f"{self.package}: {self.article}"
