"""The Arabic-script engine: folding, words, slugs, digits, plurals, dates, direction, encodings.

Pure standard library. It knows languages and letters, no article, no edition and no framework. Every function takes any
Unicode string and never raises because of its content; only decoding bytes can fail, with errors that say why.
"""
