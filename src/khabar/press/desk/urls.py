"""Addresses of the press's page, below the admin's `press/`."""

from django.urls import path

from khabar.press.desk.views import bake_again, show_press

app_name = "press_desk"

urlpatterns = [
    path("", show_press, name="press"),
    path("bake-again/", bake_again, name="bake_again"),
]
