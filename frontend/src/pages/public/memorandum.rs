//! What was asked, what was answered, what is late: for everyone, without script.

use crate::components as ui;
use crate::ctx::{Ctx, Dress, Page};
use crate::pages::adoption::parts::{self, count, day, plural};
use constat_shared::api::delivery::{AnswerKind, Followed, PublicMemorandum, ReadPublicMemorandum};
use constat_shared::locale::{Locale, Words};
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "{title}\u{A0}: ce qui a été demandé, ce qui a été répondu", "{title}: wat gevraagd werd, wat geantwoord werd", "{title}: what was asked, what was answered";
    DELIVERED = "Mémorandum remis le {day} par {who}, à partir de {voices}. Page tenue à jour\u{202F}; aujourd’hui, {today}.", "Memorandum overhandigd op {day} door {who}, op basis van {voices}. Deze pagina wordt bijgehouden; vandaag, {today}.", "Memorandum delivered on {day} by {who}, from {voices}. This page is kept up to date; today, {today}.";
    SEALED = "Mémorandum scellé le {day} par {who}, à partir de {voices}. Il n’est pas encore remis.", "Memorandum verzegeld op {day} door {who}, op basis van {voices}. Het is nog niet overhandigd.", "Memorandum sealed on {day} by {who}, from {voices}. It is not delivered yet.";
    ORGANISATION_ONE = "1 organisation", "1 organisatie", "1 organisation";
    ORGANISATION_MANY = "{n} organisations", "{n} organisaties", "{n} organisations";
    RATE = "{answered} réponses sur {expected} attendues", "{answered} antwoorden op {expected} verwachte", "{answered} answers of {expected} expected";
    RATE_NONE = "Aucune réponse n’est encore attendue", "Er wordt nog geen antwoord verwacht", "No answer is expected yet";
    LEGEND = "Plein\u{A0}: une réponse est venue. Hachuré\u{A0}: en retard. Pointillé\u{A0}: la date n’est pas passée.", "Vol: er kwam een antwoord. Gearceerd: te laat. Gestippeld: de datum is niet voorbij.", "Filled: an answer came. Hatched: late. Dashed: the day is not past.";
    CELL_ANSWERED = "{n}, répondue", "{n}, beantwoord", "{n}, answered";
    CELL_LATE = "{n}, en retard", "{n}, te laat", "{n}, late";
    CELL_WAITING = "{n}, attendue", "{n}, verwacht", "{n}, expected";
    PERCENT = "Taux de réponse\u{A0}: {rate}\u{A0}%.", "Antwoordgraad: {rate}\u{A0}%.", "Response rate: {rate}%.";
    DONE_ONE = "Une recommandation est faite.", "Eén aanbeveling is uitgevoerd.", "One recommendation is done.";
    DONE_MANY = "{n} recommandations sont faites.", "{n} aanbevelingen zijn uitgevoerd.", "{n} recommendations are done.";
    LATE_ONE = "Une est en retard\u{A0}:", "Eén is te laat:", "One is late:";
    LATE_MANY = "{n} sont en retard\u{A0}:", "{n} zijn te laat:", "{n} are late:";
    ALL_ONE = "La recommandation", "De aanbeveling", "The recommendation";
    ALL_MANY = "Les {n} recommandations", "De {n} aanbevelingen", "The {n} recommendations";
    TO = "À\u{A0}: {who}.", "Aan: {who}.", "To: {who}.";
    BY = "Réponse demandée pour le {day}.", "Antwoord gevraagd tegen {day}.", "Answer asked for by {day}.";
    BECAUSE = "Le constat", "De vaststelling", "The finding";
    PROMISED = "Pour le {day}.", "Tegen {day}.", "By {day}.";
    WHOSE = "Cela revient à\u{A0}: {whose}.", "Dit is voor: {whose}.", "Whose it is: {whose}.";
    NO_NEWS = "Sans réponse à ce jour.", "Tot vandaag geen antwoord.", "No answer to this day.";
    SOURCE = "Le texte et les chiffres", "De tekst en de cijfers", "The text and the figures";
    PDF = "Le mémorandum en PDF", "Het memorandum als PDF", "The memorandum as PDF";
    JSON = "Le texte scellé, à vérifier", "De verzegelde tekst, om na te kijken", "The sealed text, to be checked";
    FEED = "Être prévenu (flux Atom)", "Op de hoogte blijven (Atom-feed)", "Be told (Atom feed)";
    SIGNED = "Ont signé\u{A0}: {names}.", "Ondertekenden: {names}.", "Signed: {names}.";
    ABSTAINED_ONE = "Une organisation s’est abstenue.", "Eén organisatie onthield zich.", "One organisation abstained.";
    ABSTAINED_MANY = "{n} organisations se sont abstenues.", "{n} organisaties onthielden zich.", "{n} organisations abstained.";
    SPEAKERS = "Porte-parole\u{A0}: {names}.", "Woordvoerders: {names}.", "Spokespersons: {names}.";
    HASH = "Empreinte SHA-256\u{A0}:", "SHA-256-vingerafdruk:", "SHA-256 hash:";
    AS_IS = "Les réponses sont publiées telles qu’elles nous arrivent.", "De antwoorden worden gepubliceerd zoals ze aankomen.", "Answers are published as they arrive.";
    NONE = "aucun", "geen", "none";
}

