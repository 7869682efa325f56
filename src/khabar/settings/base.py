"""Every setting and its default. The environment overrides `khabar.toml`, which overrides the default here.

Each KHABAR_ name is explained in docs/reference/settings.md; a house test compares the two.
"""

import os
from pathlib import Path
from typing import Any

import environ
from wagtail.embeds import oembed_providers

from khabar.settings.home import home_of_environment

env = environ.Env()
_home = home_of_environment()
for _name, _value in _home.file_settings().items():
    os.environ.setdefault(_name, ",".join(map(str, _value)) if isinstance(_value, list) else str(_value))

# --- the installation -------------------------------------------------------------------------------------------------
KHABAR_HOME: Path = _home.root
KHABAR_STORE_FILE: Path = _home.store_file
KHABAR_STORE = env.list("KHABAR_STORE", default=["pages"])
KHABAR_S3_ACCESS_KEY = env.str("KHABAR_S3_ACCESS_KEY", default="")
KHABAR_S3_SECRET_KEY = env.str("KHABAR_S3_SECRET_KEY", default="")
KHABAR_PURGE = env.list("KHABAR_PURGE", default=[])
KHABAR_TAG_HEADERS = env.str("KHABAR_TAG_HEADERS", default="auto")
KHABAR_FASTLY_TOKEN = env.str("KHABAR_FASTLY_TOKEN", default="")
KHABAR_CLOUDFLARE_TOKEN = env.str("KHABAR_CLOUDFLARE_TOKEN", default="")
KHABAR_PRESS_ARCHIVE_AFTER_MONTHS = env.int("KHABAR_PRESS_ARCHIVE_AFTER_MONTHS", default=0)
KHABAR_DEBUG = DEBUG = env.bool("KHABAR_DEBUG", default=False)
KHABAR_SITE_URL = env.str("KHABAR_SITE_URL", default=_home.served_at()).rstrip("/")
KHABAR_ALLOWED_HOSTS = env.list("KHABAR_ALLOWED_HOSTS", default=["*"])
KHABAR_TRUSTED_PROXIES = env.int("KHABAR_TRUSTED_PROXIES", default=0)
KHABAR_FRONT_SECRET = env.str("KHABAR_FRONT_SECRET", default="")
KHABAR_ACCESS_LOG_FILE = env.str("KHABAR_ACCESS_LOG_FILE", default=str(_home.access_log))
KHABAR_UPLOAD_MAX_MEGABYTES = env.int("KHABAR_UPLOAD_MAX_MEGABYTES", default=20)
KHABAR_PHOTO_MAX_MEGAPIXELS = env.int("KHABAR_PHOTO_MAX_MEGAPIXELS", default=60)
KHABAR_COMMENT_MAX_LENGTH = 1500
KHABAR_PRESS_SWEEP_PER_SECOND = env.float("KHABAR_PRESS_SWEEP_PER_SECOND", default=1.0)
KHABAR_SEARCH_ENGINE = env.str("KHABAR_SEARCH_ENGINE", default="tantivy")
KHABAR_SEARCH_DIR: Path = _home.search
KHABAR_SEARCH_TIMEOUT_SECONDS = env.float("KHABAR_SEARCH_TIMEOUT_SECONDS", default=3.0)
KHABAR_OPENSEARCH_URL = env.str("KHABAR_OPENSEARCH_URL", default="http://127.0.0.1:9200").rstrip("/")
KHABAR_OPENSEARCH_PREFIX = env.str("KHABAR_OPENSEARCH_PREFIX", default="khabar")
KHABAR_OPENSEARCH_USER = env.str("KHABAR_OPENSEARCH_USER", default="")
KHABAR_OPENSEARCH_PASSWORD = env.str("KHABAR_OPENSEARCH_PASSWORD", default="")
KHABAR_OPENSEARCH_CA_FILE = env.str("KHABAR_OPENSEARCH_CA_FILE", default="")
KHABAR_OPENSEARCH_TIMEOUT_SECONDS = env.float("KHABAR_OPENSEARCH_TIMEOUT_SECONDS", default=60.0)
KHABAR_ARTICLE_PREVIEW = "khabar.site.preview.preview_article"
KHABAR_ARTICLE_RECORD = "khabar.site.addresses.versions_path"
KHABAR_BLOCK_PREVIEW = "khabar.site.block_previews.preview_block"
KHABAR_ARTICLE_URL = "khabar.site.addresses.article_path"

SECRET_KEY = env.str("KHABAR_SECRET_KEY", default="") or _home.secret_key()
# The front is the only way in and hands on the reader's Host; the operator narrows this when she has a name.
ALLOWED_HOSTS = KHABAR_ALLOWED_HOSTS
CSRF_TRUSTED_ORIGINS = [KHABAR_SITE_URL]
ROOT_URLCONF = "khabar.site.urls"
WSGI_APPLICATION = "khabar.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "khabar.interchange",
    "khabar.site",
    "khabar.conversation",
    "khabar.wire",
    "khabar.newsroom",
    "khabar.staff",
    "khabar.press",
    "khabar.search",
    "khabar.staff.wagtail_users.AccountsConfig",
    "wagtail.snippets",
    "wagtail.embeds",
    "wagtail.images",
    "wagtail.documents",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "khabar.staff.attending.Attendance",
    "khabar.staff.attending.SecondFactorGate",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "khabar.newsroom.admin.doors.ClosedDoors",
    "khabar.newsroom.admin.unfinished_removals.UnfinishedRemovals",
]

