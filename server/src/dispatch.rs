//! The one way in: authenticates, opens the transaction, loads, decides, hands the verb its permit, journals, commits.

use crate::app::App;
use crate::auth::{self, Caller, Loaded, Permit};
use crate::db::{Conn, engine};
use crate::error::{AppError, Result};
use crate::journal;
use constat_shared::api::door::RequestLink;
use constat_shared::api::{Endpoint, Method};
use constat_shared::error::Fault;
use constat_shared::permission::{Act, Action, Decision, decide};
use constat_shared::time::{Day, Instant};
use std::sync::Arc;

/// What a verb works with: the open transaction and what the program knows.
pub struct Tx<'a> {
    /// The transaction.
    pub conn: &'a mut Conn,
    /// The program.
    pub app: &'a App,
    /// Now.
    pub now: Instant,
    /// Today, where the coordination is.
    pub today: Day,
}

/// A verb: plain, knows no HTTP.
pub type Verb<E> = fn(&mut Tx<'_>, &Permit<<E as Endpoint>::Action>, E) -> Result<<E as Endpoint>::Response>;

/// A response and where its caller stood.
pub struct Outcome<R> {
    /// What the verb answered.
    pub response: R,
    /// Where the caller stood when it was answered.
    pub loaded: Loaded,
}

/// Runs a request through the table to its verb.
pub async fn dispatch<E: Endpoint>(app: &Arc<App>, caller: Caller, request: E, verb: Verb<E>) -> Result<Outcome<E::Response>> {
    let app = Arc::clone(app);
    let work = move || run(&app, caller, request, verb);
    match tokio::task::spawn_blocking(work).await {
        Ok(outcome) => outcome,
        Err(error) => Err(AppError::internal(error)),
    }
}

/// Decides as `dispatch` does, without the verb, and tells where the caller stands: for an answer that may be kept.
pub async fn allowed<E: Endpoint>(app: &Arc<App>, caller: &Caller, request: &E) -> Result<Loaded> {
    let (shared, caller, request) = (Arc::clone(app), caller.clone(), request.clone());
    let work = move |conn: &mut Conn| {
        let mut tx = Tx { conn, app: &shared, now: shared.clock.now(), today: shared.clock.today() };
        permitted(&mut tx, &caller, &request)
    };
    app.db.look_up(work).await
}

fn run<E: Endpoint>(app: &App, caller: Caller, request: E, verb: Verb<E>) -> Result<Outcome<E::Response>> {
    let work = |conn: &mut Conn| {
        let mut tx = Tx { conn, app, now: app.clock.now(), today: app.clock.today() };
        in_transaction(&mut tx, &caller, &request, verb)
    };
    match E::METHOD {
        Method::Get => app.db.read(work),
        Method::Post => {
            let outcome = app.db.write(work);
            if outcome.is_ok() {
                app.mail_waiting.notify_one();
                if erases(E::Action::ACTION, E::NAME) {
                    app.db.sweep();
                }
            }
            // The same after either answer: nobody's wait tells whether their address is known.
            if E::NAME == RequestLink::NAME {
                app.links_waiting.notify_one();
            }
            outcome
        }
    }
}

/// What takes something away for good: marks of authors and voters, words, an account.
fn erases(action: Action, name: &str) -> bool {
    matches!(action, Action::ValidateFinding | Action::TakeBack | Action::MoveRound)
        || ["contribution.strike", "account.delete"].contains(&name)
}

/// For the demonstration: the same way in, inside a transaction that is open already.
pub(crate) fn perform<E: Endpoint>(tx: &mut Tx<'_>, caller: &Caller, request: E) -> Result<E::Response> {
    let verb = tx.app.registry.verb::<E>().ok_or_else(|| AppError::internal(E::NAME))?;
    in_transaction(tx, caller, &request, verb).map(|outcome| outcome.response).map_err(|e| AppError::internal(format!("{}: {e}", E::NAME)))
}

fn in_transaction<E: Endpoint>(tx: &mut Tx<'_>, caller: &Caller, request: &E, verb: Verb<E>) -> Result<Outcome<E::Response>> {
    let loaded = permitted(tx, caller, request)?;
    let permit = auth::grant::<E::Action>(caller.clone(), loaded.scope.clone(), loaded.standing.clone());
    let response = verb(tx, &permit, request.clone())?;
    if E::METHOD == Method::Post
        && let Some(coordination) = loaded.scope.coordination
    {
        journal::append(tx.conn, coordination, E::Action::ACTION, E::NAME, caller, &loaded.scope, tx.today)?;
    }
    Ok(Outcome { response, loaded })
}

/// Finds what the request names, learns what the caller is to it, and asks the table.
fn permitted<E: Endpoint>(tx: &mut Tx<'_>, caller: &Caller, request: &E) -> Result<Loaded> {
    let target = request.target();
    let Some(scope) = auth::standing::locate(tx.conn, &target, caller)? else {
        // Asks all the same what would be asked if it were there: the time of the answer tells nothing.
        if E::METHOD == Method::Post {
            engine::lock(tx.conn, 0)?;
        }
        auth::standing::stand(tx.conn, caller, auth::standing::nowhere(&target), tx.today, &tx.app.keys, &target)?;
        return Err(absent::<E>(caller));
    };
    if E::METHOD == Method::Post {
        // One writer per coordination: what is decided below is still so at the commit.
        engine::lock(tx.conn, scope.coordination.map_or(0, |c| lock_key(c.bytes())))?;
    }
    let loaded = auth::standing::stand(tx.conn, caller, scope, tx.today, &tx.app.keys, &target)?;
    match decide(E::Action::ACTION, &loaded.standing) {
        Decision::Allowed => {}
        Decision::SignIn => return Err(Fault::SignInFirst.into()),
        Decision::Absent => return Err(Fault::NotFound.into()),
        Decision::Refused => return Err(Fault::NotAllowed.into()),
        Decision::StepClosed => return Err(Fault::StepClosed.into()),
    }
    request.validate().map_err(AppError::fields)?;
    Ok(loaded)
}

/// What does not exist answers as what one may not know of: by the table, for a caller who is nothing there.
fn absent<E: Endpoint>(caller: &Caller) -> AppError {
    let mut standing = constat_shared::permission::Standing::default();
    if caller.person.is_some() {
        standing.who.push(constat_shared::permission::Who::Person);
    }
    match decide(E::Action::ACTION, &standing) {
        Decision::SignIn => Fault::SignInFirst.into(),
        _ => Fault::NotFound.into(),
    }
}

/// The number of a coordination's lock.
pub(crate) fn lock_key(id: &[u8; 16]) -> i64 {
    let [a, b, c, d, e, f, g, h, ..] = id;
    // A v7 id starts with its time: fold in the random half, so that two coordinations rarely share a lock.
    i64::from_be_bytes([*a, *b, *c, *d, *e, *f, *g, *h])
        ^ i64::from_be_bytes([id[8], id[9], id[10], id[11], id[12], id[13], id[14], id[15]])
}
