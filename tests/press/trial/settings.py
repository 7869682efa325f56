"""Settings of the smallest Django project that has a press, for tests that start processes of their own."""

import os
from pathlib import Path

KHABAR_HOME = Path(os.environ["KHABAR_TEST_HOME"])
KHABAR_STORE_FILE = KHABAR_HOME / "store" / "pages.sqlite3"
KHABAR_STORE_FILE.parent.mkdir(parents=True, exist_ok=True)
KHABAR_STORE = os.environ.get("KHABAR_STORE", "pages").split(",")
KHABAR_PRESS_ARCHIVE_AFTER_MONTHS = 0
KHABAR_PURGE: list[str] = []
KHABAR_S3_ACCESS_KEY = KHABAR_S3_SECRET_KEY = KHABAR_FASTLY_TOKEN = KHABAR_CLOUDFLARE_TOKEN = ""
KHABAR_SITE_URL = "http://127.0.0.1:8000"
KHABAR_FRONT_SECRET = "the front of the tests"
MEDIA_ROOT = KHABAR_HOME / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECRET_KEY = "protects nothing"
INSTALLED_APPS = ["khabar.press", "tests.press.trial"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Asia/Baghdad"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(KHABAR_HOME / "trial.sqlite3"),
        "TEST": {"NAME": str(KHABAR_HOME / "trial-test.sqlite3")},
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
        },
    }
}
