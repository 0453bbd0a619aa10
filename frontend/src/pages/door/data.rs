//! Everything that is kept about the reader, to read and to take along; and the end of the account.

use super::data_words::{field, table, value};
use super::{page, words as door};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::door::{DataSection, DeleteAccount, MyData, ReadMyData, WORD};
use constat_shared::locale::{Words, long_day};
use constat_shared::permission::Room;
use constat_shared::privacy;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Vos données", "Uw gegevens", "Your data";
    LEDE = "Tout ce que ce programme garde sur vous, table par table, et jusqu’à quand.", "Alles wat dit programma over u bewaart, tabel per tabel, en tot wanneer.", "Everything that this program keeps about you, table by table, and until when.";
    TAKE = "Emporter", "Meenemen", "Take along";
    AS_HTML = "Une page à lire (HTML)", "Een leesbare pagina (HTML)", "A page to read (HTML)";
    AS_JSON = "Un fichier pour programmes (JSON)", "Een bestand voor programma’s (JSON)", "A file for programs (JSON)";
    UNTIL = "Gardé\u{A0}: {rule}.", "Bewaard: {rule}.", "Kept: {rule}.";
    FOR = "{purpose} {basis}.", "{purpose} {basis}.", "{purpose} {basis}.";
    MORE = "{n} de plus dans le fichier à emporter", "Nog {n} in het mee te nemen bestand", "{n} more in the file to take along";
    NOT_HERE = "Ce qui ne peut pas s’y trouver", "Wat er niet in kan staan", "What cannot be in it";
    NOT_HERE_TEXT = "Ce que votre groupe a validé ne porte plus votre marque, et aucun bulletin ne mène à vous\u{A0}: personne, ni vous ni nous, ne peut encore les retrouver.", "Wat uw groep heeft goedgekeurd draagt uw merk niet meer, en geen enkel stembiljet leidt naar u: niemand, u noch wij, kan ze nog terugvinden.", "What your group has validated carries your mark no more, and no ballot leads to you: nobody, neither you nor we, can find them again.";
    END = "Supprimer votre compte", "Uw account verwijderen", "Delete your account";
    GOES = "Ce qui part, tout de suite et pour de bon", "Wat weggaat, meteen en voorgoed", "What goes, at once and for good";
    GO_ACCOUNT = "votre nom, votre adresse, vos connexions ({logins})", "uw naam, uw adres, uw aanmeldingen ({logins})", "your name, your address, your sign-ins ({logins})";
    GO_PLACES = "vos affiliations ({places}), vos groupes et vos animations ({rooms})", "uw lidmaatschappen ({places}), uw groepen en begeleidingen ({rooms})", "your memberships ({places}), your groups and the sessions you facilitate ({rooms})";
    GO_DRAFTS = "vos brouillons que le groupe n’a pas encore devant lui", "uw ontwerpen die nog niet aan de groep zijn voorgelegd", "your drafts that the group does not have before it yet";
    GO_LETTERS = "les lettres gardées à votre adresse ({letters})", "de bewaarde brieven aan uw adres ({letters})", "the letters kept for your address ({letters})";
    STAYS = "Ce qui reste, sans votre nom, et pourquoi", "Wat blijft, zonder uw naam, en waarom", "What stays, without your name, and why";
    STAY_GROUP = "ce que vous avez dit au groupe sur un constat\u{A0}: c’est devenu la parole du groupe\u{A0}; votre marque est effacée", "wat u in de groep over een vaststelling zei: het is het woord van de groep geworden; uw merk wordt gewist", "what you said to the group on a finding: it has become the group’s word; your mark is erased";
    STAY_VOTES = "les bulletins déjà donnés ({votes})\u{A0}: ils ne mènent à personne, et un résultat ne change pas après coup", "de uitgebrachte stembiljetten ({votes}): ze leiden naar niemand, en een resultaat wijzigt niet achteraf", "ballots already cast ({votes}): they lead to nobody, and a result does not change afterwards";
    STAY_SIGNED = "les signatures de votre organisation ({signatures})\u{A0}: elles sont à elle", "de handtekeningen van uw organisatie ({signatures}): ze zijn van haar", "your organisation’s signatures ({signatures}): they are its own";
    STAY_SPOKEN = "votre nom comme porte-parole dans un mémorandum scellé ({spoken})\u{A0}: son texte et son empreinte ne changent plus", "uw naam als woordvoerder in een verzegeld memorandum ({spoken}): tekst en vingerafdruk wijzigen niet meer", "your name as spokesperson in a sealed memorandum ({spoken}): its text and its hash change no more";
    STAY_OFFICE = "ce qui vous fut remis et ce que vous avez répondu dans un mandat public ({office})", "wat u in een openbaar mandaat kreeg en antwoordde ({office})", "what was handed to you and what you answered in a public office ({office})";
    STAY_JOURNAL = "les lignes du journal ({acts})\u{A0}: leur numéro ne mènera plus à personne", "de regels van het journaal ({acts}): hun nummer leidt dan naar niemand meer", "the lines of the journal ({acts}): their number will lead to nobody";
    ALONE = "Vous êtes la seule personne à conduire\u{A0}: {names}", "U bent de enige coördinator van: {names}", "You are the only coordinator of: {names}";
    ALONE_TEXT = "Nommez-y d’abord une autre personne à la coordination, sur la page des membres. Ensuite, vous pourrez supprimer votre compte.", "Maak er eerst iemand anders coördinator, op de pagina van de leden. Daarna kunt u uw account verwijderen.", "First make somebody else its coordinator, on the members’ page. Then you can delete your account.";
    TYPE = "Pour confirmer, écrivez ce mot en entier", "Typ dit woord voluit om te bevestigen", "To confirm, type this word in full";
    THE_WORD = "SUPPRIMER", "VERWIJDEREN", "DELETE";
    DELETE = "Supprimer mon compte", "Mijn account verwijderen", "Delete my account";
    GONE = "Votre compte n’existe plus", "Uw account bestaat niet meer", "Your account exists no more";
    GONE_TEXT = "Ce qui était à vous est effacé de la base. Les copies de secours le gardent encore jusqu’à la fin de leur propre délai. Merci pour ce que vous avez apporté.", "Wat van u was, is uit de databank gewist. De reservekopieën bewaren het nog tot het einde van hun eigen termijn. Dank voor wat u hebt bijgedragen.", "What was yours is erased from the database. Backups still hold it until the end of their own term. Thank you for what you brought.";
    PUBLIC = "Ce que tout le monde peut lire", "Wat iedereen kan lezen", "What everyone can read";
}

