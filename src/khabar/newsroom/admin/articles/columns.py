"""The columns of the list of articles."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, StatusTagColumn
from wagtail.images.shortcuts import get_rendition_or_not_found

from khabar.newsroom.models import Article
from khabar.text.dates import format_date, format_time

THUMBNAIL = "fill-120x80|format-webp"


class PhotoColumn(Column):
    """The lead photo, small; rows without one keep the place, so that headlines stand in line."""

    cell_template_name = "newsroom/articles/photo_cell.html"

    def get_cell_context_data(self, instance: Article, parent_context: dict[str, Any]) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        photo = instance.lead_photo
        context["rendition"] = get_rendition_or_not_found(photo, THUMBNAIL) if photo else None
        return context


class BylineColumn(Column):
    def get_value(self, instance: Article) -> SafeString:
        language = instance.edition.language
        names = [(byline.name_in(language),) for byline in instance.bylines.all()]
        direction = instance.edition.direction
        joined = format_html_join("، " if direction == "rtl" else ", ", "<bdi>{}</bdi>", names)
        return format_html('<span dir="{}">{}</span>', direction, joined)


class PublishedColumn(Column):
    """When readers got it, in the way of its edition."""

    def get_value(self, instance: Article) -> SafeString | str:
        if instance.published_at is None:
            return ""
        moment = instance.published_at.astimezone(instance.edition.zone)
        style = instance.edition.date_style
        day, clock = format_date(moment, style), format_time(moment, style)
        direction = instance.edition.direction
        return format_html('<time datetime="{}" dir="{}">{}<br>{}</time>', moment.isoformat(), direction, day, clock)


class StateColumn(StatusTagColumn):
    """Draft, live, scheduled: as Wagtail says it, from what the list already knows."""

    def get_value(self, instance: Any) -> str:
        if instance.live:
            if instance.is_scheduled:
                return str(_("live, changes scheduled"))
            return str(_("live, with changes") if instance.has_unpublished_changes else _("live"))
        if instance.is_scheduled:
            return str(_("scheduled"))
        if instance.expired:
            return str(_("expired"))
        return str(_("taken down") if instance.first_published_at else _("draft"))
