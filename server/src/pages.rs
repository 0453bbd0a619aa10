//! All pages: an address, the operation that it reads, the view that shows it.

use crate::app::App;
use crate::auth::{Caller, Loaded};
use crate::db::{Conn, schema};
use crate::dispatch::dispatch;
use crate::error::{AppError, Result};
use crate::http::Input;
use crate::kept::{Body, Key, State};
use crate::routes::Registry;
use actix_web::HttpResponse;
use constat_frontend::ctx::{Ctx, ErrorPage, FormState, Page, Viewer};
use constat_shared::api::Endpoint;
use constat_shared::error::{Fault, Problem};
use diesel::prelude::*;
use futures::future::BoxFuture;
use std::sync::Arc;

/// Every feature names its pages here.
pub fn all(registry: &Registry) -> Pages {
    let mut b = Builder { pages: Pages::default(), registry };
    crate::door::pages(&mut b);
    crate::coordination::pages(&mut b);
    crate::diagnosis::pages(&mut b);
    crate::finding::pages(&mut b);
    crate::consultation::pages(&mut b);
    crate::prioritisation::pages(&mut b);
    crate::memorandum::pages(&mut b);
    crate::delivery::pages(&mut b);
    b.pages
}

/// A file that a page offers.
pub enum File {
    /// Paper, rendered in a child process.
    Pdf {
        /// What is on it.
        document: Box<constat_document::model::Document>,
        /// Name without ending.
        name: String,
    },
    /// Text of this type.
    Text {
        /// Type.
        content_type: &'static str,
        /// Content.
        body: String,
    },
    /// Go elsewhere.
    Redirect(String),
}

enum Shown {
    Page(Box<(Ctx, Page)>),
    Kept(Arc<[String]>, Arc<Key>),
    File(File),
}

struct Asked {
    app: Arc<App>,
    caller: Caller,
    pairs: Vec<(String, String)>,
    address: String,
    form: Option<FormState>,
}

type Show = Arc<dyn Fn(Asked) -> BoxFuture<'static, Result<Shown>> + Send + Sync>;

/// All pages.
#[derive(Default)]
pub struct Pages {
    list: Vec<(&'static str, Show)>,
    kept: Vec<&'static str>,
}

impl Pages {
    /// Whether what lies at this path may be kept.
    pub fn keeps(&self, path: &str) -> bool {
        self.kept.iter().any(|pattern| matches(pattern, path).is_some())
    }
}

/// Takes pages, with the operations that they read.
pub struct Builder<'a> {
    pages: Pages,
    registry: &'a Registry,
}

/// What an address asks for; one that cannot be read names nothing.
fn requested<E: Endpoint>(pairs: Vec<(String, String)>) -> Result<E> {
    Input::from_pairs(pairs).decode().map_err(|_| Fault::NotFound.into())
}

