"""Photos as readers meet them: renditions with their measures, words for who cannot see them, caption and credit."""

from wagtail.images.models import SourceImageIOError

from khabar.newsroom.models import Edition, Photo
from khabar.newsroom.models.photo import PUBLIC_RENDITIONS
from khabar.press.remembering import remembered
from khabar.site.addresses import absolute
from khabar.site.documents import Picture, ShareImage, Source

IN_PAGES = tuple(spec for spec in PUBLIC_RENDITIONS if spec.endswith("webp"))
ON_SHARE_CARDS = next(spec for spec in PUBLIC_RENDITIONS if spec.endswith("jpeg"))


def picture_of(photo: Photo, edition: Edition, caption: str = "") -> Picture | None:
    """Return *photo* with *caption* in place of its own if there is one. Renditions that are missing are made.

    None for a photo whose file is lost or broken: its page has to stand without it.
    """
    sources = _sources_of(photo)
    if sources is None:
        return None
    return Picture(
        sources=sources,
        alt=photo.default_alt_text,
        caption=caption or photo.caption,
        credit=photo.credit_in(edition.language),
    )


@remembered
def _sources_of(photo: Photo) -> tuple[Source, ...] | None:
    try:
        renditions = photo.get_renditions(*IN_PAGES)
    except (SourceImageIOError, OSError):
        return None
    by_width = {rendition.width: rendition for rendition in renditions.values()}
    return tuple(Source(made.url, made.width, made.height) for _width, made in sorted(by_width.items()))


@remembered
def share_image_of(photo: Photo) -> ShareImage | None:
    """Return the picture for share cards: a JPEG, which every one of them can show. None if there is no file."""
    try:
        rendition = photo.get_rendition(ON_SHARE_CARDS)
    except (SourceImageIOError, OSError):
        return None
    return ShareImage(absolute(rendition.url), rendition.width, rendition.height, photo.default_alt_text)
