//! What a person reads when a page cannot be shown.

use crate::components as ui;
use crate::ctx::{Ctx, Dress, ErrorPage, Page};
use constat_shared::error::Fault;
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    NOT_FOUND = "Il n’y a rien à cette adresse", "Op dit adres is er niets", "There is nothing at this address", "لا شيء في هذا العنوان";
    NOT_FOUND_WHY = "La page a pu changer de nom, être retirée, ou n’avoir jamais existé.", "De pagina kreeg misschien een andere naam, werd weggehaald, of heeft nooit bestaan.", "The page may have a new name, been taken down, or never have existed.", "ربما تغيّر اسم الصفحة أو أُزيلت أو لم توجد قط.";
    OLD_LINK = "Si un lien reçu par courriel vous a mené·e ici, il est peut-être trop ancien\u{A0}:", "Bracht een link uit een e-mail u hier, dan is hij misschien te oud:", "If a link in a mail led you here, it may be too old:", "إن وصلتم عبر رابط في رسالة فقد يكون قديما:";
    ASK_AGAIN = "demandez-en un nouveau", "vraag een nieuwe", "ask for a new one", "اطلبوا رابطا جديدا";
    SIGN_IN_TITLE = "Connectez-vous pour lire cette page", "Meld u aan om deze pagina te lezen", "Sign in to read this page", "سجّلوا الدخول لقراءة هذه الصفحة";
    SIGN_IN_WHY = "Nous vous envoyons un lien par courriel. Il n’y a pas de mot de passe.", "Wij sturen u een link per e-mail. Er is geen wachtwoord.", "We send you a link by mail. There is no password.", "نرسل إليكم رابطا بالبريد. لا حاجة إلى كلمة مرور.";
    SIGN_IN = "Recevoir un lien", "Een link ontvangen", "Get a link", "الحصول على رابط";
    NOT_DONE = "Cela n’a pas pu se faire", "Dit is niet gelukt", "This could not be done", "تعذّر ذلك";
    OUR_FAULT = "L’erreur est de notre côté", "De fout ligt bij ons", "The fault is on our side", "الخطأ من جهتنا";
    BACK = "Aller à la page de départ", "Naar de startpagina", "Go to the start page", "إلى صفحة البداية";
    STORAGE = "Le serveur ne peut plus rien enregistrer", "De server kan niets meer bewaren", "The server cannot save anything more", "لا يستطيع الخادم حفظ أي شيء";
    AWAY = "Le service fait une pause", "De dienst is even weg", "The service is away for a moment", "الخدمة متوقفة للحظة";
    TYPED = "Ce que vous aviez écrit", "Wat u geschreven had", "What you had written", "ما كتبتم";
    SEND_AGAIN = "Renvoyer", "Opnieuw versturen", "Send again", "إعادة الإرسال";
    REFERENCE = "Référence", "Referentie", "Reference", "المرجع";
}

/// The page for an error. Nothing in it tells what is absent from what one may not know of.
pub fn view(ctx: &Ctx, error: &ErrorPage) -> Page {
    let fault = error.fault;
    let words = match fault {
        Fault::NotFound => NOT_FOUND,
        Fault::SignInFirst => SIGN_IN_TITLE,
        Fault::StorageFull => STORAGE,
        Fault::Unavailable => AWAY,
        _ if fault.status() >= 500 => OUR_FAULT,
        _ => NOT_DONE,
    };
    let (lede, next) = match fault {
        Fault::NotFound => {
            let next = view! { <p class="meta">{ctx.t(OLD_LINK)}" "<a href="/sign-in">{ctx.t(ASK_AGAIN)}</a>"."</p> }.into_any();
            (ctx.t(NOT_FOUND_WHY), ui::stack(vec![ui::line(vec![ui::button_link(&home(ctx), ctx.t(BACK))]), next]))
        }
        Fault::SignInFirst => (ctx.t(SIGN_IN_WHY), ui::line(vec![ui::button_link("/sign-in", ctx.t(SIGN_IN))])),
        Fault::LinkSpent => (fault.message(ctx.locale), ui::line(vec![ui::button_link("/sign-in", ctx.t(SIGN_IN))])),
        _ => (fault.message(ctx.locale), ui::line(vec![ui::quiet_button_link(&home(ctx), ctx.t(BACK))])),
    };
    let reference = (!error.request_id.is_empty())
        .then(|| view! { <p class="meta">{ctx.t(REFERENCE)}" "<bdi><code>{error.request_id.clone()}</code></bdi></p> });
    let body =
        view! { <div class="stack measure"><h1>{ctx.t(words)}</h1><p class="lede">{lede}</p>{typed(ctx, error)}{next}{reference}</div> };
    Page {
        title: ctx.t(words).to_owned(),
        room: Room::Public,
        dress: if ctx.viewer.is_some() { Dress::Member } else { Dress::Light },
        locales: &Locale::MEMBERS,
        body: body.into_any(),
    }
}

/// What was typed, to be sent again from here.
fn typed(ctx: &Ctx, error: &ErrorPage) -> Option<AnyView> {
    let (action, values) = error.sent.as_ref()?;
    let hidden = values.iter().map(|(name, value)| ui::hidden(name, value)).collect_view();
    // Words, not the ids and codes that travel along.
    let words: Vec<_> = values.iter().filter(|(_, value)| value.trim().contains(char::is_whitespace)).collect();
    let shown = words.iter().map(|(_, value)| view! { <p dir="auto">{value.clone()}</p> }).collect_view();
    let shown = (!words.is_empty()).then(|| ui::notice_with(ctx.t(TYPED), shown.into_any()));
    Some(ui::form(ctx, action, view! { {hidden} {shown} {ui::submit(ctx.t(SEND_AGAIN))} }.into_any()))
}

fn home(ctx: &Ctx) -> String {
    ctx.viewer.as_ref().and_then(|v| v.coordination.as_ref()).map_or_else(|| "/".to_owned(), |(id, _)| format!("/c/{id}"))
}
