"""Swedish: the survey: experienced and reported."""

from pages.shared.text.parts.experienced import ExperiencedText

EXPERIENCED = ExperiencedText(
    of_hundred="Av hundra utsatta företag polisanmälde {before} före och {after} efter.",
    more="Andelen företag som säger att de är utsatta var {before} före och {after} efter. Mot jämförelseområdena är det en ökning {basis}.",
    fewer="Andelen företag som säger att de är utsatta var {before} före och {after} efter. Mot jämförelseområdena är det en minskning {basis}.",
    alone="Andelen företag som säger att de är utsatta var {before} före och {after} efter. Jämförelseområdena går inte att ställa bredvid {basis}.",
    unclear="Andelen företag som säger att de är utsatta var {before} före och {after} efter. Mot jämförelseområdena syns ingen säker förändring {basis}.",
    together="Tillsammans:",
    to_effect="Fler serier och ett räkneexempel finns på sidan Effekt",
    title="{area}: vad företagen upplever och anmäler bredvid polisens siffror",
    subtitle="Företagens svar (andel) bredvid polisanmälda händelser (före = 100), före och efter",
    before="Före",
    after="Efter",
    police="Polisanmälda: {outcome}, före = 100",
    points="{change} procentenheter",
    columns=("Serie", "Område", "Före", "Efter", "Förändring", "n"),
    note="Utsatta: ja på minst en av frågorna om stöld, hot eller våld vid stöld, inbrott och annat hotfullt beteende. Anmält: ja, av de utsatta som svarade ja eller nej. De anmälda händelserna räknas i planens perioder, svaren i mätningarna däri.",
)