/// The page.
pub fn view(ctx: &Ctx, request: &ReadPublicMemorandum, data: &PublicMemorandum) -> Page {
    let title = ctx.fill(TITLE, &[("title", &data.title.get(ctx.locale))]);
    let who = plural(ctx, count(data.signatures.len()), ORGANISATION_ONE, ORGANISATION_MANY);
    let who = format!("{who} ({})", data.coordination.get(ctx.locale));
    let voices = parts::voices(ctx, data.contributions);
    let lede = match (data.delivered_on, data.sealed_on) {
        (Some(on), _) => {
            ctx.fill(DELIVERED, &[("day", &day(ctx, on)), ("who", &who), ("voices", &voices), ("today", &day(ctx, ctx.today))])
        }
        (None, Some(on)) => ctx.fill(SEALED, &[("day", &day(ctx, on)), ("who", &who), ("voices", &voices)]),
        (None, None) => String::new(),
    };
    let n = count(data.recommendations.len());
    let items = data.recommendations.iter().map(|f| item(ctx, f)).collect_view();
    let body = view! {
        <h1>{title.clone()}</h1>
        <p>{lede}</p>
        {rate(ctx, data)}
        <section class="section"><h2>{plural(ctx, n, ALL_ONE, ALL_MANY)}</h2><ol class="rows">{items}</ol></section>
        {source(ctx, &request.slug, data)}
    };
    Page { title, room: Room::Public, dress: Dress::Light, locales: &Locale::MEMBERS, body: ui::stack(vec![body.into_any()]) }
}

fn rate(ctx: &Ctx, data: &PublicMemorandum) -> AnyView {
    let t = &data.tally;
    let title =
        if t.expected == 0 { ctx.t(RATE_NONE).to_owned() } else { ctx.fill(RATE, &[("answered", &t.answered), ("expected", &t.expected)]) };
    let cells = data
        .recommendations
        .iter()
        .map(|f| {
            let (class, words) = match (&f.answer, f.late) {
                (_, Some(_)) => ("out", CELL_LATE),
                (Some(_), None) => ("on", CELL_ANSWERED),
                (None, None) => ("soon", CELL_WAITING),
            };
            let n = f.asked.number;
            let label = ctx.fill(words, &[("n", &n)]);
            view! { <li class=class><a href=format!("#r{n}") aria-label=label><span>{n.to_string()}</span></a></li> }
        })
        .collect_view();
    let late: Vec<&Followed> = data.recommendations.iter().filter(|f| f.late.is_some()).collect();
    let late = (!late.is_empty()).then(|| {
        let lead = plural(ctx, count(late.len()), LATE_ONE, LATE_MANY);
        let links = late
            .iter()
            .map(|f| view! { " "<a href=format!("#r{}", f.asked.number)>{format!("{}. {}", f.asked.number, short(f.asked.text.get(ctx.locale)))}</a> })
            .collect_view();
        view! { <p><strong>{lead}</strong>{links}</p> }
    });
    let done = (t.done > 0).then(|| format!(" {}", plural(ctx, t.done, DONE_ONE, DONE_MANY)));
    let kinds = kinds(ctx, &data.recommendations);
    let percent = ctx.fill(PERCENT, &[("rate", &t.rate)]);
    view! {
        <section class="section">
            <h2>{title}</h2>
            <div class="stack-s">
                <ol class="cells">{cells}</ol>
                <p class="meta">{ctx.t(LEGEND)}</p>
                <p>{percent}" "{kinds}{done}</p>
                {late}
            </div>
        </section>
    }
    .into_any()
}

