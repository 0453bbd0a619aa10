//! Members, invitations by a pasted list, organisations.

use super::{page, words as w};
use crate::components as ui;
use crate::components::Status;
use crate::ctx::{Ctx, Page};
use constat_shared::api::Endpoint;
use constat_shared::api::coordination::{
    EndMembership, HandOverLine, InviteView, MemberLine, MembersView, MembershipState, OrganisationKind, PreviewInvites, ReadMembers,
    RestoreMembership, ResumeMembership, StopHandOver, SuspendMembership,
};
use constat_shared::ids::CoordinationId;
use constat_shared::locale::{Words, long_day};
use constat_shared::permission::{Action, Role};
use leptos::prelude::*;

/// All members.
pub fn view(ctx: &Ctx, request: &ReadMembers, data: &MembersView) -> Page {
    let id = request.coordination;
    let manage = ctx.may(Action::ManageMembers);
    let rows = data.members.iter().map(|m| member(ctx, id, m, manage)).collect();
    let hand_overs = data.hand_overs.iter().map(|h| hand_over(ctx, id, h)).collect::<Vec<_>>();
    let body = view! {
        {ui::page_head(vec![(format!("/c/{id}"), ctx.t(w::TODAY).to_owned())], ctx.t(w::MEMBERS), "", None)}
        {hand_overs}
        {manage.then(|| ui::section(ctx.t(w::INVITE), list_form(ctx, id, "")))}
        {ui::section(ctx.t(w::MEMBERS), ui::rows(rows))}
        {ui::section(ctx.t(w::ORGANISATIONS), organisations(ctx, id, data, manage))}
        {ui::link(&format!("/c/{id}/letters"), ctx.t(super::letters::TITLE))}
    };
    page(ctx.t(w::MEMBERS), body.into_any())
}

fn member(ctx: &Ctx, coordination: CoordinationId, m: &MemberLine, manage: bool) -> AnyView {
    let (state, status) = match m.state {
        MembershipState::Invited => (w::INVITED, Status::Expected),
        MembershipState::Active => (w::ACTIVE, Status::Yes),
        MembershipState::Suspended => (w::SUSPENDED, Status::Late),
        MembershipState::Ended => (w::ENDED, Status::Away),
    };
    let mut meta = vec![ctx.t(m.role.words()).to_owned()];
    meta.extend(m.organisation.clone());
    if m.mandate {
        meta.push(ctx.t(w::MANDATE).to_owned());
    }
    meta.push(m.email.clone());
    if m.state == MembershipState::Suspended {
        meta.push(m.reason.clone());
    }
    let change = manage.then(|| {
        if m.state == MembershipState::Ended {
            return ui::action_button(ctx, &RestoreMembership { coordination, membership: m.id }.path(), ctx.t(w::RESTORE), vec![]);
        }
        if m.state == MembershipState::Suspended {
            let action = ResumeMembership { coordination, membership: m.id, reason: String::new() }.path();
            return with_reason(ctx, &action, w::RESUME);
        }
        let action = format!("/api/c/{coordination}/members/{}", m.id);
        let roles = Role::ALL.iter().map(|r| (r.as_str().to_owned(), ctx.t(r.words()).to_owned())).collect();
        let fields = view! {
            {ui::select(ctx, &action, "role", w::ROLE, None, roles, m.role.as_str())}
            {ui::check(ctx, &action, "mandate", "true", ctx.t(w::MANDATE), m.mandate)}
            {ui::quiet_submit(ctx.t(w::SAVE))}
        };
        let end = ui::action_button(ctx, &EndMembership { coordination, membership: m.id }.path(), ctx.t(w::END_MEMBERSHIP), vec![]);
        let suspend = (m.state == MembershipState::Active).then(|| {
            let action = SuspendMembership { coordination, membership: m.id, reason: String::new() }.path();
            with_reason(ctx, &action, w::SUSPEND)
        });
        let change = view! { {ui::form(ctx, &action, fields.into_any())} {end} }.into_any();
        view! { {ui::fold(ctx, &action, ctx.t(w::CHANGE), change)} {suspend} }.into_any()
    });
    ui::row_with(&m.name, None, &meta.join(" · "), change.into_any(), Some(ui::status_tag(status, ctx.t(state))))
}

