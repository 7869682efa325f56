"""Why a text is not read as a page. All are a `PageTextRefused`, with numbers and no prose: the caller words them."""


class PageTextRefused(Exception):
    """The text cannot be read as a news page."""


class EmptyPage(PageTextRefused):
    """Nothing is left once blank lines and page furniture are taken away."""


class NoHeadline(PageTextRefused):
    """There is text, but no line of it can be a headline."""


class TooLong(PageTextRefused):
    """The text is larger than any news page."""

    def __init__(self, size: int, limit: int, unit: str) -> None:
        super().__init__(f"{size} {unit}, the limit is {limit}")
        self.size, self.limit, self.unit = size, limit, unit
