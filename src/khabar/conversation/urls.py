"""What readers do under an article. The site includes these below `/<edition>/-/`; they are never baked."""

from django.urls import path

from khabar.conversation.views.comments import receive_comment, show_received
from khabar.conversation.views.polls import answer_poll

app_name = "conversation"

urlpatterns = [
    path("comments/<int:thread_id>/", receive_comment, name="comments"),
    path("comments/<int:thread_id>/received/", show_received, name="received"),
    path("polls/<int:poll_id>/", answer_poll, name="poll"),
]
