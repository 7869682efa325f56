"""The licence is the AGPL, verbatim: its text may not be changed, and the package says the same."""

import hashlib
import tomllib

from tests.house.repository import ROOT

TEXT_OF_THE_FSF = "8486a10c4393cee1c25392769ddd3b2d6c242d6ec7928e1414efff7dfb2f07ef"


def test_the_text_of_the_licence_is_verbatim() -> None:
    found = hashlib.sha256((ROOT / "LICENSE").read_bytes()).hexdigest()

    assert found == TEXT_OF_THE_FSF, "Cure: git checkout the LICENSE as it was; its text may not be changed."


def test_the_package_names_the_licence_that_lies_beside_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["license"] == "AGPL-3.0-or-later"
    assert project["license-files"] == ["LICENSE"]
