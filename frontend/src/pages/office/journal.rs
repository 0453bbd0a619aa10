//! The journal: who did what kind of thing on which day, and the line to keep elsewhere.

use super::{page, words as w};
use crate::components as ui;
use crate::ctx::{Ctx, Page};
use crate::pages::door::action_words;
use constat_shared::api::coordination::{JournalLine, JournalView, ReadJournal};
use constat_shared::locale::short_day;
use leptos::prelude::*;

constat_shared::words! {
    TITLE = "Journal", "Journaal", "Journal";
    LEDE = "Quel genre d’acte eut lieu quel jour. Aucun contenu\u{A0}; et personne, là où l’acte est scellé\u{A0}: groupes, votes, habitants, signatures.", "Welk soort handeling op welke dag gebeurde. Geen inhoud; en niemand waar de handeling verzegeld is: groepen, stemmen, inwoners, handtekeningen.", "Which kind of act took place on which day. No content; and nobody where the act is sealed: groups, votes, residents, signatures.";
    NONE = "Rien n’a encore été fait", "Er is nog niets gebeurd", "Nothing has been done yet";
    NONE_TEXT = "Chaque changement laisse ici une ligne, que rien n’efface.", "Elke wijziging laat hier een regel na, die niets uitwist.", "Each change leaves a line here, which nothing erases.";
    NUMBER = "N°", "Nr.", "No";
    DAY = "Jour", "Dag", "Day";
    ACT = "Acte", "Handeling", "Act";
    WHO = "Qui", "Wie", "Who";
    UNSAID = "—", "—", "—";
    NEWER = "Revenir au plus récent", "Terug naar het nieuwste", "Back to the newest";
    OLDER = "Plus ancien", "Ouder", "Older";
    CHECKPOINT = "Point de contrôle", "Controlepunt", "Checkpoint";
    KEEP = "Recopiez cette ligne hors de ce serveur, par exemple dans un courriel à une autre personne. Plus tard, elle prouve que rien n’a été changé, retiré, ajouté, déplacé ou coupé jusque-là.", "Kopieer deze regel buiten deze server, bijvoorbeeld in een e-mail aan iemand anders. Later bewijst ze dat er tot daar niets gewijzigd, weggehaald, toegevoegd, verplaatst of afgeknipt is.", "Copy this line outside this server, for instance in a mail to somebody else. Later it proves that nothing up to there was changed, taken out, put in, moved or cut off.";
    HOW = "Qui gère le serveur compare avec\u{A0}: constat check --checkpoint FICHIER", "Wie de server beheert vergelijkt met: constat check --checkpoint BESTAND", "Whoever runs the server compares with: constat check --checkpoint FILE";
    VERIFY = "Vérifier toute la chaîne", "De hele keten nagaan", "Check the whole chain";
    WHOLE = "La chaîne est entière\u{A0}: chaque ligne suit de la précédente.", "De keten is heel: elke regel volgt uit de vorige.", "The chain is whole: each line follows from the one before.";
    BROKEN = "La chaîne est rompue. Prévenez la personne qui gère le serveur\u{A0}: quelque chose a été changé dans la base de données.", "De keten is gebroken. Verwittig wie de server beheert: er is iets in de databank gewijzigd.", "The chain is broken. Tell whoever runs the server: something was changed in the database.";
}

/// The page.
pub fn view(ctx: &Ctx, request: &ReadJournal, data: &JournalView) -> Page {
    let home = format!("/c/{}", request.coordination);
    let here = format!("{home}/journal");
    let list = if data.lines.is_empty() {
        ui::empty(ctx.t(NONE), ctx.t(NONE_TEXT), None)
    } else {
        let head = [NUMBER, DAY, ACT, WHO].map(|words| ctx.t(words).to_owned()).to_vec();
        ui::table(ctx.t(TITLE), head, data.lines.iter().map(|line| row(ctx, line)).collect())
    };
    let newer = request.before.map(|_| ui::link(&here, ctx.t(NEWER)));
    let last = data.lines.last().filter(|_| data.older);
    let older = last.map(|line| ui::link(&format!("{here}?before={}", line.number), ctx.t(OLDER)));
    let told = data.whole.map(|whole| if whole { ui::done(ctx.t(WHOLE)) } else { ui::warm_notice(ctx.t(BROKEN)) });
    let main = view! { {told} {list} {ui::line([newer, older].into_iter().flatten().collect())} };
    let margin = data.checkpoint.as_ref().map(|line| {
        let body = view! {
            <p class="read"><code class="long">{line.to_string()}</code></p>
            {ui::para(ctx.t(KEEP))}
            {ui::meta(ctx.t(HOW))}
            {ui::quiet_button_link(&format!("{here}?verify=true"), ctx.t(VERIFY))}
        };
        ui::margin_note(ctx.t(CHECKPOINT), body.into_any())
    });
    let body = view! {
        {ui::page_head(vec![(home, ctx.t(w::TODAY).to_owned())], ctx.t(TITLE), ctx.t(LEDE), None)}
        {ui::folio(main.into_any(), margin.into_any())}
    };
    page(ctx.t(TITLE), body.into_any())
}

fn row(ctx: &Ctx, line: &JournalLine) -> Vec<AnyView> {
    let act = line.action.map_or(line.name.as_str(), |action| ctx.t(action_words(action)));
    let who = line.actor.as_deref().unwrap_or(ctx.t(UNSAID));
    vec![ui::number_cell(line.number), ui::cell(&short_day(line.day)), ui::cell(act), ui::cell(who)]
}