/// Rows of a table that the page shows; the files have all.
const SHOWN: usize = 8;

/// The page.
pub fn view(ctx: &Ctx, _request: &ReadMyData, data: &MyData) -> Page {
    let sections = data.sections.iter().map(|one| section(ctx, one, SHOWN)).collect::<Vec<_>>();
    let take = view! {
        <ul class="stack-s">
            <li>{ui::link("/account/data.html", ctx.t(AS_HTML))}</li>
            <li>{ui::link("/account/data.json", ctx.t(AS_JSON))}</li>
        </ul>
    };
    let main = view! { {sections} {ui::section(ctx.t(END), leaving(ctx, data))} };
    let margin =
        view! { {ui::margin_note(ctx.t(TAKE), take.into_any())} {ui::margin_note(ctx.t(NOT_HERE), ui::para(ctx.t(NOT_HERE_TEXT)))} };
    let crumbs = vec![("/".to_owned(), ctx.t(door::HOME).to_owned()), ("/me".to_owned(), ctx.t(door::ACCOUNT).to_owned())];
    let body = view! {
        {ui::page_head(crumbs, ctx.t(TITLE), ctx.t(LEDE), None)}
        {ui::folio(main.into_any(), margin.into_any())}
    };
    page(ctx.t(TITLE), Room::Door, body.into_any())
}

/// A table: its name, until when, and its rows.
fn section(ctx: &Ctx, data: &DataSection, most: usize) -> AnyView {
    let rows = data.rows.iter().take(most).map(|row| {
        let facts = row.iter().map(|f| (field(ctx.locale, &f.name).to_owned(), value(ctx.locale, &f.name, &f.value)));
        ui::facts(facts.collect())
    });
    let rows = rows.collect::<Vec<_>>();
    let more = data.rows.len().saturating_sub(most);
    let more = (more > 0).then(|| ui::meta(&ctx.fill(MORE, &[("n", &more)])));
    let body = view! { {ui::stack(rows)} {more} };
    ui::section_with(table(ctx.locale, &data.table), &rule(ctx, &data.table), body.into_any())
}

/// Until when a table's personal data are kept.
fn rule(ctx: &Ctx, name: &str) -> String {
    let Some(table) = privacy::table(name) else { return String::new() };
    let mut rules: Vec<String> = Vec::new();
    for column in table.columns.iter().filter(|column| column.class != privacy::Class::None) {
        let text = column.keep.text(ctx.locale);
        if !rules.contains(&text) {
            rules.push(text);
        }
    }
    if rules.is_empty() {
        rules.push(privacy::Keep::Lasting.text(ctx.locale));
    }
    ctx.fill(UNTIL, &[("rule", &rules.join("\u{202F}; "))])
}

