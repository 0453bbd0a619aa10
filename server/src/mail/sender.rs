//! Sends what waits in the outbox, again and again with longer pauses, until it is gone or given up.

use super::t;
use crate::app::App;
use crate::db::schema;
use crate::error::Result;
use constat_shared::ids::{JobId, RecipientId};
use constat_shared::time::Instant;
use diesel::prelude::*;
use lettre::message::Mailbox;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use std::sync::Arc;
use std::time::Duration;

/// After so many attempts, about two days, a mail is given up and shown as undeliverable until somebody says "again".
pub const MOST_ATTEMPTS: i32 = 56;
/// The longest pause between two attempts.
const LONGEST_PAUSE: i64 = 3_600_000;

struct Waiting {
    id: JobId,
    recipient: Option<RecipientId>,
    attempts: i32,
    message: std::result::Result<Message, String>,
}

/// Runs until the program stops.
pub async fn run(app: Arc<App>) {
    let Some(url) = app.config.smtp_url.clone() else { return };
    let transport = match AsyncSmtpTransport::<Tokio1Executor>::from_url(&url) {
        Ok(builder) => builder.timeout(Some(Duration::from_secs(20))).build(),
        Err(error) => {
            tracing::error!(%error, "the SMTP address cannot be used; mails wait");
            return;
        }
    };
    loop {
        while let Some(waiting) = take(&app).await {
            let mut answered = true;
            let sent = match waiting.message {
                Ok(message) => transport.send(message).await.map(drop).map_err(|e| {
                    answered = e.is_permanent() || e.is_transient();
                    e.is_permanent()
                }),
                Err(_) => Err(true),
            };
            if let Err(permanent) = sent {
                // A mail server's answer names the address: the log is told which mail, and no more.
                tracing::warn!(mail = %waiting.id, permanent, "a mail was not sent");
            }
            // What has left must not leave again because the database was away meanwhile.
            while note(&app, waiting.id, waiting.recipient, waiting.attempts, sent).await.is_err() {
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
            // A server that is gone is gone for the other letters as well: they wait their turn.
            if !answered {
                break;
            }
        }
        // Woken by a commit; the timeout is for retries.
        let pause = Duration::from_secs(5);
        let _ = tokio::time::timeout(pause, app.mail_waiting.notified()).await;
    }
}

async fn take(app: &Arc<App>) -> Option<Waiting> {
    let shared = Arc::clone(app);
    let read = move || -> Result<Option<Waiting>> {
        let now = shared.clock.now();
        type Row = (JobId, Option<RecipientId>, String, String, String, String, String, i32);
        let row = shared.db.read(|conn| {
            Ok(t::mail
                .filter(t::state.eq("queued"))
                .filter(t::next_at.le(now))
                .order(t::next_at.asc())
                .select((t::id, t::recipient_id, t::key, t::to_name, t::to_address, t::subject, t::body, t::attempts))
                .first::<Row>(conn)
                .optional()?)
        })?;
        Ok(row.map(|(id, recipient, key, name, address, subject, body, attempts)| Waiting {
            id,
            recipient,
            attempts,
            message: compose(&shared.config.mail_from, &key, name, &address, subject, body),
        }))
    };
    tokio::task::spawn_blocking(read).await.ok()?.ok()?
}

fn compose(from: &str, key: &str, name: String, address: &str, subject: String, body: String) -> std::result::Result<Message, String> {
    let from: Mailbox = from.parse().map_err(|e| format!("sender: {e}"))?;
    let to: Address = address.parse().map_err(|e| format!("address: {e}"))?;
    // The same mail keeps its Message-ID over retries, so that a doubled one is recognised as one.
    let id = format!("<{}@{}>", crate::keys::hex(&crate::keys::hash(key)), from.email.domain());
    Message::builder()
        .from(from)
        .to(Mailbox::new(Some(name), to))
        .subject(subject)
        .message_id(Some(id))
        .header(lettre::message::header::ContentType::TEXT_PLAIN)
        .body(body)
        .map_err(|e| e.to_string())
}

async fn note(
    app: &Arc<App>,
    id: JobId,
    recipient: Option<RecipientId>,
    attempts: i32,
    outcome: std::result::Result<(), bool>,
) -> Result<()> {
    let shared = Arc::clone(app);
    let write = move || {
        let now = shared.clock.now();
        let today = shared.clock.today();
        shared.db.write(|conn| {
            let next = Instant(now.0 + (5_000 * (1_i64 << attempts.clamp(0, 12))).min(LONGEST_PAUSE));
            let state = match outcome {
                Ok(()) => "sent",
                Err(permanent) if permanent || attempts + 1 >= MOST_ATTEMPTS => "failed",
                Err(_) => "queued",
            };
            diesel::update(t::mail.filter(t::id.eq(id)))
                .set((t::state.eq(state), t::attempts.eq(attempts + 1), t::next_at.eq(next)))
                .execute(conn)?;
            if let Some(recipient) = recipient
                && state != "queued"
            {
                use schema::recipient::dsl as r;
                let reached = if state == "sent" { "reached" } else { "unreachable" };
                diesel::update(r::recipient.filter(r::id.eq(recipient)).filter(r::state.eq("sending")))
                    .set((r::state.eq(reached), r::reached_on.eq((state == "sent").then_some(today))))
                    .execute(conn)?;
            }
            Ok(())
        })
    };
    tokio::task::spawn_blocking(write).await.map_err(crate::error::AppError::internal)?
}
