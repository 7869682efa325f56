"""The screens of photos, where Wagtail leaves off: what the desk has to know before readers see one."""
