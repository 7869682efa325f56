"""Each change brings a short file for the changelog, so that work side by side does not collide in one."""

import re

from tests.house.repository import ROOT, shown, told

FOLDER = ROOT / "changes"
KINDS = ("added", "changed", "fixed", "removed", "security")
LONGEST = 600
_NAME = re.compile(rf"[a-z0-9]+(?:-[a-z0-9]+)*\.({'|'.join(KINDS)})\.md")


def faults_of_fragment(name: str, text: str) -> list[str]:
    """Return what is wrong with a fragment's name or text."""
    faults = []
    if not _NAME.fullmatch(name):
        faults.append(f"call it subject.kind.md, with a kind of: {', '.join(KINDS)}")
    if not text.strip().endswith("."):
        faults.append("write whole sentences")
    if len(text) > LONGEST:
        faults.append(f"at most {LONGEST} characters: the docs have the rest")
    if text.lstrip().startswith(("#", "-", "*")):
        faults.append("no heading and no list: it becomes a point of a list")
    return faults


def test_fragments_are_ready_for_the_changelog() -> None:
    fragments = [path for path in FOLDER.iterdir() if path.name != "README.md"]

    found = [
        f"{shown(path)}: {fault}"
        for path in sorted(fragments)
        for fault in faults_of_fragment(path.name, path.read_text(encoding="utf-8"))
    ]

    assert not found, told(found, "see changes/README.md.")


def test_a_bad_fragment_is_found() -> None:
    assert faults_of_fragment("comments.added.md", "Readers can comment.\n") == []
    assert len(faults_of_fragment("Comments.new.md", "# comments")) == 3
    assert len(faults_of_fragment("comments.added.md", "a" * LONGEST + ".")) == 1
