"""Links between documents lead somewhere, and every document can be reached from the front door."""

from pathlib import Path
from urllib.parse import unquote

from tests.house.documents import anchors, links, read
from tests.house.repository import DOCS, ROOT, files, shown, told


def broken_links(path: Path, markdown: str) -> list[str]:
    """Return the links of a document at *path* that lead to no file or to no heading of it."""
    return [target for target in links(markdown) if not _is_outside(target) and not _leads(path, target)]


def _is_outside(target: str) -> bool:
    return target.startswith(("http://", "https://", "mailto:"))


def _leads(path: Path, target: str) -> bool:
    name, _, anchor = unquote(target).partition("#")
    goal = (path.parent / name).resolve() if name else path
    if not goal.exists() or not goal.is_relative_to(ROOT):
        return False
    return not anchor or goal.suffix != ".md" or anchor in anchors(read(goal))


def test_links_of_every_document_lead_somewhere() -> None:
    found = [f"{shown(path)}: {target}" for path in files(".md") for target in broken_links(path, read(path))]

    assert not found, told(found, "correct the path or the heading's anchor.")


def test_every_page_of_the_docs_is_reached_from_the_index() -> None:
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page in reached or page.suffix != ".md" or not page.exists():
            continue
        reached.add(page)
        targets = [target.partition("#")[0] for target in links(read(page)) if not _is_outside(target)]
        waiting += [(page.parent / unquote(target)).resolve() for target in targets if target]

    lost = [shown(path) for path in files(".md", below=DOCS) if path not in reached]

    assert not lost, told(lost, "link it from docs/index.md or from a page that is.")


def test_a_broken_link_is_found_and_code_is_not_read_as_links() -> None:
    page = DOCS / "index.md"
    planted = (
        "[no](nowhere.md) [out](https://example.org/) `[code](x.md)`\n\n```\n[code](y.md)\n```\n[up](../../etc/passwd)"
    )

    assert broken_links(page, planted) == ["nowhere.md", "../../etc/passwd"]


def test_a_missing_heading_is_found() -> None:
    page = DOCS / "index.md"
    heading = next(iter(sorted(anchors(read(page)))))

    assert broken_links(page, f"[here](#{heading})") == []
    assert broken_links(page, "[here](#no-such-heading)") == ["#no-such-heading"]
