"""The groups of staff a newsroom begins with, and what each may do. An administrator changes both in the admin."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StaffGroup:
    """One group. Permissions are `app.codename`; `app.*` is all of an app that is installed."""

    names: dict[str, str]
    permissions: tuple[str, ...]
    photos_of_house: tuple[str, ...] = ()
    """Rights on every photo."""
    photos_of_edition: tuple[str, ...] = ()
    """Rights on the photos of the first edition; those of later editions are given in the admin."""
    approves: bool = False
    """Whether it decides on what reporters hand in."""

    def name_in(self, language: str) -> str:
        return self.names.get(language, self.names["en"])


_WRITING = (
    "wagtailadmin.access_admin",
    "newsroom.add_article",
    "newsroom.change_article",
    "newsroom.view_article",
)
_EDITING = (
    *_WRITING,
    "newsroom.publish_article",
    "newsroom.lock_article",
    "newsroom.unlock_article",
    *(f"newsroom.{verb}_{thing}" for verb in ("add", "change", "view") for thing in ("author", "agency", "topic")),
    "newsroom.view_section",
    "newsroom.change_standingpage",
    "newsroom.publish_standingpage",
    "wire.*",
)

STAFF_GROUPS = (
    StaffGroup(
        names={"ar": "رؤساء التحرير", "en": "Chief editors"},
        permissions=(
            "wagtailadmin.access_admin",
            "newsroom.*",
            "wire.*",
            "conversation.*",
            "press.look_after_press",
            "auth.add_user",
            "auth.change_user",
            "auth.delete_user",
        ),
        photos_of_house=("add_image", "change_image", "choose_image"),
        approves=True,
    ),
    StaffGroup(
        names={"ar": "المحررون", "en": "Editors"},
        permissions=_EDITING,
        photos_of_house=("choose_image",),
        photos_of_edition=("add_image", "change_image"),
        approves=True,
    ),
    StaffGroup(
        names={"ar": "المراسلون", "en": "Reporters"},
        permissions=_WRITING,
        photos_of_house=("choose_image",),
        photos_of_edition=("add_image",),
    ),
    StaffGroup(
        names={"ar": "مشرفو التعليقات", "en": "Moderators of comments"},
        permissions=("wagtailadmin.access_admin", "newsroom.view_article", "conversation.*"),
    ),
)
COLLECTION_OF_HOUSE = {"ar": "صور الدار", "en": "Photos of the house"}
REVIEW = {"ar": "مراجعة المحررين", "en": "Editors' review"}
