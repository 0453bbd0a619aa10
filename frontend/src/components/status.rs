//! How things stand: tags, notices, empty places, and who reads here.

use crate::components::icon::{Icon, icon, room_icon};
use crate::ctx::Ctx;
use constat_shared::locale::Locale;
use constat_shared::permission::Room;
use leptos::prelude::*;

constat_shared::words! {
    WHO_READS = "Qui peut lire cette page", "Wie deze pagina kan lezen", "Who can read this page", "من يقرأ هذه الصفحة";
    WHO_ENTERS = "Qui entre où", "Wie komt waar", "Who enters where", "من يدخل أين";
}

/// The kinds of status: each has its shape, beside its word and colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Yes, done, valid.
    Yes,
    /// Partly.
    Partly,
    /// No.
    No,
    /// Under study, waiting.
    Study,
    /// Not ours.
    Away,
    /// Overdue.
    Late,
    /// Expected; neutral.
    Expected,
}

/// A status.
pub fn status_tag(kind: Status, label: &str) -> AnyView {
    let (code, sign) = match kind {
        Status::Yes => ("yes", Icon::Yes),
        Status::Partly => ("part", Icon::Partly),
        Status::No => ("no", Icon::No),
        Status::Study => ("wait", Icon::Study),
        Status::Away => ("away", Icon::Away),
        Status::Late => ("late", Icon::Alert),
        Status::Expected => ("plain", Icon::Expected),
    };
    view! { <span class="tag" data-s=code>{icon(sign)}{label.to_owned()}</span> }.into_any()
}

/// Nothing here yet: what to do first.
pub fn empty(title: &str, text: &str, action: Option<AnyView>) -> AnyView {
    let action = action.map(|action| view! { <div>{action}</div> });
    view! { <div class="empty"><h3>{title.to_owned()}</h3><p>{text.to_owned()}</p>{action}</div> }.into_any()
}

/// Something to know.
pub fn notice(text: &str) -> AnyView {
    view! { <div class="notice"><p>{text.to_owned()}</p></div> }.into_any()
}

/// Something to look at again.
pub fn warm_notice(text: &str) -> AnyView {
    view! { <div class="notice warm"><p>{text.to_owned()}</p></div> }.into_any()
}

/// Something to know, with a title and more in it.
pub fn notice_with(title: &str, body: AnyView) -> AnyView {
    view! { <div class="notice"><p><strong>{title.to_owned()}</strong></p>{body}</div> }.into_any()
}

/// Something was done.
pub fn done(text: &str) -> AnyView {
    view! { <p class="saved" role="status">{icon(Icon::Check)}<span>{text.to_owned()}</span></p> }.into_any()
}

/// The room in `data-room`, which decides the colour.
pub const fn room_name(room: Room) -> &'static str {
    match room {
        Room::Door => "own",
        Room::Office => "office",
        Room::Group => "group",
        Room::Plenary => "plenary",
        Room::Residents => "residents",
        Room::BallotBox => "ballot",
        Room::Adoption => "adoption",
        Room::Officials => "officials",
        Room::Public => "public",
    }
}

/// Sign, word, and who reads here.
pub fn ribbon(ctx: &Ctx, room: Room) -> AnyView {
    // A room that residents do not enter has no Arabic words: its French ones say so themselves.
    let foreign = ctx.locale == Locale::Ar && room.words().get(Locale::Ar) == room.words().get(Locale::Fr);
    let (lang, dir) = (foreign.then_some("fr"), foreign.then_some("ltr"));
    view! {
        <section class="ribbon" aria-label=format!("{} · {}", ctx.t(WHO_READS), ctx.t(room.words()))>
            <span class="room">{room_icon(room)}<span lang=lang dir=dir>{ctx.t(room.words())}</span></span>
            <p lang=lang dir=dir>{ctx.t(room.readers())}</p>
            <a href="/rooms">{ctx.t(WHO_ENTERS)}</a>
        </section>
    }
    .into_any()
}

/// Sign and word in the room's colour, for lists that gather several rooms.
pub fn in_room(ctx: &Ctx, room: Room) -> AnyView {
    view! { <span class="in-room" data-room=room_name(room)>{room_icon(room)}{ctx.t(room.words())}</span> }.into_any()
}
