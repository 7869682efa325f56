"""What readers say under an article, and who decides what is shown. Knows articles, no page of the site."""
