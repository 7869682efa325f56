"""The examples in the docstrings of khabar.text are true."""

import doctest
import importlib
import pkgutil

import pytest

import khabar.text

MODULES = sorted(module.name for module in pkgutil.walk_packages(khabar.text.__path__, "khabar.text."))


@pytest.mark.parametrize("name", MODULES)
def test_examples_of_the_module_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_every_language_and_engine_file_is_among_the_modules_tried() -> None:
    assert {"khabar.text.fold", "khabar.text.languages.ar"} <= set(MODULES)