/// What the server's keeper has begun, and the button that stops it.
fn hand_over(ctx: &Ctx, coordination: CoordinationId, h: &HandOverLine) -> AnyView {
    let when = match h.due_at {
        Some(due) => ctx.fill(w::HAND_OVER_DUE, &[("email", &h.email), ("day", &long_day(ctx.locale, due.day()))]),
        None => ctx.fill(w::HAND_OVER_ASKED, &[("email", &h.email)]),
    };
    let stop = ui::danger_action(ctx, &StopHandOver { coordination, hand_over: h.id }.path(), ctx.t(w::HAND_OVER_STOP), vec![]);
    ui::notice_with(ctx.t(w::HAND_OVER), view! { {ui::para(&when)} {stop} }.into_any())
}

/// What takes a reason that the person reads.
fn with_reason(ctx: &Ctx, action: &str, label: Words) -> AnyView {
    let fields =
        view! { {ui::text(ctx, action, "reason", w::SUSPENSION_REASON, Some(w::SUSPENSION_HINT), "")} {ui::quiet_submit(ctx.t(label))} };
    ui::fold(ctx, action, ctx.t(label), ui::form(ctx, action, fields.into_any()))
}

/// The list goes to the preview first, by GET: nobody is invited by it.
fn list_form(ctx: &Ctx, id: CoordinationId, list: &str) -> AnyView {
    let action = format!("/c/{id}/members/preview");
    view! {
        {ui::para(ctx.t(w::INVITE_LEDE))}
        <form method="get" action=action.clone() class="stack">
            {ui::area(ctx, &action, "list", w::LIST, Some(w::INVITE_HINT), list)}
            {ui::submit(ctx.t(w::PREVIEW))}
        </form>
    }
    .into_any()
}

fn organisations(ctx: &Ctx, id: CoordinationId, data: &MembersView, manage: bool) -> AnyView {
    let kind = |k: OrganisationKind| match k {
        OrganisationKind::Public => ctx.t(w::PUBLIC),
        OrganisationKind::Association => ctx.t(w::ASSOCIATION),
    };
    let rows = data.organisations.iter().map(|o| ui::row(&o.name, None, kind(o.kind), None)).collect();
    let add = manage.then(|| {
        let action = format!("/api/c/{id}/organisations");
        let kinds = OrganisationKind::ALL.iter().map(|k| (k.as_str().to_owned(), kind(*k).to_owned())).collect();
        let fields = view! {
            {ui::text(ctx, &action, "name", w::NAME, None, "")}
            {ui::choice(ctx, &action, "kind", w::KIND, None, kinds, "")}
            {ui::submit(ctx.t(w::ADD))}
        };
        ui::fold(ctx, &action, ctx.t(w::ADD_ORGANISATION), ui::form(ctx, &action, fields.into_any()))
    });
    view! { {ui::rows(rows)} {add} }.into_any()
}

/// What a pasted list would do: faulty lines say what is wrong with them.
pub fn preview(ctx: &Ctx, request: &PreviewInvites, data: &InviteView) -> Page {
    let id = request.coordination;
    let head = [w::LINE, w::NAME, w::EMAIL, w::ORGANISATION, w::ROLE, w::STATE].map(|x| ctx.t(x).to_owned()).to_vec();
    let rows = data
        .lines
        .iter()
        .map(|l| {
            let state = match l.fault {
                None => ui::status_tag(Status::Yes, ctx.t(w::GOOD_LINE)),
                Some(fault) => {
                    let column = match l.column.as_str() {
                        "name" => w::NAME,
                        "email" => w::EMAIL,
                        "organisation" => w::ORGANISATION,
                        _ => w::ROLE,
                    };
                    ui::status_tag(Status::Late, &format!("{}: {}", ctx.t(column), fault.message(ctx.locale)))
                }
            };
            let role = l.role.map_or("—", |r| ctx.t(r.words()));
            vec![ui::cell(&l.line.to_string()), ui::cell(&l.name), ui::cell(&l.email), ui::cell(&l.organisation), ui::cell(role), state]
        })
        .collect();
    let good = data.lines.iter().filter(|l| l.fault.is_none()).count();
    let invite = if good == 0 {
        ui::warm_notice(ctx.t(w::NOTHING_TO_INVITE))
    } else {
        ui::main_action(ctx, &format!("/api/c/{id}/invites"), &ctx.fill(w::INVITE_N, &[("n", &good)]), vec![("list", request.list.clone())])
    };
    let body = view! {
        {ui::page_head(vec![(format!("/c/{id}/members"), ctx.t(w::MEMBERS).to_owned())], ctx.t(w::PREVIEW_TITLE), "", None)}
        {ui::table(ctx.t(w::LIST), head, rows)}
        {invite}
        {ui::section(ctx.t(w::LIST), list_form(ctx, id, &request.list))}
    };
    page(ctx.t(w::PREVIEW_TITLE), body.into_any())
}
