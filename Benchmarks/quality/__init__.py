"""Parts of quality-report.py."""
