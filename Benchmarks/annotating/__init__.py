"""Parts of time-annotate.py and compare-annotate.py."""
