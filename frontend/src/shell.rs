//! The document around every page: head, plate, who looks, who reads here, foot.

mod nav;

use crate::components::{ribbon, room_name};
use crate::ctx::{Ctx, Dress, Page, Viewer};
use crate::style;
use constat_shared::locale::Locale;
use leptos::prelude::*;

constat_shared::words! {
    SKIP = "Aller au contenu", "Naar de inhoud", "Skip to content", "إلى المحتوى";
    LANGUAGE = "Langue", "Taal", "Language", "اللغة";
    SIGN_IN = "Se connecter", "Aanmelden", "Sign in";
    SIGN_OUT = "Se déconnecter", "Afmelden", "Sign out";
    OPERATOR = "exploitation du serveur", "beheer van de server", "operator";
    DEMO = "Démonstration", "Demo", "Demonstration", "عرض";
    DEMO_NOTE = "Tout ce qui se trouve ici est inventé.", "Alles hier is verzonnen.", "Everything here is invented.", "كل ما هنا مُختلَق.";
    FREE = "Constat, logiciel libre", "Constat, vrije software", "Constat, free software", "Constat، برنامج حر";
    PRIVACY = "Vie privée", "Privacy", "Privacy", "الخصوصية";
    ROOMS = "Qui entre où", "Wie komt waar", "Who enters where", "من يدخل أين";
}

/// The whole document.
pub fn render(ctx: &Ctx, page: Page) -> String {
    let Page { title, room, dress, locales, body } = page;
    let lang = ctx.locale.as_str();
    let sheet = match dress {
        Dress::Member => style::member(),
        Dress::Light => style::light(),
    };
    let title = format!("{title} · Constat");
    let body = body.to_html();
    let head = masthead(ctx, dress, locales, &body);
    let html = view! {
        <html lang=lang dir=ctx.locale.dir()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{title}</title>
                <link rel="stylesheet" href=sheet/>
                <link rel="icon" type="image/svg+xml" href=style::icon()/>
            </head>
            <body data-room=room_name(room)>
                <a class="skip" href="#content">{ctx.t(SKIP)}</a>
                {demo(ctx)}
                {head}
                {ribbon(ctx, room)}
                <main id="content" class="page" tabindex="-1" inner_html=body></main>
                {foot(ctx, dress)}
            </body>
        </html>
    }
    .to_html();
    // The renderer marks where text nodes part, for scripts that we do not send. Text itself never holds a bare `<`.
    let html = with_script(html.replace("<!>", ""), dress, style::client());
    let html = with_faces(html, dress, style::faces());
    format!("<!doctype html>{html}")
}

