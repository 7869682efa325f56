"""What an export held and what became of it, in numbers: they must agree."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sums:
    """*held* is what the text of the file says; *told* is how much of it the report tells of."""

    held: dict[str, int]
    items_held: int
    items_told: int
    comments_held: int
    comments_read: int
    comments_added: int

    def disagreements(self) -> list[str]:
        """Return a sentence for each number that does not agree: something was lost on the way, and nobody said so."""
        pairs = (
            ("items", self.items_held, self.items_told),
            ("comments", self.comments_held, self.comments_read),
        )
        return [
            f"The file holds {held} {what}; the report tells of {told}." for what, held, told in pairs if held != told
        ]
