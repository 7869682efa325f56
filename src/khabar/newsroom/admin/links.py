"""Links in the text editor: to addresses, mail and telephones. There is no page tree to choose from."""

from typing import Any

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature

_SAFE_ADDRESSES = "^(http:|https:|mailto:|tel:|#|undefined$)"


def register_link_feature(features: Any) -> None:
    """Replace Wagtail's link button by one whose dialogue opens on an address."""
    features.register_editor_plugin(
        "draftail",
        "link",
        EntityFeature(
            {
                "type": "LINK",
                "icon": "link",
                "description": _("Link"),
                "attributes": ["url", "id", "parentId"],
                "allowlist": {"href": _SAFE_ADDRESSES},
                "chooserUrls": {
                    "pageChooser": reverse_lazy("wagtailadmin_choose_page_external_link"),
                    "externalLinkChooser": reverse_lazy("wagtailadmin_choose_page_external_link"),
                    "emailLinkChooser": reverse_lazy("wagtailadmin_choose_page_email_link"),
                    "phoneLinkChooser": reverse_lazy("wagtailadmin_choose_page_phone_link"),
                },
            },
            js=["wagtailadmin/js/page-chooser-modal.js"],
        ),
    )
