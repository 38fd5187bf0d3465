"""English: the page Method."""

from pages.shared.text.parts.method import CalibrationText, MethodText
from pages.shared.text.small import LARGEST_HIDDEN, SMALL

CALIBRATION = CalibrationText(
    heading="How often is the tool wrong?",
    alarms="Of 100 pilots without any effect, the tool wrongly says change for about {alarms}.",
    held="Of 100 pilots with an effect, the true effect lies inside the interval for about {held}.",
    how="How it was tried: {settings} kinds of made-up towns where the truth is known, and of each kind {panels} without "
    "effect and {panels} with {effect} incidents in the pilot area. The towns differ in the number of areas and pilots, the "
    "length of the periods, how many incidents there are, how they cluster and how far areas drift apart for reasons of "
    "their own. Last computed on {day} with the random seed {seed}.",
    columns=(
        "Interval",
        "Wrongly says change",
        "At most in one kind of town",
        "Contains the true value",
        "At least in one kind of town",
    ),
    interval={
        "headline": "the headline: compared with expected",
        "pooled": "the headline of two pilots together",
        "exact": "the same months: before and after in the area itself",
        "difference": "how many incidents more or fewer (weighted displacement difference)",
        "quasi_poisson": "usual elsewhere: Poisson regression with dispersion (quasi-Poisson)",
        "clustered": "usual elsewhere: Poisson regression with clustered errors",
    },
    note="That is why the verdict rests on the headline alone. Before and after in the area itself tells how recorded "
    "incidents changed there, whatever the reason, and that change is what its interval should hold; whoever reads it as an "
    "effect of the pilot is often wrong. The number of incidents allows for chance only, not for areas drifting apart. "
    "The usual ways are shown for comparison and are not used here.",
    every_setting="All {settings} kinds of towns",
    setting={
        "pilots": "incidents a month in the pilot area",
        "areas": "areas in all",
        "months": "months before + after",
        "dispersion": "dispersion (\N{GREEK SMALL LETTER PHI})",
        "shock": "areas drift apart by",
    },
    cell="{interval} \N{EN DASH} {share}",
)

