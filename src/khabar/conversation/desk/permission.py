"""Who may decide: staff with the right to moderate comments, given to a group in the admin."""

PERMISSION = "conversation.moderate_comment"
