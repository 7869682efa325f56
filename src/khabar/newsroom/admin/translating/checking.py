"""What the form of a translation asks before readers get it: that nothing is still as its source has it."""

from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from khabar.newsroom.models import Article, Edition, Photo, Translation
from khabar.text.languages import language
from khabar.text.slugs import slugify


def check_translation(form: WagtailAdminModelForm, cleaned: dict[str, Any]) -> None:
    """Refuse to publish what was not translated; give a draft that has its own headline now a slug of its own too."""
    translation = Translation.objects.filter(article=form.instance.pk).select_related("source__edition").first()
    source = translation.source if translation else None
    if source is None:
        return
    _forget_slug_of_source(form, cleaned, source)
    edition = cleaned.get("edition") or form.instance.edition
    if form.is_deferred_validation or edition.language == source.edition.language:
        return
    if cleaned["headline"] == source.headline:
        form.add_error("headline", _("This is still the headline of the source. Translate it first."))
    photo = cleaned.get("lead_photo")
    if photo and not cleaned.get("lead_photo_caption") and _is_of_another_script(photo, edition):
        form.add_error(
            "lead_photo_caption",
            _("The photo has a caption of its own in another script, and readers would get that. Write one here."),
        )


def _forget_slug_of_source(form: WagtailAdminModelForm, cleaned: dict[str, Any], source: Article) -> None:
    is_new = form.instance.first_published_at is None and cleaned["headline"] != source.headline
    if is_new and cleaned.get("slug", "").startswith(slugify(source.headline)):
        cleaned["slug"] = ""


def _is_of_another_script(photo: Photo, edition: Edition) -> bool:
    """Say whether the caption is written the other way than the edition is: no more can be known of it."""
    letters = [letter for letter in photo.caption if letter.isalpha()]
    arabic = sum("\u0600" <= letter <= "\u08ff" for letter in letters)
    return bool(letters) and (arabic * 2 > len(letters)) != (language(edition.language).direction == "rtl")