TEMPLATES: list[dict[str, Any]] = [
    {
        "NAME": "public",
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [Path(__file__).parent.parent / "site" / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "khabar.site.jinja.environment"},
    },
    {
        "NAME": "admin",
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# --- the database -----------------------------------------------------------------------------------------------------
KHABAR_DATABASE_URL = env.str("KHABAR_DATABASE_URL", default=f"sqlite:///{_home.database}")
DATABASES: dict[str, dict[str, Any]] = {"default": dict(env.db_url_config(KHABAR_DATABASE_URL))}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    _file = Path(DATABASES["default"]["NAME"])
    if _file.is_file():
        # A database that was moved away is an error to wait out, never a new empty file in its place.
        DATABASES["default"]["NAME"] = f"{_file.absolute().as_uri()}?mode=rw"
    # One writer at a time: IMMEDIATE makes writers queue for the time-out instead of failing half-way.
    # synchronous=FULL: an accepted comment is on disk before the reader is told so.
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;",
    }
else:
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

# --- people and sessions ----------------------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "django.contrib.auth.backends.ModelBackend",
    "khabar.newsroom.rights.backend.EditionRights",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in ("UserAttributeSimilarityValidator", "MinimumLengthValidator", "CommonPasswordValidator")
]
SESSION_ENGINE = "khabar.staff.models.session"
KHABAR_SECOND_FACTOR = env.str("KHABAR_SECOND_FACTOR", default="publishers")
KHABAR_SEAL_KEY = env.str("KHABAR_SEAL_KEY", default="")
KHABAR_IS_DEMO = _home.demo_file.exists()
LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = KHABAR_SITE_URL.startswith("https://")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_CONTENT_TYPE_NOSNIFF = True
X_FRAME_OPTIONS = "SAMEORIGIN"
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- languages and time -----------------------------------------------------------------------------------------------
# Wagtail's own sentences, as a newsroom says them.
LOCALE_PATHS = [Path(__file__).parent.parent / "newsroom" / "wagtail_in_arabic"]
LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", "العربية"), ("en", "English"), ("fa", "فارسی"), ("ur", "اردو"), ("ckb", "کوردی")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.str("KHABAR_TIME_ZONE", default="Asia/Baghdad")
KHABAR_TIME_ZONE = TIME_ZONE

# --- files ------------------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = _home.admin_assets
MEDIA_URL = "/media/"
MEDIA_ROOT = _home.media
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(_home.originals), "base_url": "/admin/originals/"},
    },
    # Sizes of photos. Those that something live shows are copied to the default storage, where readers are.
    "sizes": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(_home.originals / "sizes"), "base_url": "/admin/sizes/"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Admin assets are served from the installed packages, so that a first start has nothing to collect.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 3600

# --- Wagtail ----------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "خبر"
WAGTAILADMIN_BASE_URL = KHABAR_SITE_URL
WAGTAIL_I18N_ENABLED = False
WAGTAIL_ALLOW_UNICODE_SLUGS = True
WAGTAILADMIN_USER_LOGIN_FORM = "khabar.staff.desk.sign_in.LoginForm"
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Half a second, Wagtail's default, would hold SQLite's one writer at every pause of the editor's hand.
WAGTAIL_AUTOSAVE_INTERVAL = 5000
WAGTAIL_FINISH_WORKFLOW_ACTION = "khabar.newsroom.finish_review.finish_review"
WAGTAILIMAGES_IMAGE_MODEL = "newsroom.Photo"
WAGTAILIMAGES_IMAGE_FORM_BASE = "khabar.newsroom.admin.photos.form.PhotoForm"
WAGTAILIMAGES_RENDITION_STORAGE = "sizes"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = KHABAR_UPLOAD_MAX_MEGABYTES * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = KHABAR_PHOTO_MAX_MEGAPIXELS * 1_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
# Whom the desk's browser may make the server ask; any other address becomes a card with a link.
WAGTAILEMBEDS_FINDERS = [
    {
        "class": "wagtail.embeds.finders.oembed",
        "providers": [
            oembed_providers.youtube,
            oembed_providers.vimeo,
            oembed_providers.dailymotion,
            oembed_providers.soundcloud,
        ],
    }
]
# Wagtail's own index makes every save slower with the archive (decision 002): the desk asks the search's engine.
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "khabar.newsroom.desk_search.wagtail_backend", "AUTO_UPDATE": False}}
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES

# Sizes of photos are remembered by nobody: which file a row names may change under the eyes of another process.
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    "renditions": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"},
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"khabar": {"level": "INFO"}, "django.request": {"level": "ERROR"}},
}
