"""English: was the place chosen for a bad spell, and does one address carry the answer?"""

from pages.shared.text.parts.selection import SelectionText

SELECTION = SelectionText(
    when="Does the answer rest on a bad time before the start?",
    when_lead=(
        "An area that is chosen after an unusually bad time often gets fewer incidents anyway, "
        "because the bad time passes. So the answer is also counted without the months just "
        "before the start."
    ),
    when_refused="Cannot be answered here.",
    when_same="No, the conclusion is the same without {span} before the start.",
    when_depends="Yes, the conclusion depends on {span} before the start.",
    when_unknown="Cannot tell: the data do not reach far enough back.",
    span={6: "the last half year", 12: "the last year"},
    even_without="Even without {span} before the start, the conclusion is the same: {change}.",
    depends=(
        "The conclusion depends on {span} before the start. Without it: {change}. "
        "With it: {headline}."
    ),
    without_unknown="Without {span} before the start there is no answer: {reason}",
    baseline=(
        "The before period is {months} {months:month|months}: a single bad time does not weigh "
        "that much."
    ),
    baseline_short=(
        "The before period is only {months} {months:month|months}: a single bad time weighs much."
    ),
    corrected_down=(
        "The area had more incidents before than areas with as many {base} usually have. Counting "
        "with that, {share} of them would have passed anyway, and the answer becomes {change}."
    ),
    corrected_up=(
        "The area had fewer incidents before than areas with as many {base} usually have. Counting "
        "with that, they would have become {share} more anyway, and the answer becomes {change}."
    ),
    corrected_same=(
        "Counting with what areas with as many {base} usually have, the answer does not change "
        "noticeably: {change}."
    ),
    not_corrected="The answer cannot be corrected by what such places usually have: {reason}",
    base={"businesses": "businesses", "employees": "employees", "residents": "residents"},
    when_title_same="The conclusion holds without the months just before the start",
    when_title_depends="The conclusion changes without the months just before the start",
    when_title_unknown="The answer, as it is and corrected",
    when_note=(
        "The before period is moved back in whole years, or cut to whole years where the data do "
        "not reach. The correction weighs the area's own months together with what areas with as "
        "many businesses have (empirical Bayes, Hauer); how alike they are is estimated from the "
        "comparison areas and the pilot. It assumes that the pilot is a place of the same kind, "
        "and moves the answer's interval without making it narrower. Corrected answers are rounded "
        "to whole per cent and stand without n: else single months could be worked out."
    ),
    columns=("Way of counting", "Before period", "Difference from expected", "Another conclusion?"),
    row_headline="As the answer is",
    row_without="Without the last {months} months",
    row_corrected="Corrected for a bad time before",
    itself="this is it",
    same="No",
    other="Yes",
    unknown="Cannot be said",
    where="Does the answer hang on one address or one business?",
    where_refused="Cannot be answered here.",
    where_no="No, the conclusion holds even if one of the largest is left out.",
    where_yes="Yes, the conclusion changes if one of the largest is left out.",
    where_lead=(
        "A shop that stops reporting, or begins to, can look like a change in the whole area. So "
        "the answer is also counted without each of the largest addresses, in the pilot area and "
        "in the comparison areas."
    ),
    range_same="The answer then lies between {low} and {high}, and the conclusion is the same every time.",
    range_other=(
        "The answer then lies between {low} and {high}, and the conclusion is another at least once."
    ),
    capped_same=(
        "If no address may have more than a fifth of its area's incidents, the conclusion is the "
        "same: "
        "{change}."
    ),
    capped_other=(
        "If no address may have more than a fifth of its area's incidents, the conclusion is "
        "another: "
        "{change}."
    ),
    capped_unknown=(
        "If no address may have more than a fifth of its area's incidents, too few are left for an "
        "answer."
    ),
    pilot_above="In {area} a single address has more than a fifth of the incidents, before or after.",
    pilot_below="In {area} no address has more than a fifth of the incidents, neither before nor after.",
    areas_above=(
        "Nor has any in a comparison area.",
        "In one comparison area an address has more than a fifth.",
        "In several comparison areas an address has more than a fifth.",
    ),
    where_title_no="The conclusion holds even if one of the largest addresses is left out",
    where_title_yes="The conclusion changes if one of the largest addresses is left out",
    where_note=(
        "Addresses are never stored, only a keyed hash that tells them apart; where the file has "
        "no addresses, exact positions are used. {share} of all incidents have one. The ten "
        "largest of each area and offence group are tried. The limit holds for the number after "
        "limiting, before and after by themselves. A single address's share or number is never "
        "shown; answers are rounded to whole per cent and stand without n. The "
        "range goes from the lowest answer to the highest and is no prediction interval."
    ),
    where_columns=("Way of counting", "Difference from expected", "Another conclusion?"),
    row_range="Without one of the largest (range)",
    row_capped="At most a fifth per address",
    range="{low} to {high}",
)
