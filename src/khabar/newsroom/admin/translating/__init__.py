"""The translation desk in the admin: what is to be translated, what fell behind, both texts side by side."""
