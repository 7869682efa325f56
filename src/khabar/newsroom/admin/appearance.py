"""The newsroom's style sheet and scripts on every screen of the admin."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

_STYLES = ["newsroom/css/admin.css", "newsroom/css/translation.css"]
_SCRIPTS = ["newsroom/js/editor.js", "newsroom/js/physical_keys.js"]


def style_sheet() -> SafeString:
    return format_html_join("", '<link rel="stylesheet" href="{}">', ([static(path)] for path in _STYLES))


def scripts() -> SafeString:
    return format_html_join("", '<script type="module" src="{}"></script>', ([static(path)] for path in _SCRIPTS))