METHOD = MethodText(
    title="How we compute",
    lead="Each method in plain words: what it answers, what can fool it and where it comes from.",
    sections=(
        (
            "What the pages can and cannot say",
            "Pilotkollen shows change, not cause. One or two areas can change for reasons that have "
            "nothing to do with the pilot. That is why each pilot area is compared with areas of its own "
            "kind, and why \N{LEFT DOUBLE QUOTATION MARK}cannot tell yet\N{RIGHT DOUBLE QUOTATION MARK} is a valid answer.",
        ),
        (
            "The headline: compared with expected",
            "The pilot area's count after divided by its count before is compared with the same ratio in "
            "the comparison areas. 0.80 means 20% fewer than expected had the area followed them. The "
            "interval is a prediction interval: it allows for areas drifting apart for reasons of their own "
            "(\N{GREEK SMALL LETTER TAU}², estimated among the comparison areas after Paule and Mandel) and for "
            "incidents that cluster (\N{GREEK SMALL LETTER PHI}, never below 1). Fewer than five comparison areas "
            "give no verdict. Sources: Higgins, Thompson and Spiegelhalter 2009; Conley and Taber 2011.",
        ),
        (
            "The same months",
            "Before and after are whole years, or the same calendar months equally often. Otherwise a season "
            "looks like a change. The periods may differ in length; they are compared per month. The interval "
            "is exact (conditional binomial; Clopper and Pearson 1934).",
        ),
        (
            "How many incidents is that?",
            "Weighted displacement difference (Wheeler and Ratcliffe 2018): the pilot's change minus the "
            "comparison's, scaled to the pilot's level before, as a number of incidents in the after period.",
        ),
        (
            "Safety",
            "Shares are shown with Wilson\N{RIGHT SINGLE QUOTATION MARK}s interval. A change between waves has Newcombe\N{RIGHT SINGLE QUOTATION MARK}s (different people, or the same who answered twice), and the headline, the pilot\N{RIGHT SINGLE QUOTATION MARK}s change minus the comparison\N{RIGHT SINGLE QUOTATION MARK}s, "
            "Newcombe\N{RIGHT SINGLE QUOTATION MARK}s MOVER. People in one area answer alike, and areas change apart anyway: where at least five comparison areas answered, the interval is widened by how far apart their own shares changed "
            "(Paule and Mandel, the t distribution); else it is said that the interval only allows for who happened to answer. Don\N{RIGHT SINGLE QUOTATION MARK}t know, not applicable and missing answers (97, 98, 99) are never in the denominator, but are told. "
            "Fewer than ten answers are not shown; below thirty we warn. The plan\N{RIGHT SINGLE QUOTATION MARK}s questions are tested together by Holm\N{RIGHT SINGLE QUOTATION MARK}s method, others by that of Benjamini and Hochberg. "
            "The whole scale is tested after Brunner and Munzel: how often an answer after is higher than one before.",
        ),
        (
            "When waves must not be compared",
            "Where the wording of a question, its scale, the way of asking or the sampling frame changes between two waves, the difference may be due to that. Then they are not compared at all, and the reason stands where the figure would have stood. "
            "Where the way is known of one wave and not of the other, they are compared with a warning. A question of one\N{RIGHT SINGLE QUOTATION MARK}s own may get another wording without breaking the series if the file says that it is comparable.",
        ),
        (
            "Non-response and weights",
            "The response rate is answers out of those who were asked. The worst cases say what the share and the change would have been if all who did not answer had said yes, or no (Manski). "
            "Weights from the file, or to the population by sex, age, line of business or size, stand beside the unweighted share with the effective number of answers (Kish). Groups without answers are merged with their neighbour, and that is said.",
        ),
        (
            "Ways of working and methods",
            "The 28 indicators count what the files say of the work; each has its definition beside it. Where all are counted there is no sample: the interval of such a share says how far chance moves it in so few, "
            "if the work goes on alike. Time to done follows Kaplan and Meier: measures that are not done count for as long as they have waited. A measure is overdue when its day has passed, whatever the file\N{RIGHT SINGLE QUOTATION MARK}s status says. "
            "Measure-weeks say how much was in place, not what it has meant: several measures go on at once, and none of them can be tied to a change by itself.",
        ),
        (
            "The situation picture",
            "The problems are ranked in each source that speaks of them: incidents, EST reports, the businesses\N{RIGHT SINGLE QUOTATION MARK} answers and marks on the map. The order follows the mean of the ranks. No source weighs more than another. "
            "It is a way to begin the talk, not a measure of how grave something is.",
        ),
        (
            "The map",
            "Incidents per km² and year, smoothed with the same bandwidth (200 metres) and the same scale before "
            "and after. Squares of 250 metres with "
            + SMALL
            + " incidents, or incidents at fewer than three places, "
            "in either period are not drawn at all. Where incidents in fact lie on a few centre points "
            "(centroids) no heat map is drawn, for it would show where the centre points are. The base map is "
            "schematic unless one of your own is loaded.",
        ),
        (
            "Weekday and hour",
            "Incidents with only a from and a to time are spread evenly over the time between (aoristic "
            "method, Ratcliffe 2002). 00:00 counts as unknown where it is more common than it should be. "
            "The page Effect tests whether the week looks different after than before: one test of the whole week, and one of "
            "each time with Benjamini and Hochberg's rule (1995) for many tests. Incidents that are spread vary less than whole "
            "ones, so the tests raise false alarms more seldom than they say.",
        ),
        (
            "The same streets as before?",
            "Each street segment's share of the incidents before is compared with its share after (spatial point pattern test, "
            "SPPT; Andresen, in the form of Wheeler, Steenbeek and Andresen 2018). Incidents belong to the nearest segment within "
            "25 metres. Segments lie beside each other and do not change independently, so the many tests are kept in check by "
            "Benjamini and Yekutieli's rule (2001). Segments with "
            + SMALL
            + " incidents, or with incidents at fewer than three "
            "places, are not shown. Without street segments the areas of the plan are compared. A changed pattern does not say "
            "whether the incidents are more or fewer.",
        ),
        (
            "Small numbers",
            SMALL
            + " incidents are not shown but replaced by ··, on screen, in tables and in files. Zero is shown. "
            "No percentage is shown on fewer than twenty incidents before.",
        ),
        (
            "Preliminary months",
            "The latest months may change when reports come in late. They are hatched and in no comparison.",
        ),
        (
            "This year against last, unusual months and the index",
            "Trends compares settled months only: the year to date, the latest month and a window of the reader\N{RIGHT SINGLE QUOTATION MARK}s own, with the same months a year earlier. Larger than chance usually gives is a difference "
            "between twice the roots of the counts of more than three times the root of the dispersion of the series\N{RIGHT SINGLE QUOTATION MARK} months (after Wheeler 2016). Unusual months are tried in the same way against the mean of the same month "
            "of earlier years, and it is said how many were looked at and how many chance alone would point out. The index sets each area\N{RIGHT SINGLE QUOTATION MARK}s monthly mean before the start to 100 and shows means of twelve "
            "months. This is no verdict. A sum that would give away a month of few incidents beside the bars is not shown.",
        ),
        (
            "Areas side by side, the funnel plot and the day calendar",
            "The panels show twelve settled months at a time. The funnel plot sets each area\N{RIGHT SINGLE QUOTATION MARK}s change, or its number per 1,000 businesses or residents, against all areas together. The limits of two and "
            "three standard deviations are exact (binomial given the area\N{RIGHT SINGLE QUOTATION MARK}s sum, or Poisson) and widened by the root of the dispersion between areas: the mean of squared z-scores, with the outermost "
            "tenth at each end drawn in (Spiegelhalter 2005). A few areas always lie outside by chance; it is said how many. An area is shown only if no part of the time between two edges on the page has a small "
            "count, and if what is left over is not small either. The day calendar counts an incident on the day that it began, in classes: the lowest is 0\N{EN DASH}"
            + LARGEST_HIDDEN
            + ". This is no verdict.",
        ),
        (
            "Which area does an incident belong to?",
            "Its position decides. Where there is none, or the area has no boundary on the map, the area's name "
            "in the file is used. Incidents are counted (one row is one incident), not offences in a report.",
        ),
        (
            "The verdict",
            "The decision rule reads the interval against the smallest change that the plan calls worth having, in "
            "this order: the whole interval the wrong way \N{EN DASH} check reporting first; the whole interval beyond "
            "the smallest change \N{EN DASH} clear; certain but smaller than hoped; probable, size uncertain; a change "
            "that large is unlikely; otherwise it cannot be told yet.",
        ),
        (
            "The plan and its lock",
            "The evaluation plan says before the start what is compared with what, which question decides and how small a change is worth having. "
            "Locking it stores the time and a checksum. If it is changed later, each deviation shows with its reason. "
            "Questions that are not in the plan get no verdict. If the plan has several decision dates, the interval is wider at the early ones "
            "(O\N{RIGHT SINGLE QUOTATION MARK}Brien and Fleming 1979), so that the risk of a false alarm is 5% over all dates together. "
            "If the after period is not over, its whole years so far are judged, and it is said to be an interim result.",
        ),
        (
            "Could we see a change at all?",
            "Computed from the before period, without looking at the result: how many incidents there are, how much months vary beyond chance, and how far "
            "comparison areas usually drift apart from year to year. It is the main result\N{RIGHT SINGLE QUOTATION MARK}s own interval, with an 80% chance of seeing the change. "
            "Where more months cannot help, because areas drift apart anyway, it says so.",
        ),
        (
            "Did they move together before the start?",
            "Four checks of the before period (after Wheeler\N{RIGHT SINGLE QUOTATION MARK}s WDDControl): the level of the last year, the trend, month by month and half-year by half-year. "
            "Each allows as much as chance and the areas\N{RIGHT SINGLE QUOTATION MARK} own variation give. The level of the last year also shows a passing bad spell, after which pilots are "
            "often placed and which usually passes by itself.",
        ),
        (
            "Other questions and the grade of the evidence",
            "The more questions, the easier one of them shows a difference by chance. So the plan\N{RIGHT SINGLE QUOTATION MARK}s other outcomes are adjusted by Holm (1979). For shares "
            "in the survey, p is the one that belongs to Newcombe\N{RIGHT SINGLE QUOTATION MARK}s interval. The grade follows the Maryland scale (Sherman et al. 1998) and what was actually "
            "compared: 2 is before and after, 3 is before and after against comparison areas. A single pilot area cannot reach 4.",
        ),
        (
            "What speaks against it?",
            "What usually misleads a reader is always checked, each with its size here: small counts, a short after period, regression to the mean, "
            "season, few or differing comparison areas, the trend before the start, a change already before it, other ways to count, a single address, many questions, changed reporting, displacement, changed "
            "offence codes, other things at the same time and preliminary months. Also whether the plan was locked in time. What weakens the answer goes with every figure and file. "
            "More than 30% fewer than expected is more than published studies usually show: then the recording is checked first.",
        ),
        (
            "Would we see this anyway?",
            "Every comparison area is tried as if it were the pilot, against the others (placebo in space; Conley and Taber 2011, MacKinnon and Webb 2020). "
            "If the pilot comes first of 23 areas, that happens by itself in at most 1 case of 23. With fewer than twenty areas it can never get below 5%.",
        ),
        (
            "The monthly series: a step or a slope",
            "Controlled interrupted time series (Lopez Bernal, Cummins and Gasparrini 2018): the months of the pilot area and those of the comparison areas, added up, each get a level, a trend and a change of their own, and share a season. "
            "What the pilot alone changes by is the answer. The plan says beforehand whether the change is expected to come all at once or to grow month by month; of the latter, the difference at the end of the after period is told. "
            "All months before the start that the data cover are in it, but not the implementation. It takes at least 24 months before, 12 after and five incidents a month. "
            "The interval allows for incidents that clump but not for areas that drift apart: where they drift by a tenth a year, it holds the truth only about two times in three. So the headline is what counts. "
            "The answer is also tried without the months of the pandemic, with the plan's before period alone, and with an interval that bears months near each other being alike (Newey and West 1987; Ljung and Box 1978 warns of it).",
        ),
        (
            "Did the incidents move?",
            "The areas around (the buffer zone) are compared with the comparison areas as the pilot is, with the same prediction interval, and turned into a number of incidents. "
            "If the whole interval lies above what is expected, that is a sign of displacement; below it, of diffusion of benefits; else it cannot be told. "
            "Pilot and surroundings together are the total net effect. The displacement quotient (Bowers and Johnson 2003) divides the change around by the change in the pilot; it has no margin of error "
            "and is shown only where the pilot did better than the comparison. Other kinds of offence in the pilot area are tried in the same way, with p adjusted for how many they are (Benjamini and Hochberg 1995).",
        ),
        (
            "Is more being reported, or is more happening?",
            "Businesses in a partnership may begin to report more. So the number of reported incidents stands beside what depends less on reporting: the share of businesses that say they are victimised (safety index: yes to at least one of four questions), "
            "the share of these that reported to the police, alarms, and the partners' EST reports in the calendar months that are there both before and after. Who says no and don't know counts as not victimised; a wave without all four questions has no index. "
            "The worked example divides the headline by how the reporting share changed against the comparison areas; its margin of error joins both (the delta method; Katz et al. 1978). It needs 30 answers in each group, and that what businesses answer is true of all that is counted.",
        ),
        (
            "Does the answer rest on a bad time before the start? Does the answer hang on one address?",
            "An area that is chosen after a bad time often gets fewer incidents anyway (regression to the mean). So the answer is also counted without the last six and twelve months before the start, "
            "in whole years, and corrected by what areas with as many businesses usually have (empirical Bayes; Hauer and others 2002). That is estimated from the comparison areas and the pilot and assumes that they are places of the same kind. "
            "Of an address only a keyed hash is stored. The answer is counted without each of the largest addresses, and with at most a fifth of its area's incidents for each, of the number that is then left. "
            "Nothing is said of a single address, only between which limits the answer stays.",
        ),
        (
            "Would we have seen it before the start?",
            "We pretend that the pilot began 6, 12 and 18 months earlier and count in the same way, with months before the true start only (placebo in time; Abadie, Diamond and Hainmueller 2015). "
            "Then no change should be seen. Before and after are whole years, or the same calendar months. If a change is seen all the same, it is a reason to doubt the answer.",
        ),
        (
            "Does the answer depend on our choices?",
            "All reasonable combinations of comparison areas, periods and offences are counted, and shown side by side in order of size (specification curve; Simonsohn, Simmons and Nelson 2020). "
            "If they agree, the answer stands. Comparison areas are the plan's, the plan's without the area that pulls most each way, those like the pilot, and halves of the plan's; never pilot areas or buffer zones.",
        ),
        (
            "More places?: what speaks for and against",
            "The primary outcome is read by the locked decision rule: a hoped-for change speaks for more places, one that is smaller than hoped for, unlikely or the wrong way against them. "
            "Where it cannot tell, the page says how many more months it takes, or that no number of them will do. Other outcomes count only where they hold when all are tried together (Holm). "
            "Displacement, doubts, the grade of evidence, an unlocked plan, delivery, endurance and costs are arguments of their own. Delivery is good from 80% of what was planned and poor under 60% (Durlak and DuPre 2008): "
            "good delivery without a change speaks against the method, poor delivery against how it was carried out. The ways are not ranked and arguments are not added up. "
            "EMMIE (Johnson, Tilley and Bowers 2015) asks for effect, mechanism, moderators, implementation and economy. Parts of an answer are said to differ only where two intervals do not meet, which is stricter than a test (Schenker and Gentleman 2001).",
        ),
        (
            "Where next: how firm is the order?",
            "Each measure becomes the area's place among those known (percentiles), so that one area with very high figures does not decide alone; the weights are the reader's choice. "
            "Incidents are counted over three whole years and weighed together with what the areas have on average (empirical Bayes), for an area with many incidents one year often has fewer the next by itself. "
            "The order is tried in 1,000 draws: of counts that the same data allow, as spread as the months are, and of weights out of all there are (Goldstein and Spiegelhalter 1996; Laird and Louis 1989). "
            "In simulated towns an area's true rank lies within the span at least nine times out of ten. What is not known is the middle, never zero, and in the draws anything. "
            "Likeness to the pilot is not drawn anew, so the span is rather too short there. Areas with "
            + SMALL
            + " incidents in some year are not shown at all.",
        ),
        (
            "Cost per incident fewer",
            "Costs noted since the start are divided by how many fewer incidents there were than expected, with the headline's interval. A cost that is added up has no error of its own: then Fieller's interval (1954) is the cost over either limit. "
            "Where the limits hold no incident fewer there is no upper limit, and it says so. Hours stay hours until somebody gives them a price. What private owners paid counts only where at least three businesses stand behind.",
        ),
    ),
)
