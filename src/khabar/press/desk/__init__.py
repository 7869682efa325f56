"""The page «المطبعة» of the admin: what waits, what fails, how quick the press is, and a button to bake again."""
