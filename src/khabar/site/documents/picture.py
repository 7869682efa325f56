"""A picture ready for an <img>: renditions that readers may see, never the original."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Source:
    """One rendition."""

    path: str
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    sources: tuple[Source, ...]
    """From the smallest to the largest, at least one."""
    alt: str
    caption: str = ""
    credit: str = ""

    @property
    def standard(self) -> Source:
        """The rendition for browsers that know no srcset: the one of middle size."""
        return self.sources[len(self.sources) // 2]

    @property
    def srcset(self) -> str:
        return ", ".join(f"{source.path} {source.width}w" for source in self.sources)
