"""Swedish: the page Safety."""

from analysis.results import Reason
from pages.shared.text.parts.safety import SafetyText

SAFETY = SafetyText(
    title="Trygghet",
    lead="Hur upplever besökare och företag platsen, före och efter?",
    part="Del",
    parts={
        "answer": "Svaret",
        "items": "Fråga för fråga",
        "answers": "Svaren",
        "problems": "Problem",
        "reporting": "Upplevt och anmält",
        "who": "Vilka svarade",
    },
    not_judged="Enkäten kan inte bedömas: {reason}",
    no_outcome="Planen ställer ingen enkätfråga om {area}. Alla frågor finns under Fråga för fråga.",
    hoped="Svarande: {respondents}. Minsta förändring som planen hoppas på: {change}.",
    hoped_line="planens gräns",
    in_short="{area}: {before} före och {after} efter. Jämförelseområdena: {others_before} före och {others_after} efter.",
    paired="Bland dem som svarade båda gångerna: {change} än i jämförelseområdena {basis}.",
    holm_holds="Det står sig när planens {n} enkätfrågor prövas tillsammans (Holms metod, p {p}).",
    holm_fails="Det kan vara slump när planens {n} enkätfrågor prövas tillsammans (Holms metod, p {p}).",
    start_mark="piloten startar",
    break_mark="frågat på annat sätt",
    way_out={
        Reason.SCALE_CHANGED: "Vägen vidare: ställ frågan med samma svarsalternativ som första gången. Går svaren att översätta, skriv det i filen med frågor (jämförbar med).",
        Reason.WORDING_CHANGED: "Vägen vidare: ställ frågan med samma ord som första gången. Är betydelsen densamma, skriv det i filen med frågor (jämförbar med).",
        Reason.FRAME_CHANGED: "Vägen vidare: välj ut de svarande på samma sätt som i den första mätningen nästa gång, eller ta bort den mätning som avviker.",
        Reason.MODE_CHANGED: "Vägen vidare: samla in svaren på samma sätt som i den första mätningen nästa gång, eller ta bort den mätning som avviker.",
    },
    change_axis="Förändring, procentenheter",
    no_change="ingen förändring",
    change_title="{area}: {change} än om den hade följt jämförelseområdena",
    change_open="{area}: mellan {low} och {high} procentenheter mot jämförelseområdena",
    waves_title="{area}, {share}: {before} före, {after} efter",
    waves_subtitle="{item}. Andel av svaren, {respondents}",
    share_axis="Andel av svaren",
    comparison_line="Jämförelseområden",
    change_before_after="Före till efter",
    table_columns=("Område", "Mätning", "Andel", "Lägst", "Högst", "n"),
    change_columns=("Jämförelse", "Förändring, procentenheter", "Lägst", "Högst", "Intervall"),
    pilot_change="{area}, efter minus före",
    comparison_change="Jämförelseområden, efter minus före",
    difference_row="Skillnad i förändring (pilot minus jämförelse)",
    reporting_heading="Anmäler företagen oftare?",
    reporting_sentence_up="{area}: företagen polisanmäler en större andel av det de utsätts för: "
    "{before} före och {after} efter ({interval}; n = {n} svar). Antalet anmälda brott kan därför "
    "ha minskat mindre, eller ökat mer, än brotten själva.",
    reporting_sentence_down="{area}: företagen polisanmäler en mindre andel av det de utsätts för: "
    "{before} före och {after} efter ({interval}; n = {n} svar). Antalet anmälda brott kan därför "
    "ha minskat mer än brotten själva.",
    reporting_sentence_unclear="{area}: det går inte att se någon säker ändring av hur stor andel företagen polisanmäler: {before} före och {after} efter ({interval}; n = {n} svar).",
    reporting_no="Enkäten säger inte hur stor andel som anmäls: {reason}",
    early_level="Intervallen har säkerheten {level} i stället för 95 %: planen har flera beslutstillfällen, och var och ett får en del av risken för falskt larm.",
    own_wording="Frågorna är våra egna och kan inte jämföras med nationella undersökningar.",
    all_items_heading="Alla frågor",
    item_columns=("Fråga", "Svarande", "Mätning", "Andel", "Lägst", "Högst", "n"),
    respondents={
        "besökare": "besökare",
        "företag": "företag",
        "boende": "boende",
        "anställda": "anställda",
        "": "alla svarande",
    },
    or_="eller",
    definition="Andelen är de som svarade {counted}, av skalans {n} svarsalternativ. Vet ej och uteblivna svar ingår inte.",
    unlinked_heading="Andelar i enkäten",
    share_same="**{area}**, {item}: ändrades lika mycket som i jämförelseområdena {basis}.",
    share_sentence="**{area}**, {item}: {change} än om den hade ändrats som i jämförelseområdena {basis}.",
)
