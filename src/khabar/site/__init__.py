"""What a reader sees: public pages, their addresses, words and looks. The only part that knows all the others."""
