"""Proofs that the checks hold, and measurements of what they cost."""
