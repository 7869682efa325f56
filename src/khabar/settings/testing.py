"""Settings of the test suite: its own home, quick passwords, no network. Everything else is as in production."""

import os
import tempfile

# Two homes never share anything: workers that test side by side have one each.
os.environ["KHABAR_HOME"] = os.path.join(
    os.environ.get("KHABAR_TEST_HOME") or tempfile.mkdtemp(prefix="khabar-test-"),
    os.environ.get("PYTEST_XDIST_WORKER", ""),
)

from khabar.settings.home import home_of_environment

home_of_environment().make()

from khabar.settings.base import *  # noqa: E402, F403  the home must be known before the settings are read
from khabar.settings.base import DATABASES, KHABAR_HOME  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
KHABAR_SECOND_FACTOR = "nobody"  # what asks for it says so
KHABAR_FRONT_SECRET = "the front of the tests"
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # A file, not memory: several connections must see each other, and --reuse-db can keep it.
    DATABASES["default"]["TEST"] = {"NAME": str(KHABAR_HOME / "test.sqlite3")}
