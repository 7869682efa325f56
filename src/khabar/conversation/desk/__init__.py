"""The moderation queue in the admin: what waits, who decided what, and the way back."""
