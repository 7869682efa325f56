"""The demo's pictures: illustrations drawn by code with Pillow, the same bytes each time. No photographs, no people."""

from khabar.site.demo.pictures.gallery import draw, jpeg, pictures

__all__ = ["draw", "jpeg", "pictures"]
