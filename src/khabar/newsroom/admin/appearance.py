"""The newsroom's style sheet and script on every screen of the admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


def style_sheet() -> SafeString:
    return format_html('<link rel="stylesheet" href="{}">', static("newsroom/css/admin.css"))


def script() -> SafeString:
    return format_html('<script type="module" src="{}"></script>', static("newsroom/js/editor.js"))
