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
    avif: tuple[Source, ...] = ()
    """The same sizes, lighter, for browsers that know the format."""
    fallback: Source | None = None
    """For browsers that know neither."""
    focus: tuple[int, int] | None = None
    """The middle of what matters, in percent of width and height: where the page cuts, it cuts around it."""

    @property
    def standard(self) -> Source:
        """The rendition for browsers that know no srcset: the one of middle size."""
        return self.fallback or self.sources[len(self.sources) // 2]

    @property
    def srcset(self) -> str:
        return srcset_of(self.sources)

    @property
    def avif_srcset(self) -> str:
        return srcset_of(self.avif)

    @property
    def position(self) -> str:
        """The focus in steps of ten, as the style sheet names them; empty for the middle."""
        if self.focus is None:
            return ""
        return " ".join(f"{axis}{round(share, -1)}" for axis, share in zip("xy", self.focus, strict=True))


def srcset_of(sources: tuple[Source, ...]) -> str:
    return ", ".join(f"{source.path} {source.width}w" for source in sources)
