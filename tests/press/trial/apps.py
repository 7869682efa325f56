"""Django's door to the trial site, where it is an installed app."""

from django.apps import AppConfig


class TrialConfig(AppConfig):
    name = "tests.press.trial"
    label = "press_trial"
