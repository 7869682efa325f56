"""What the interchange's tests have."""

from pathlib import Path

import pytest

from tests.factories.newsroom import image_bytes


@pytest.fixture
def uploads(tmp_path: Path) -> Path:
    """Return a folder of uploads that has the two pictures of the Arabic sample."""
    folder = tmp_path / "uploads"
    (folder / "2017" / "11").mkdir(parents=True)
    for name, color in (("market.jpg", "#7a1f2b"), ("bridge.jpg", "#1f2b7a")):
        (folder / "2017" / "11" / name).write_bytes(image_bytes(size=(64, 36), color=color))
    return folder
