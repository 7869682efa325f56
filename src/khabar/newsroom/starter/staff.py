"""The roles of a newsroom, and what each may do. Every edition has its groups; an administrator changes them.

`docs/reference/roles.md` has the same as a table for people; a house test compares the two.
"""

from dataclasses import dataclass
from typing import Final

READ_ALL_EDITIONS: Final = ("newsroom.view_article",)

_AT_THE_DESK = ("wagtailadmin.access_admin",)
_NAMES_ON_FILE = tuple(
    f"newsroom.{verb}_{thing}" for verb in ("add", "change", "view") for thing in ("author", "agency")
)


@dataclass(frozen=True)
class Role:
    """One role. Rights are `app.codename`, in the edition of the group or, as far as they have none, in the house."""

    code: str
    names: dict[str, str]
    in_edition: tuple[str, ...] = ()
    of_house: tuple[str, ...] = ()
    photos_of_house: tuple[str, ...] = ()
    """Rights on every photo."""
    photos_of_edition: tuple[str, ...] = ()
    """Rights on the photos of the edition."""
    is_of_house: bool = False
    """Whether there is one group of it, and not one for each edition."""

    def name_in(self, language: str) -> str:
        return self.names.get(language, self.names["en"])


def _rights(things: str, verbs: str) -> tuple[str, ...]:
    return tuple(f"newsroom.{verb}_{thing}" for thing in things.split() for verb in verbs.split())


_WRITING = _rights("article", "view add change")
_EDITING = (
    *_WRITING,
    *_rights("article", "publish lock unlock"),
    *_rights("topic", "view add change"),
    *_rights("section", "view"),
    *_rights("standingpage", "change publish"),
)
_DECIDING = (
    *_EDITING,
    *_rights("article topic section standingpage", "delete"),
    *_rights("section", "add change"),
    *_rights("standingpage", "add lock unlock"),
    *_rights("edition", "change"),
)
_COMMENTS = ("conversation.moderate_comment", "conversation.view_poll", "conversation.change_poll")

CHIEF = Role(
    code="chief",
    names={"ar": "رؤساء التحرير", "en": "Chief editors"},
    in_edition=(*_DECIDING, *_COMMENTS),
    of_house=(
        *_AT_THE_DESK,
        *_NAMES_ON_FILE,
        "newsroom.delete_author",
        "newsroom.delete_agency",
        "newsroom.open_sealed_name",
        "staff.read_log",
    ),
    photos_of_house=("choose_image",),
    photos_of_edition=("add_image", "change_image"),
)
EDITOR = Role(
    code="editor",
    names={"ar": "المحررون", "en": "Editors"},
    in_edition=_EDITING,
    of_house=(*_AT_THE_DESK, *_NAMES_ON_FILE),
    photos_of_house=("choose_image",),
    photos_of_edition=("add_image", "change_image"),
)
REPORTER = Role(
    code="reporter",
    names={"ar": "المراسلون", "en": "Reporters"},
    in_edition=_WRITING,
    of_house=_AT_THE_DESK,
    photos_of_house=("choose_image",),
    photos_of_edition=("add_image",),
)
TRANSLATOR = Role(
    code="translator",
    names={"ar": "المترجمون", "en": "Translators"},
    in_edition=_WRITING,
    of_house=(*_AT_THE_DESK, *READ_ALL_EDITIONS),
    photos_of_house=("choose_image",),
)
PHOTO_EDITOR = Role(
    code="photo_editor",
    names={"ar": "محررو الصور", "en": "Photo editors"},
    in_edition=_rights("article", "view change"),
    of_house=_AT_THE_DESK,
    photos_of_house=("choose_image",),
    photos_of_edition=("add_image", "change_image"),
)
MODERATOR = Role(
    code="moderator",
    names={"ar": "مشرفو التعليقات", "en": "Moderators of comments"},
    in_edition=(*_rights("article", "view"), *_COMMENTS),
    of_house=_AT_THE_DESK,
)
OPERATOR = Role(
    code="operator",
    names={"ar": "مشغلو النظام", "en": "Operators"},
    of_house=(
        *_AT_THE_DESK,
        "press.look_after_press",
        *(f"auth.{verb}_{thing}" for verb in ("add", "change", "delete") for thing in ("user", "group")),
        "newsroom.add_edition",
        "staff.read_log",
    ),
    is_of_house=True,
)
ROLES: Final = (CHIEF, EDITOR, REPORTER, TRANSLATOR, PHOTO_EDITOR, MODERATOR, OPERATOR)

COLLECTION_OF_HOUSE = {"ar": "صور الدار", "en": "Photos of the house"}
REVIEW = {"ar": "مراجعة المحررين", "en": "Editors' review"}