/// Asks for the typefaces together with the sheet that names them. Residents', officials' and public pages have none.
fn with_faces(html: String, dress: Dress, faces: Option<&style::Faces>) -> String {
    let Some(style::Faces { read, ui }) = faces.filter(|_| dress == Dress::Member) else { return html };
    let link = |path: &str| format!(r#"<link rel="preload" as="font" type="font/woff2" crossorigin href="{path}">"#);
    html.replacen("</head>", &format!("{}{}</head>", link(ui), link(read)), 1)
}

/// The script comes only with a form that it wakes, and never to residents, officials and the public: their pages stay small.
fn with_script(html: String, dress: Dress, path: Option<&str>) -> String {
    let asks = dress == Dress::Member && ["data-autosave=", "data-dots="].iter().any(|mark| html.contains(mark));
    match path.filter(|_| asks) {
        Some(path) => html.replacen("</head>", &format!(r#"<script type="module" src="{path}"></script></head>"#), 1),
        None => html,
    }
}

fn demo(ctx: &Ctx) -> Option<AnyView> {
    ctx.demo.then(|| {
        view! { <aside class="demo" aria-label=ctx.t(DEMO)><a href="/demo">{ctx.t(DEMO)}</a>" "<span>{ctx.t(DEMO_NOTE)}</span></aside> }
            .into_any()
    })
}

/// The plate names the coordination, one line per language.
fn plate(ctx: &Ctx) -> AnyView {
    let coordination = ctx.viewer.as_ref().and_then(|v| v.coordination.as_ref());
    let (href, name) = coordination.map_or_else(|| ("/".to_owned(), "Constat"), |(id, name)| (format!("/c/{id}"), name.as_str()));
    let lines = name.split([';', '·', '|']).flat_map(|part| part.split(" / ")).map(str::trim).filter(|part| !part.is_empty());
    let lines = lines.map(|part| view! { <span>{part.to_owned()}</span> }).collect_view();
    view! { <a class="plate" href=href>{lines}</a> }.into_any()
}

fn masthead(ctx: &Ctx, dress: Dress, locales: &'static [Locale], body: &str) -> AnyView {
    let (nav, person) = match dress {
        Dress::Member => (nav::nav(ctx, body), Some(person(ctx))),
        Dress::Light => (None, None),
    };
    view! {
        <header class="mast">
            {plate(ctx)}
            <div class="mast-end">{languages(ctx, locales)}{person}</div>
            {nav}
        </header>
    }
    .into_any()
}

fn person(ctx: &Ctx) -> AnyView {
    let Some(Viewer { name, role, operator, .. }) = &ctx.viewer else {
        // An official came by a letter, and has no account to sign in to.
        let official = ctx.is(constat_shared::permission::Who::Recipient);
        return (!official).then(|| view! { <a href="/sign-in">{ctx.t(SIGN_IN)}</a> }).into_any();
    };
    let role = role.map(|role| ctx.t(role.words())).or_else(|| operator.then(|| ctx.t(OPERATOR)));
    let role = role.map(|role| view! { <span class="role">{format!(", {role}")}</span> });
    view! {
        <a href="/me"><span>{name.clone()}{role}</span></a>
        <form method="post" action="/api/sign-out"><button class="btn text" type="submit">{ctx.t(SIGN_OUT)}</button></form>
    }
    .into_any()
}

fn languages(ctx: &Ctx, locales: &'static [Locale]) -> Option<AnyView> {
    let to = encoded(&ctx.path);
    let links = locales
        .iter()
        .map(|locale| {
            let code = locale.as_str();
            let short = if *locale == Locale::Ar { "ع".to_owned() } else { code.to_uppercase() };
            let href = format!("/lang/{code}?to={to}");
            let here = (*locale == ctx.locale).then_some("true");
            view! { <a href=href lang=code hreflang=code title=locale.own_name() aria-current=here>{short}</a> }
        })
        .collect_view();
    (locales.len() > 1).then(|| view! { <nav class="langs" aria-label=ctx.t(LANGUAGE)>{links}</nav> }.into_any())
}

fn foot(ctx: &Ctx, dress: Dress) -> AnyView {
    let name = ctx.viewer.as_ref().and_then(|v| v.coordination.as_ref()).filter(|_| dress == Dress::Member);
    let name = name.map(|(_, name)| view! { <span>{name.clone()}</span> });
    view! { <footer class="foot">{name}<span>{ctx.t(FREE)}</span><a href="/rooms">{ctx.t(ROOMS)}</a><a href="/privacy">{ctx.t(PRIVACY)}</a></footer> }.into_any()
}

/// A path as the value of a query.
fn encoded(path: &str) -> String {
    use std::fmt::Write as _;
    path.bytes().fold(String::with_capacity(path.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"/-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{Dress, encoded, with_script};

    #[test]
    fn a_path_with_a_query_stays_one_value() {
        assert_eq!(encoded("/c/1?a=b&c=é"), "/c/1%3Fa%3Db%26c%3D%C3%A9");
    }

    #[test]
    fn the_script_comes_only_where_a_members_form_asks_for_it() {
        let shown = |form: &str, dress, path| with_script(format!("<head></head><form {form}>"), dress, path).contains("<script");
        let path = Some("/assets/1/start.js");
        assert!(shown(r#"data-autosave="/api/findings/1""#, Dress::Member, path));
        assert!(shown(r#"data-dots="5""#, Dress::Member, path));
        assert!(!shown("", Dress::Member, path));
        assert!(!shown(r#"data-dots="5""#, Dress::Light, path));
        assert!(!shown(r#"data-dots="5""#, Dress::Member, None));
    }
}
