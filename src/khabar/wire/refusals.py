"""Why copy is not taken in. Each refusal is a sentence in English with the way out; the desk words them in its own."""

from collections.abc import Sequence
from typing import Literal

from khabar.newsroom.models import Article

NameKind = Literal["section", "topic", "agency", "author"]


class CopyRefused(Exception):
    """The copy is not taken in, and nothing of it is saved."""


class FileUnreadable(CopyRefused):
    """The file cannot be opened, or what is in it is no text that we read."""


class FileTooLarge(CopyRefused):
    def __init__(self, size: int, limit: int) -> None:
        super().__init__(f"The file has {_megabytes(size)}; a news page has at most {_megabytes(limit)}.")
        self.size, self.limit = size, limit


class TooManyLines(CopyRefused):
    def __init__(self, lines: int, limit: int) -> None:
        super().__init__(f"The text has {lines} lines; a news page has at most {limit}.")
        self.lines, self.limit = lines, limit


class NothingButFurniture(CopyRefused):
    def __init__(self) -> None:
        super().__init__("There is no story in the text, only blank lines and page furniture.")


class HeadlineMissing(CopyRefused):
    def __init__(self) -> None:
        super().__init__("No line of the text can be the headline. Put one above the story.")


class HeadlineTooLong(CopyRefused):
    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"The headline has {length} characters; shorten it to {limit}.")
        self.length, self.limit = length, limit


class StoryMissing(CopyRefused):
    def __init__(self) -> None:
        super().__init__("There is no story below the headline, so it cannot be published. Take it in as a draft.")


class EditionUnknown(CopyRefused):
    def __init__(self, code: str, codes: Sequence[str]) -> None:
        super().__init__(f"There is no edition {code!r}. There is: {', '.join(codes) or 'none, run khabar init'}.")
        self.code = code


class SectionMissing(CopyRefused):
    def __init__(self) -> None:
        super().__init__("The text names no section, and the edition has none yet. Name one above the headline.")


class NameUnknown(CopyRefused):
    """A name is not on file and may not be added."""

    def __init__(self, kind: NameKind, name: str) -> None:
        super().__init__(f"There is no {kind} called {name!r}. Add it in the admin first, or write one that is there.")
        self.kind, self.name = kind, name


class PhotoRefused(CopyRefused):
    """The photo's file is no photo that we take: `reason` is one of unreadable, format, bytes, pixels."""

    def __init__(self, reason: Literal["unreadable", "format", "bytes", "pixels"], message: str) -> None:
        super().__init__(message)
        self.reason = reason


class FieldRefused(CopyRefused):
    """The newsroom does not accept the article as it stands."""


class AlreadyTakenIn(CopyRefused):
    def __init__(self, article: Article) -> None:
        super().__init__(f"This text was already taken in: it is article {article.pk}, {article.headline}")
        self.article = article


def _megabytes(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB".replace(".0 ", " ")
