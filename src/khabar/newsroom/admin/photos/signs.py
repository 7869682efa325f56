"""What the desk should see of a photo before it uses it: what is missing, what has ended, what the agency demands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _

from khabar.newsroom.models import Photo
from khabar.text.dates import DateStyle, format_date

WARNED_BEFORE = timedelta(days=14)


@dataclass(frozen=True)
class Sign:
    """One thing to know. A *grave* one keeps an article that shows the photo from being published."""

    kind: str
    text: str
    is_grave: bool = False


def signs_of(photo: Photo) -> list[Sign]:
    """Return what is to be known of *photo*, the gravest first."""
    return sorted(_signs_of(photo), key=lambda sign: not sign.is_grave)


def obstacles_of(photo: Photo) -> list[Sign]:
    """Return what keeps *photo* from readers."""
    return [sign for sign in signs_of(photo) if sign.is_grave]


def _signs_of(photo: Photo) -> Iterator[Sign]:
    now = timezone.now()
    if not photo.has_credit:
        yield Sign("credit", _("No credit"), is_grave=True)
    if not photo.has_rights:
        yield Sign("rights", _("No rights written down"), is_grave=True)
    if photo.rights_until is not None:
        if photo.rights_until <= now:
            yield Sign("ended", _("Rights have ended"), is_grave=True)
        elif photo.rights_until <= now + WARNED_BEFORE:
            day = format_date(timezone.localtime(photo.rights_until), DateStyle(get_language() or "ar"))
            yield Sign("ending", _("Rights end: %(day)s") % {"day": day})
    if not photo.alt_text:
        yield Sign("alt", _("Not described for who cannot see it"))
    if photo.instructions:
        yield Sign("instructions", _("Instructions of the agency"))


def refusal(photo: Photo, lacking: list[str], *, has_link: bool = True) -> str:
    """Return the sentence with which an article is sent back, and the way to where the photo is put right."""
    told = "، ".join(lacking) if get_language_bidi() else ", ".join(lacking)
    sentence = _("The photo {} cannot be shown to readers yet: {}. Put it right, then publish again.")
    if not has_link:
        return sentence.format(f"«{photo.title}»", told)
    link = format_html(
        '<a href="{}" target="_blank" rel="noreferrer"><bdi>{}</bdi></a>',
        reverse("wagtailimages:edit", args=[photo.pk]),
        photo.title,
    )
    return format_html(sentence, link, told)