/// How many of each answer, in words.
fn kinds(ctx: &Ctx, all: &[Followed]) -> String {
    let parts: Vec<String> = AnswerKind::ALL
        .iter()
        .filter_map(|kind| {
            let n = all.iter().filter(|f| f.answer.as_ref().is_some_and(|a| a.kind == *kind)).count();
            (n > 0).then(|| format!("{}\u{A0}{n}", ctx.t(kind.words())))
        })
        .collect();
    if parts.is_empty() { String::new() } else { format!("{}.", parts.join(", ")) }
}

/// The beginning of a sentence, cut between words.
fn short(text: &str) -> String {
    let mut out = String::new();
    for word in text.split_whitespace() {
        if out.chars().count() + word.chars().count() > 60 {
            return format!("{out}…");
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

fn item(ctx: &Ctx, f: &Followed) -> AnyView {
    let who = parts::addressee(ctx, &f.asked);
    let by = f.asked.due.map(|d| ctx.fill(BY, &[("day", &day(ctx, d))])).unwrap_or_default();
    let asked = format!("{} {by}", ctx.fill(TO, &[("who", &who)]));
    let answer = f.answer.as_ref().map(|a| {
        let function = f.asked.addressee.as_ref().map_or("", constat_shared::memorandum::Addressee::function);
        let promised = a.due.map(|d| view! { <p>{ctx.fill(PROMISED, &[("day", &day(ctx, d))])}</p> });
        let whose = (!a.whose.is_empty()).then(|| view! { <p>{ctx.fill(WHOSE, &[("whose", &a.whose)])}</p> });
        let paragraphs =
            a.text.split("\n\n").filter(|p| !p.trim().is_empty()).map(|p| view! { <p>{p.trim().to_owned()}</p> }).collect_view();
        let signed = format!("{function}, {}", day(ctx, a.answered_on));
        view! { <blockquote>{paragraphs}{promised}{whose}<p class="meta">{signed}</p></blockquote> }
    });
    let silent = (f.answer.is_none() && f.late.is_some()).then(|| ui::para(ctx.t(NO_NEWS)));
    let notes = f
        .follow_up
        .iter()
        .map(|note| {
            let what = format!("{}, {}", ctx.t(note.status.words()), day(ctx, note.noted_on));
            view! { <p><strong>{what}</strong>". "{note.note.clone()}</p> }
        })
        .collect_view();
    let because = f.finding.as_ref().map(|finding| {
        let title = format!("{} {}", ctx.t(BECAUSE), parts::label(ctx, finding.number));
        let voices = parts::voices(ctx, finding.voices);
        view! { <details class="more"><summary>{title}</summary><div class="stack"><p lang=parts::lang(ctx, &finding.sentence)>{finding.sentence.get(ctx.locale).to_owned()}</p><p class="meta">{voices}</p></div></details> }
    });
    let id = format!("r{}", f.asked.number);
    let title = format!("{}. {}", f.asked.number, f.asked.text.get(ctx.locale));
    let lang = parts::lang(ctx, &f.asked.text);
    view! {
        <li id=id>
            <div class="stack-s">
                {ui::line(parts::standing(ctx, f))}
                <h3 lang=lang>{title}</h3>
                <p class="meta">{asked}</p>
                {answer}
                {silent}
                {notes}
                {because}
            </div>
        </li>
    }
    .into_any()
}

fn source(ctx: &Ctx, slug: &str, data: &PublicMemorandum) -> AnyView {
    let here = format!("/m/{slug}");
    let links = ui::line(vec![
        ui::link(&format!("{here}/pdf"), ctx.t(PDF)),
        ui::link(&format!("{here}/json"), ctx.t(JSON)),
        ui::link(&format!("{here}/feed"), ctx.t(FEED)),
    ]);
    let list = |words: Words, names: &[String]| {
        ui::para(&ctx.fill(words, &[("names", &if names.is_empty() { ctx.t(NONE).to_owned() } else { names.join(", ") })]))
    };
    let abstained = (data.abstentions > 0).then(|| ui::para(&plural(ctx, data.abstentions, ABSTAINED_ONE, ABSTAINED_MANY)));
    view! {
        <section class="section">
            <h2>{ctx.t(SOURCE)}</h2>
            <div class="stack">
                {links}
                {list(SIGNED, &data.signatures)}
                {abstained}
                {list(SPEAKERS, &data.spokespersons)}
                <p class="meta">{ctx.t(AS_IS)}</p>
                <p class="meta">{ctx.t(HASH)}" "<code>{data.sha256.clone()}</code></p>
            </div>
        </section>
    }
    .into_any()
}
