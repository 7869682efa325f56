"""What the press's tests have: the trial site's tables and pages, and a look into the page store."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import AppConfig, apps
from django.db import connection

from khabar.press.page_store import page_store
from khabar.press.registry import temporary_page_kinds
from khabar.press.stores.pagefile import PageFile
from tests.press.trial import press_keys
from tests.press.trial.models import MODELS
from tests.press.trial.pages import KINDS
from tests.press.trial.rebuild import Answer, answers

assert press_keys  # imported for what it declares


@pytest.fixture(scope="session")
def trial_app() -> Iterator[None]:
    """Let Django know the trial site, which is no installed app of the project under test.

    `override_settings` would call `ready` of every app again; relations are found as soon as the app is listed.
    """
    if apps.is_installed("tests.press.trial"):
        yield
        return
    config = AppConfig.create("tests.press.trial")
    config.apps = apps
    config.import_models()
    apps.app_configs[config.label] = config
    apps.clear_cache()
    yield
    del apps.app_configs[config.label]
    apps.clear_cache()


@pytest.fixture(scope="session")
def trial_tables(trial_app: None, django_db_setup: None, django_db_blocker: Any) -> None:
    """Make the trial site's tables anew: a kept database may have older ones."""
    with django_db_blocker.unblock(), connection.schema_editor() as editor:
        known = connection.introspection.table_names()
        for model in reversed(MODELS):
            if model._meta.db_table in known:
                editor.delete_model(model)
        for model in MODELS:
            editor.create_model(model)


@pytest.fixture
def trial(trial_tables: None, db: None) -> Iterator[None]:
    """Let the press know the pages of the trial site, and no others."""
    with temporary_page_kinds(*KINDS):
        yield


@pytest.fixture
def trial_with_commits(trial_tables: None, transactional_db: None) -> Iterator[None]:
    """The same, where what is written is committed and other connections see it."""
    with temporary_page_kinds(*KINDS):
        yield
        for model in reversed(MODELS):
            model._base_manager.all().delete()


@pytest.fixture
def served() -> Any:
    """Return a function that tells what every address of this test's store answers."""

    def look() -> dict[str, Answer]:
        store = page_store()
        assert isinstance(store, PageFile)
        return answers(store.path)

    return look
