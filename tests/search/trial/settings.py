"""Settings of the trial: the search, and of Django only what groups need. Its home is `KHABAR_TEST_HOME`."""

from khabar.settings.testing import *  # noqa: F403  the trial differs from the suite in what is installed
from khabar.settings.testing import DATABASES, KHABAR_HOME

INSTALLED_APPS = ["khabar.search", "django.contrib.auth", "django.contrib.contenttypes"]
MIDDLEWARE: list[str] = []
ROOT_URLCONF = "tests.search.trial"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(KHABAR_HOME / "trial.sqlite3"),
        "OPTIONS": DATABASES["default"].get("OPTIONS", {}) if "sqlite3" in DATABASES["default"]["ENGINE"] else {},
    }
}
KHABAR_SEARCH_ENGINE = "tantivy"
