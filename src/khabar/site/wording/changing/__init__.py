"""The words of corrections and of the record of changes, one record a language."""
