//! All operations of the program, each with its verb.

use crate::app::App;
use crate::auth::Caller;
use crate::auth::token::Use;
use crate::dispatch::{self, Verb, dispatch};
use crate::error::{AppError, Result};
use crate::http::Input;
use crate::kept::{Body, Key, State};
use actix_web::web::Bytes;
use constat_shared::api::{Endpoint, Method};
use constat_shared::permission::{Act, Action};
use futures::future::BoxFuture;
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

/// Every feature names its operations here.
pub fn all() -> Registry {
    let mut r = Registry::default();
    crate::door::routes(&mut r);
    crate::coordination::routes(&mut r);
    crate::diagnosis::routes(&mut r);
    crate::finding::routes(&mut r);
    crate::consultation::routes(&mut r);
    crate::prioritisation::routes(&mut r);
    crate::memorandum::routes(&mut r);
    crate::delivery::routes(&mut r);
    r
}

/// A cookie that an answer sets: a token, or nothing to end it.
pub struct CookieChange {
    /// Which.
    pub used: Use,
    /// The token, or `None` to remove the cookie.
    pub token: Option<String>,
}

/// What an operation answered, for whoever speaks HTTP.
pub struct Answer {
    /// As JSON.
    pub json: Bytes,
    /// Where a form without script goes next.
    pub next: Option<String>,
    /// Cookies to set.
    pub cookies: Vec<CookieChange>,
    /// Under what the JSON is kept, if it is.
    pub kept: Option<Arc<Key>>,
}

type Call = Arc<dyn Fn(Arc<App>, Caller, Input) -> BoxFuture<'static, Result<Answer>> + Send + Sync>;

/// One operation as data.
#[derive(Clone)]
pub struct Operation {
    /// Stable name.
    pub name: &'static str,
    /// One sentence.
    pub summary: &'static str,
    /// How.
    pub method: Method,
    /// Where.
    pub path: &'static str,
    /// Fields of the request.
    pub fields: &'static [&'static str],
    /// Its row in the permission table.
    pub action: Action,
    /// Decodes, dispatches, encodes.
    pub call: Call,
}

fn json<T: serde::Serialize>(response: &T) -> Result<Bytes> {
    serde_json::to_vec(response).map(Bytes::from).map_err(AppError::internal)
}

/// All operations, and each one's verb by the type of its request.
#[derive(Default)]
pub struct Registry {
    operations: Vec<Operation>,
    verbs: HashMap<TypeId, Box<dyn Any + Send + Sync>>,
    kept: Vec<&'static str>,
}

impl Registry {
    /// Adds an operation.
    pub fn on<E: Endpoint>(&mut self, verb: Verb<E>) {
        self.on_with_cookies::<E>(verb, |_| Vec::new());
    }
    /// Adds an operation that signs in or out.
    pub fn on_with_cookies<E: Endpoint>(&mut self, verb: Verb<E>, cookies: fn(&E::Response) -> Vec<CookieChange>) {
        self.verbs.insert(TypeId::of::<E>(), Box::new(verb));
        let call: Call = Arc::new(move |app, caller, input| {
            Box::pin(async move {
                let request: E = input.decode()?;
                let outcome = dispatch(&app, caller, request.clone(), verb).await?;
                let (next, cookies) = (request.next(&outcome.response), cookies(&outcome.response));
                Ok(Answer { json: json(&outcome.response)?, next, cookies, kept: None })
            })
        });
        self.add::<E>(call);
    }
    /// Adds an operation that reads, and whose answer is the same for all who stand alike: it depends on what is written in
    /// the coordination and on what the caller is there, never on who that is. It is kept until something is written.
    pub fn on_kept<E: Endpoint>(&mut self, verb: Verb<E>) {
        self.verbs.insert(TypeId::of::<E>(), Box::new(verb));
        let call: Call = Arc::new(move |app, caller, input| {
            Box::pin(async move {
                let request: E = input.decode()?;
                let text = serde_json::to_string(&request).map_err(AppError::internal)?;
                let key = |who| Key { what: E::NAME, request: text, locale: None, who };
                let answer = |json, kept| Answer { json, next: None, cookies: Vec::new(), kept };
                let Some(state) = State::now(&app).await else {
                    let outcome = dispatch(&app, caller, request, verb).await?;
                    return Ok(answer(json(&outcome.response)?, None));
                };
                let key = key(dispatch::allowed(&app, &caller, &request).await?.standing.who);
                if let Some(Body::Json(json)) = app.answers.get(&key, &state) {
                    return Ok(answer(json, Some(Arc::new(key))));
                }
                let outcome = dispatch(&app, caller, request, verb).await?;
                let key = Key { who: outcome.loaded.standing.who, ..key };
                let json = json(&outcome.response)?;
                app.answers.put(&app, key.clone(), state, Body::Json(json.clone())).await;
                Ok(answer(json, Some(Arc::new(key))))
            })
        });
        self.add::<E>(call);
        self.kept.push(E::PATH);
    }
    fn add<E: Endpoint>(&mut self, call: Call) {
        self.operations.push(Operation {
            name: E::NAME,
            summary: E::SUMMARY,
            method: E::METHOD,
            path: E::PATH,
            fields: E::FIELDS,
            action: E::Action::ACTION,
            call,
        });
    }
    /// Whether what lies at this path may be kept.
    pub fn keeps(&self, path: &str) -> bool {
        self.kept.iter().any(|pattern| crate::pages::matches(pattern, path).is_some())
    }
    /// All operations.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }
    /// The verb of an operation, for pages that ask for the same.
    pub fn verb<E: Endpoint>(&self) -> Option<Verb<E>> {
        self.verbs.get(&TypeId::of::<E>()).and_then(|v| v.downcast_ref::<Verb<E>>()).copied()
    }
}