impl Builder<'_> {
    /// A page that reads `E`.
    pub fn page<E: Endpoint>(&mut self, pattern: &'static str, view: fn(&Ctx, &E, &E::Response) -> Page) {
        let Some(verb) = self.registry.verb::<E>() else { return };
        self.add(
            pattern,
            Arc::new(move |asked: Asked| {
                Box::pin(async move {
                    let request: E = requested(asked.pairs)?;
                    let outcome = dispatch(&asked.app, asked.caller.clone(), request.clone(), verb).await?;
                    let ctx = context(&asked.app, &asked.caller, asked.address, Some(outcome.loaded), asked.form).await?;
                    let page = view(&ctx, &request, &outcome.response);
                    Ok(Shown::Page(Box::new((ctx, page))))
                })
            }),
        );
    }
    /// A page that reads `E`, and is kept for whoever comes without an account until something is written. Of what it shows,
    /// only the token differs from reader to reader.
    pub fn kept_page<E: Endpoint>(
        &mut self,
        pattern: &'static str,
        view: fn(&Ctx, &E, &E::Response) -> Page,
        token: fn(&E::Response) -> &str,
    ) {
        let Some(verb) = self.registry.verb::<E>() else { return };
        self.add(
            pattern,
            Arc::new(move |asked: Asked| {
                Box::pin(async move {
                    let request: E = requested(asked.pairs)?;
                    let (app, caller) = (&asked.app, asked.caller);
                    // A member sees their name on it; a form that did not pass shows what was typed.
                    let alike = caller.person.is_none() && caller.official.is_none() && caller.signatory.is_none() && asked.form.is_none();
                    let state = if alike { State::now(app).await } else { None };
                    let outcome = dispatch(app, caller.clone(), request.clone(), verb).await?;
                    let ctx = context(app, &caller, asked.address.clone(), Some(outcome.loaded), asked.form).await?;
                    let page = view(&ctx, &request, &outcome.response);
                    let Some(state) = state else { return Ok(Shown::Page(Box::new((ctx, page)))) };
                    let html = constat_frontend::shell::render(&ctx, page);
                    let parts: Arc<[String]> = html.split(token(&outcome.response)).map(str::to_owned).collect();
                    let key = Key { what: pattern, request: asked.address, locale: Some(caller.locale), who: ctx.standing.who };
                    app.answers.put(app, key.clone(), state, Body::Page(Arc::clone(&parts))).await;
                    Ok(Shown::Kept(parts, Arc::new(key)))
                })
            }),
        );
        self.pages.kept.push(pattern);
    }
    /// A page that reads nothing.
    pub fn plain(&mut self, pattern: &'static str, view: fn(&Ctx) -> Page) {
        self.add(
            pattern,
            Arc::new(move |asked: Asked| {
                Box::pin(async move {
                    let ctx = context(&asked.app, &asked.caller, asked.address, None, asked.form).await?;
                    let page = view(&ctx);
                    Ok(Shown::Page(Box::new((ctx, page))))
                })
            }),
        );
    }
    /// A file made from what `E` reads.
    pub fn file<E: Endpoint>(&mut self, pattern: &'static str, make: fn(&Ctx, &E, &E::Response) -> Result<File>) {
        let Some(verb) = self.registry.verb::<E>() else { return };
        self.add(
            pattern,
            Arc::new(move |asked: Asked| {
                Box::pin(async move {
                    let request: E = requested(asked.pairs)?;
                    let outcome = dispatch(&asked.app, asked.caller.clone(), request.clone(), verb).await?;
                    let ctx = context(&asked.app, &asked.caller, asked.address, Some(outcome.loaded), None).await?;
                    make(&ctx, &request, &outcome.response).map(Shown::File)
                })
            }),
        );
    }
    fn add(&mut self, pattern: &'static str, show: Show) {
        self.pages.list.push((pattern, show));
    }
}

/// The values of a pattern's placeholders in a path, decoded; `None` when it does not match.
pub fn matches(pattern: &str, path: &str) -> Option<Vec<(String, String)>> {
    let path = if path.len() > 1 { path.trim_end_matches('/') } else { path };
    let (mut left, mut right) = (pattern.split('/'), path.split('/'));
    let mut values = Vec::new();
    loop {
        match (left.next(), right.next()) {
            (None, None) => return Some(values),
            (Some(expected), Some(found)) => match expected.strip_prefix('{').and_then(|e| e.strip_suffix('}')) {
                Some(name) if !found.is_empty() => {
                    let decoded = crate::http::decode_segment(found)?;
                    values.push((name.to_owned(), decoded));
                }
                None if expected == found => {}
                _ => return None,
            },
            _ => return None,
        }
    }
}

