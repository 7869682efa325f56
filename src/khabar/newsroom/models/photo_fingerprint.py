"""What a photo's picture looks like, in 64 bits, so that the same picture is recognised when it comes in again."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.permissions import policy_registry

from khabar.newsroom.models.photo import Photo
from khabar.newsroom.photo_file.likeness import NEAR, bands_near, bands_of, distance

MOST_A_BAND = 100
"""However many photos share a band, so many are looked at: an upload must not wait for the archive."""
MOST_SHOWN = 6


class PhotoFingerprint(models.Model):
    photo = models.OneToOneField(Photo, on_delete=models.CASCADE, primary_key=True, related_name="fingerprint")
    bits = models.BigIntegerField()
    """As a signed number: databases know no other."""
    band_0 = models.PositiveIntegerField(db_index=True)
    band_1 = models.PositiveIntegerField(db_index=True)
    band_2 = models.PositiveIntegerField(db_index=True)
    band_3 = models.PositiveIntegerField(db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.bits & _MASK:016x}"


_MASK = (1 << 64) - 1


def keep_fingerprint(photo: Photo, bits: int) -> None:
    """Remember what *photo* looks like; a picture of one colour, fingerprint 0, looks like nothing."""
    if bits == 0:
        PhotoFingerprint.objects.filter(photo=photo).delete()
        return
    signed = bits - (1 << 64) if bits >> 63 else bits
    bands: dict[str, Any] = {f"band_{number}": band for number, band in enumerate(bands_of(bits))}
    PhotoFingerprint.objects.update_or_create(photo=photo, defaults={"bits": signed, **bands})


def near_duplicates(photo: Photo, user: AbstractBaseUser | AnonymousUser) -> list[Photo]:
    """Return photos that *user* may choose and that show the picture of *photo*, the nearest first. Five queries."""
    own = PhotoFingerprint.objects.filter(photo=photo).first()
    if own is None:
        return []
    bits = own.bits & _MASK
    found: dict[int, int] = {}
    for number, band in enumerate(bands_of(bits)):
        rows = PhotoFingerprint.objects.filter(**{f"band_{number}__in": list(bands_near(band))}).exclude(photo=photo)
        for pk, others in rows.order_by("-photo").values_list("photo", "bits")[:MOST_A_BAND]:
            far = distance(bits, others & _MASK)
            if far <= NEAR:
                found[pk] = far
    nearest = sorted(found, key=lambda pk: (found[pk], -pk))
    policy = policy_registry.get_by_type(Photo)
    allowed = policy.instances_user_has_any_permission_for(user, ["choose", "change"])
    photos = {one.pk: one for one in allowed.filter(pk__in=nearest).prefetch_renditions("max-165x165")}
    return [photos[pk] for pk in nearest if pk in photos][:MOST_SHOWN]


@receiver(post_save, sender=Photo)
def _keep_what_came_in(instance: Photo, **_: Any) -> None:
    if instance.looks_like is not None:
        keep_fingerprint(instance, instance.looks_like)
        instance.looks_like = None
