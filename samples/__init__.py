"""Invented sample plans and the programs that build them; no part of the package."""