/// Answers with a page or a file.
pub async fn serve(app: &Arc<App>, caller: Caller, path: &str, query: &str, form: Option<FormState>, id: &str) -> HttpResponse {
    let mut found: Vec<_> =
        app.pages.list.iter().filter_map(|(pattern, show)| matches(pattern, path).map(|v| (v, Arc::clone(show)))).collect();
    found.sort_by_key(|(values, _)| values.len());
    let result = match found.into_iter().next() {
        None => Err(AppError::new(Fault::NotFound)),
        Some((mut pairs, show)) => {
            let named: Vec<String> = pairs.iter().map(|(n, _)| n.clone()).collect();
            pairs.extend(crate::http::query(query).into_iter().filter(|(n, _)| !named.contains(n)));
            let address = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
            show(Asked { app: Arc::clone(app), caller: caller.clone(), pairs, address, form: form.clone() }).await
        }
    };
    let status = form.as_ref().map_or(actix_web::http::StatusCode::OK, |f| crate::http::status(f.problem.code));
    match result {
        Ok(Shown::Page(shown)) => {
            let (ctx, page) = *shown;
            html(status, constat_frontend::shell::render(&ctx, page))
        }
        Ok(Shown::Kept(parts, key)) => crate::http::kept_page(&parts, Some(key)),
        Ok(Shown::File(File::Text { content_type, body })) => HttpResponse::Ok().content_type(content_type).body(body),
        Ok(Shown::File(File::Redirect(to))) => HttpResponse::SeeOther().insert_header(("location", to)).finish(),
        Ok(Shown::File(File::Pdf { document, name })) => match crate::paper::render(app, &document).await {
            Ok(bytes) => HttpResponse::Ok()
                .content_type("application/pdf")
                .insert_header(("content-disposition", format!("inline; filename=\"{name}.pdf\"")))
                .body(bytes),
            Err(error) => {
                let problem = crate::http::problem_of(&error, caller.locale, id);
                error_page(app, &caller, path, &problem, None)
            }
        },
        // The page behind a form that did not pass may be gone: then the form's own problem is what counts.
        Err(error) => {
            let (problem, sent) = match form {
                Some(form) => (form.problem, Some((form.action, form.values))),
                None => (crate::http::problem_of(&error, caller.locale, id), None),
            };
            if problem.code == Fault::SignInFirst {
                let to = constat_shared::api::fill_path("/{to}", |_| Some(path.to_owned()));
                return HttpResponse::SeeOther()
                    .insert_header(("location", format!("/sign-in?to={}", to.trim_start_matches('/'))))
                    .finish();
            }
            // Only a fault of ours is worth sending the same again.
            let sent = sent.filter(|_| problem.code.status() >= 500);
            error_page(app, &caller, path, &problem, sent)
        }
    }
}

/// An error as a page, with a form that was sent and cannot be shown on its own.
pub fn error_page(
    app: &App,
    caller: &Caller,
    path: &str,
    problem: &Problem,
    sent: Option<(String, Vec<(String, String)>)>,
) -> HttpResponse {
    let ctx = bare(app, caller, path.to_owned());
    let page = constat_frontend::pages::error::view(&ctx, &ErrorPage { fault: problem.code, request_id: problem.request_id.clone(), sent });
    html(crate::http::status(problem.code), constat_frontend::shell::render(&ctx, page))
}

/// A page. Text in it holds no bare `<`: a script in it is the program's own.
fn html(status: actix_web::http::StatusCode, text: String) -> HttpResponse {
    let program = text.contains("<script type=\"module\"");
    let mut response = HttpResponse::build(status).content_type("text/html; charset=utf-8").body(text);
    if program {
        crate::http::with_program(&mut response);
    }
    response
}

fn bare(app: &App, caller: &Caller, path: String) -> Ctx {
    let viewer = caller.person.as_ref().map(|p| Viewer { name: p.name.clone(), operator: p.operator, ..Viewer::default() });
    Ctx {
        locale: caller.locale,
        path,
        viewer,
        standing: constat_shared::permission::Standing::default(),
        form: None,
        today: app.clock.today(),
        demo: !app.config.empty,
        public_url: app.public_url.clone(),
    }
}

async fn context(app: &Arc<App>, caller: &Caller, address: String, loaded: Option<Loaded>, form: Option<FormState>) -> Result<Ctx> {
    let mut ctx = Ctx { form, ..bare(app, caller, address) };
    let Some(loaded) = loaded else { return Ok(ctx) };
    ctx.standing = loaded.standing;
    if let (Some(viewer), Some(id), Some(member)) = (&mut ctx.viewer, loaded.scope.coordination, loaded.scope.member) {
        let name = move |conn: &mut Conn| {
            use schema::coordination::dsl as t;
            Ok(t::coordination.find(id).select((t::name_fr, t::name_nl)).first::<(String, String)>(conn)?)
        };
        let (fr, nl) = app.db.look_up(name).await?;
        viewer.coordination = Some((id, constat_shared::locale::Bilingual::new(fr, nl).get(caller.locale).to_owned()));
        viewer.role = Some(member.role);
    }
    Ok(ctx)
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn placeholders_match_one_whole_segment_and_are_decoded() {
        assert_eq!(matches("/a/{x}", "/a/b%20c"), Some(vec![("x".into(), "b c".into())]));
        assert_eq!(matches("/a/{x}", "/a/"), None);
        assert_eq!(matches("/a/{x}", "/a/b/c"), None);
        assert_eq!(matches("/a", "/a/"), Some(vec![]));
        assert_eq!(matches("/a/{x}", "/a/%FF"), None);
    }
}