fn leaving(ctx: &Ctx, data: &MyData) -> AnyView {
    let goes: [(Words, &[(&str, usize)]); 4] = [
        (GO_ACCOUNT, &[("logins", data.count("login"))]),
        (GO_PLACES, &[("places", data.count("membership")), ("rooms", data.count("group_member") + data.count("facilitator"))]),
        (GO_DRAFTS, &[]),
        (GO_LETTERS, &[("letters", data.count("mail"))]),
    ];
    let stays: [(Words, &[(&str, usize)]); 6] = [
        (STAY_GROUP, &[]),
        (STAY_VOTES, &[("votes", data.count("roll"))]),
        (STAY_SIGNED, &[("signatures", data.count("signature"))]),
        (STAY_SPOKEN, &[("spoken", data.count("memorandum"))]),
        (STAY_OFFICE, &[("office", data.count("recipient"))]),
        (STAY_JOURNAL, &[("acts", data.count("journal"))]),
    ];
    let list = |items: &[(Words, &[(&str, usize)])]| {
        let line = |(words, numbers): &(Words, &[(&str, usize)])| {
            let numbers: Vec<(&str, &dyn std::fmt::Display)> =
                numbers.iter().map(|(name, n)| (*name, n as &dyn std::fmt::Display)).collect();
            view! { <li>{ctx.fill(*words, &numbers)}</li> }
        };
        view! { <ul>{items.iter().map(line).collect_view()}</ul> }.into_any()
    };
    let told = view! {
        <h3>{ctx.t(GOES)}</h3>{list(&goes)}
        <h3>{ctx.t(STAYS)}</h3>{list(&stays)}
    };
    let end = if data.alone_in.is_empty() {
        let action = DeleteAccount { word: String::new() }.path();
        let label = format!("{}: {}", ctx.t(TYPE), WORD.get(ctx.locale));
        let fields = view! {
            {ui::para(&label)}
            {ui::text(ctx, &action, "word", TYPE, Some(THE_WORD), "")}
            {ui::danger_submit(ctx.t(DELETE))}
        };
        ui::fold(ctx, &action, ctx.t(END), ui::form(ctx, &action, fields.into_any()))
    } else {
        let names = data.alone_in.iter().map(|name| name.get(ctx.locale)).collect::<Vec<_>>().join(", ");
        ui::notice_with(&ctx.fill(ALONE, &[("names", &names)]), ui::para(ctx.t(ALONE_TEXT)))
    };
    view! { {told} {end} }.into_any()
}

/// After the end.
pub fn gone(ctx: &Ctx) -> Page {
    let body = view! {
        {ui::page_head(vec![], ctx.t(GONE), "", None)}
        {ui::done(ctx.t(GONE_TEXT))}
        {ui::link("/rooms", ctx.t(PUBLIC))}
    };
    page(ctx.t(GONE), Room::Door, body.into_any())
}

/// The same as a file of its own, with all rows: no sheet, no script, nothing to fetch.
pub fn document(ctx: &Ctx, data: &MyData) -> String {
    let name = data.sections.iter().find(|s| s.table == "person").and_then(|s| s.rows.first()?.first()).map(|f| f.value.clone());
    let title = format!("{} · {}", ctx.t(TITLE), name.unwrap_or_default());
    let sections = data
        .sections
        .iter()
        .map(|one| {
            let about = privacy::table(&one.table).map(|table| {
                let what = table.processing;
                ctx.fill(FOR, &[("purpose", &ctx.t(what.purpose())), ("basis", &capital(ctx.t(what.basis())))])
            });
            view! { {section(ctx, one, usize::MAX)} <p>{about}</p> }
        })
        .collect_view();
    let html = view! {
        <html lang=ctx.locale.as_str()>
            <head><meta charset="utf-8"/><meta name="viewport" content="width=device-width, initial-scale=1"/><title>{title.clone()}</title></head>
            <body>
                <main>
                <h1>{title.clone()}</h1>
                <p>{long_day(ctx.locale, data.made_on)}</p>
                <p>{ctx.t(LEDE)}</p>
                {sections}
                <h2>{ctx.t(NOT_HERE)}</h2>
                <p>{ctx.t(NOT_HERE_TEXT)}</p>
                </main>
            </body>
        </html>
    };
    format!("<!doctype html>{}", html.to_html().replace("<!>", ""))
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::{THE_WORD, WORD};
    use constat_shared::locale::Locale;

    #[test]
    fn the_hint_says_the_word_that_is_asked_for() {
        for locale in Locale::MEMBERS {
            assert_eq!(THE_WORD.get(locale), WORD.get(locale));
        }
    }
}
