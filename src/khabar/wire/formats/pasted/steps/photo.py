"""Find the lead photo's caption and credit; the caption often stands twice, once is enough."""

from typing import Final

from khabar.wire.formats.pasted.article import PastedPhoto, Role
from khabar.wire.formats.pasted.credits import Credit, labelled_caption, split_caption
from khabar.wire.formats.pasted.page import Page
from khabar.wire.formats.pasted.tokens import folded_name, is_prose

# A credit alone names a photo; below this many words, what stands before it is no sentence of a caption.
_SHORTEST_CAPTION_IN_WORDS: Final = 3


def find_credited_photo(page: Page) -> None:
    """Claim every caption that ends in a firm credit: the first is the lead photo's, the same again is a repeat."""
    last_prose = max((index for index in page.open() if _reads_as_story(page, index)), default=-1)
    for index in list(page.open()):
        found = split_caption(page.text(index), page.known)
        if found is None or not found[1].is_firm:
            continue
        # «(أحمد سالم/رويترز)» closing the whole story is the reporter's mark and not a photo's.
        if index == last_prose and page.text(index).endswith(")") and is_prose(found[0]) and page.photo is None:
            continue
        _take(page, index, *found)
    _drop_repeats(page)


def find_loose_photo(page: Page) -> None:
    """Claim a caption without a firm credit below the headline: one name in brackets, a label, or words said twice."""
    if page.photo is None:
        first = page.first_prose_after(page.headline_at)
        second = page.first_prose_after(first)
        for index in list(page.open(page.headline_at + 1, min(second, first + 1))):
            found = split_caption(page.text(index), page.known)
            if found is not None and second < len(page.paragraphs):
                _take(page, index, *found)
                break
            caption = labelled_caption(page.text(index))
            if caption is not None and len(caption.split()) >= _SHORTEST_CAPTION_IN_WORDS:
                page.claim(index, Role.PHOTO, "photo.labelled")
                page.photo, page.confidence["photo"] = PastedPhoto(caption), 0.8
                break
            if index + 1 in set(page.open()) and folded_name(page.text(index)) == folded_name(page.text(index + 1)):
                page.claim(index, Role.PHOTO, "photo.said_twice")
                page.photo, page.confidence["photo"] = PastedPhoto(page.text(index)), 0.75
                break
    elif not page.photo.caption:
        _caption_above_the_credit(page, page.photo)
    _drop_repeats(page)


def _take(page: Page, index: int, caption: str, credit: Credit) -> None:
    if page.photo is None:
        page.claim(index, Role.PHOTO, "photo.credit")
        page.photo = PastedPhoto(caption, credit.photographer, credit.agency)
        page.confidence["photo"] = 0.98 if credit.is_on_file else 0.92 if credit.is_firm else 0.75
    elif caption and not page.photo.caption and _is_same_credit(page.photo, credit):
        page.claim(index, Role.PHOTO, "photo.credit")
        page.photo = PastedPhoto(caption, credit.photographer, credit.agency)
    else:
        is_repeat = not caption or folded_name(caption) == folded_name(page.photo.caption)
        page.claim(index, Role.DROPPED, "photo.repeat" if is_repeat else "photo.another")
        if not is_repeat:
            page.note("photo.another", caption=caption)


def _reads_as_story(page: Page, index: int) -> bool:
    found = split_caption(page.text(index), page.known)
    return is_prose(found[0] if found else page.text(index))


def _is_same_credit(photo: PastedPhoto, credit: Credit) -> bool:
    return (photo.photographer, photo.agency) == (credit.photographer, credit.agency)


def _caption_above_the_credit(page: Page, photo: PastedPhoto) -> None:
    """Take the paragraph right above a credit that stands alone as its caption, if a story follows below."""
    at = next(index for index, (role, _why) in page.claims.items() if role is Role.PHOTO)
    above = at - 1
    has_story_below = page.first_prose_after(at) < len(page.paragraphs)
    if above > page.headline_at and above in set(page.open()) and has_story_below:
        page.claim(above, Role.PHOTO, "photo.above_credit")
        page.photo = PastedPhoto(
            labelled_caption(page.text(above)) or page.text(above), photo.photographer, photo.agency
        )
    else:
        page.note("photo.no_caption")


def _drop_repeats(page: Page) -> None:
    if page.photo is None or not page.photo.caption:
        return
    caption = folded_name(page.photo.caption)
    for index in list(page.open()):
        if folded_name(page.text(index)) == caption:
            page.claim(index, Role.DROPPED, "photo.repeat")
