"""What compare-matchers.py and agreement.py share."""
