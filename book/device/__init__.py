"""One GPU, measured once: the script, its record, what the book shows of it.
"""
