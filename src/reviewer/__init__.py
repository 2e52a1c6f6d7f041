"""Desk review of Chinese public budget and final-accounts disclosures."""

__version__ = "0.1.0"
