"""Photos as readers meet them: renditions with their measures, words for who cannot see them, caption and credit."""

from wagtail.images.models import SourceImageIOError

from khabar.newsroom.models import Edition, Photo, PhotoRendition
from khabar.newsroom.models.photo_sizes import ON_SHARE_CARDS, PUBLIC_RENDITIONS
from khabar.press.recording import is_recording
from khabar.press.remembering import remembered
from khabar.site.addresses import absolute
from khabar.site.documents import Picture, ShareImage, Source

IN_PAGES = tuple(spec for spec in PUBLIC_RENDITIONS if spec != ON_SHARE_CARDS)


def picture_of(photo: Photo, edition: Edition, caption: str = "") -> Picture | None:
    """Return *photo* with *caption* in place of its own if there is one. Renditions that are missing are made.

    None for a photo whose file is lost or broken, or whose rights have ended: its page has to stand without it. A page
    for readers shows none that is not laid out for them; only the desk's previews do.
    """
    if not _may_be_shown(photo):
        return None
    sizes = _sizes_of(photo)
    if sizes is None:
        return None
    return Picture(
        sources=sizes["webp"],
        alt=photo.default_alt_text,
        caption=caption or photo.caption,
        credit=photo.credit_in(edition.language),
        avif=sizes["avif"],
        fallback=sizes["jpeg"][0],
        focus=photo.focus,
    )


def _may_be_shown(photo: Photo) -> bool:
    return not photo.rights_ended and (photo.is_public or not is_recording())


@remembered
def _sizes_of(photo: Photo) -> dict[str, tuple[Source, ...]] | None:
    """Return the sizes for pages by their format, each from the smallest to the largest."""
    try:
        renditions = photo.get_renditions(*IN_PAGES)
    except (SourceImageIOError, OSError):
        return None
    return {kind: _by_width(renditions, kind) for kind in ("avif", "webp", "jpeg")}


def _by_width(renditions: dict[str, PhotoRendition], kind: str) -> tuple[Source, ...]:
    by_width = {made.width: made for spec, made in renditions.items() if spec.endswith(kind)}
    return tuple(Source(made.url, made.width, made.height) for _width, made in sorted(by_width.items()))


@remembered
def share_image_of(photo: Photo) -> ShareImage | None:
    """Return the picture for share cards: a JPEG, which every one of them can show. None if there is none to show."""
    if not _may_be_shown(photo):
        return None
    try:
        rendition = photo.get_rendition(ON_SHARE_CARDS)
    except (SourceImageIOError, OSError):
        return None
    return ShareImage(absolute(rendition.url), rendition.width, rendition.height, photo.default_alt_text)
