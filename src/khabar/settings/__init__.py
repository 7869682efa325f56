"""Settings of a Khabar installation. Nobody imports this package: parts read `django.conf.settings`."""
