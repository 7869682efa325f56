"""What Django itself answers to readers: pages that are not there. Everything else public was baked before."""

from django.http import HttpRequest, HttpResponse

from khabar.newsroom.models import Edition
from khabar.site.letterheads import letterhead_of
from khabar.site.pages.lost import NOT_FOUND, lost_page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 in the language of the edition that the address belongs to, else of the default one."""
    code = request.path_info.lstrip("/").partition("/")[0]
    edition = Edition.objects.filter(code=code).first() or Edition.objects.filter(is_default=True).first()
    if edition is None:
        return HttpResponse("404", status=NOT_FOUND, content_type="text/plain")
    return HttpResponse(lost_page(NOT_FOUND, letterhead_of(edition)), status=NOT_FOUND)
