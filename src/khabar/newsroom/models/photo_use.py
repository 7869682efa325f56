"""Where a photo is used: in which articles, as readers have them and as the desk is writing them."""

from typing import Any

from django.db import models
from django.db.models.signals import post_delete
from django.dispatch import receiver

from khabar.newsroom.models.article import Article
from khabar.newsroom.models.photo import Photo


class PhotoUse(models.Model):
    photo = models.ForeignKey(Photo, on_delete=models.CASCADE, related_name="uses")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="photo_uses")
    is_live = models.BooleanField(default=False)
    """Whether readers meet it there."""
    is_draft = models.BooleanField(default=False)
    """Whether the newest draft has it."""

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["article", "photo"], name="newsroom_one_use_of_photo")]

    def __str__(self) -> str:
        return f"{self.photo_id} in {self.article_id}"


@receiver(post_delete, sender=PhotoUse)
def _settle_what_a_deleted_article_showed(instance: PhotoUse, origin: Any = None, **_: Any) -> None:
    """An article that is deleted takes its uses along; a photo that nothing else shows leaves the readers with it."""
    if instance.is_live and isinstance(origin, Article | models.QuerySet):
        photo = Photo.objects.filter(pk=instance.photo_id).first()
        if photo is not None:
            photo.settle()
