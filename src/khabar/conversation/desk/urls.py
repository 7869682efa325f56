"""Addresses of the moderation queue, below the admin's `comments/`."""

from django.urls import path

from khabar.conversation.desk.views import decide, show_queue

app_name = "conversation_desk"

urlpatterns = [
    path("", show_queue, name="queue"),
    path("decide/", decide, name="decide"),
]
