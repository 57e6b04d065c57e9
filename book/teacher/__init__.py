"""The teacher's pack: slides, questions for a course site, cards, a plan.

Everything is derived from the chapters; nothing in it is written by hand.
"""
