"""Sets up an empty newsroom: one edition, its standing pages, the agencies everybody quotes, the groups of staff."""

from django.db import transaction

from khabar.newsroom.actions.set_up_staff import set_up_staff
from khabar.newsroom.models import Agency, Edition, StandingPage
from khabar.newsroom.starter.copy import starter_agencies, starter_pages
from khabar.text.languages import language as record_of

NAMES = {"ar": "خبر", "en": "Khabar", "fa": "خبر", "ur": "خبر", "ckb": "هەواڵ"}


def set_up_newsroom(*, language: str = "ar") -> Edition:
    """Give an empty newsroom its first edition, written in *language*, and return the default edition.

    A newsroom that has an edition is left as it is, whatever its staff changed or deleted since.
    """
    with transaction.atomic():
        edition = Edition.objects.order_by("-is_default", "pk").first()
        if edition is not None:
            return edition
        digits = record_of(language).digits
        edition = Edition(code=language, name=NAMES[language], language=language, digits=digits, is_default=True)
        edition.full_clean()
        edition.save()
        for page in starter_pages(language):
            StandingPage.objects.create(
                edition=edition, slug=page.slug, title=page.title, body=page.body, order=page.order, live=page.live
            )
        for agency in starter_agencies():
            Agency.objects.create(
                name_ar=agency.ar,
                name_en=agency.en,
                name_fr=agency.fr,
                other_names="\n".join(agency.others),
                url=agency.url,
            )
        set_up_staff(edition=edition)
    return edition
