"""What is chosen on the page Safety: the keys of its choices."""

SAFETY_PART = "safety"
SAFETY_GROUP, SAFETY_SIGHT, SAFETY_ITEM = "respondents", "sight", "question"
SAFETY_WHO, FIRST, SECOND = "who", "first", "second"  # of the part of who answered
