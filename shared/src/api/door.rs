//! Operations at the door: sign-in by a link in a mail, one's own account, the first start.

mod data;
pub use data::{DataField, DataSection, DeleteAccount, MyData, ReadMyData, WORD, is_the_word};

use super::{Done, Target};
use crate::ids::{CoordinationId, LoginId};
use crate::permission::{Action, Role};
use crate::time::Instant;
use crate::validate::{Check, LINE};
use serde::{Deserialize, Serialize};

crate::endpoint! {
    /// Ask for a link. The answer is the same whether the address is known or not.
    RequestLink {
        /// Mail address.
        email: String,
        /// The page to go to afterwards.
        #[serde(default)]
        to: String,
    }
    "door.request_link", "Ask for a sign-in link by mail", Post "/api/sign-in", UseDoor -> Done;
    target(_r) Target::Nothing;
    validate(r) Check::new().email("email", &r.email);
    next(_r, _v) Some("/sign-in/sent".to_owned());
}

/// What opens a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SignedIn {
    /// For programs: `Authorization: Bearer …`.
    pub token: String,
    /// The page to go to.
    pub to: String,
    /// Names this device at the next sign-in, as its cookie; none when it had one. It opens nothing.
    #[serde(default)]
    pub device: Option<String>,
}

crate::endpoint! {
    /// Use a link: it works once, within fifteen minutes.
    OpenLink {
        /// From the mail.
        token: String,
        /// The page to go to afterwards.
        #[serde(default)]
        to: String,
    }
    "door.open_link", "Sign in with a link from a mail", Post "/api/sign-in/open", UseDoor -> SignedIn;
    target(_r) Target::Nothing;
    validate(r) Check::new().required("token", &r.token, LINE);
    next(_r, v) Some(v.to.clone());
}

crate::endpoint! {
    /// End this device's session.
    SignOut {}
    "door.sign_out", "End the session of this device", Post "/api/sign-out", UseDoor -> Done;
    target(_r) Target::Nothing;
    next(_r, _v) Some("/".to_owned());
}

/// One of the person's sessions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LoginView {
    /// Id.
    pub id: LoginId,
    /// The device, as it describes itself.
    pub device: String,
    /// Since when.
    pub created_at: Instant,
    /// Last used, to a quarter of an hour.
    pub seen_at: Instant,
    /// Whether it is the one that asks.
    pub this: bool,
}

/// A coordination that the person belongs to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlaceView {
    /// Id.
    pub id: CoordinationId,
    /// Name.
    pub name: crate::locale::Bilingual,
    /// The person's role there.
    pub role: Role,
}

/// The person's account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Account {
    /// Name.
    pub name: String,
    /// Address.
    pub email: String,
    /// Coordinations.
    pub places: Vec<PlaceView>,
    /// Sessions that are open.
    pub logins: Vec<LoginView>,
}

crate::endpoint! {
    /// See one's account.
    ReadAccount {}
    "account.read", "Read one’s own account and sessions", Get "/api/me", OwnAccount -> Account;
    target(_r) Target::Nothing;
}

crate::endpoint! {
    /// End one of one's sessions.
    EndLogin {
        /// Which.
        login: LoginId,
    }
    "account.end_login", "End one of one’s own sessions", Post "/api/me/logins/{login}/end", OwnAccount -> Done;
    target(_r) Target::Nothing;
}

crate::endpoint! {
    /// End all of one's sessions but the one that asks.
    EndOtherLogins {}
    "account.end_other_logins", "End all of one’s own sessions but this one", Post "/api/me/logins/end-others", OwnAccount -> Done;
    target(_r) Target::Nothing;
}

/// The coordination that was made, and the session of its coordinator.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SetUpDone {
    /// Id.
    pub coordination: CoordinationId,
    /// For programs.
    pub token: String,
}

crate::endpoint! {
    /// First start: five questions, guarded by the code that the terminal shows.
    SetUp {
        /// From the terminal.
        code: String,
        /// Name of the coordination.
        coordination: String,
        /// Its territory.
        territory: String,
        /// Name of its coordinator.
        name: String,
        /// Address of its coordinator.
        email: String,
        /// The first member organisation.
        organisation: String,
    }
    "door.set_up", "Make the first coordination", Post "/api/setup", SetUp -> SetUpDone;
    target(_r) Target::Nothing;
    validate(r) Check::new()
        .required("code", &r.code, LINE)
        .required("coordination", &r.coordination, LINE)
        .required("territory", &r.territory, LINE)
        .required("name", &r.name, LINE)
        .email("email", &r.email)
        .required("organisation", &r.organisation, LINE);
    next(_r, v) Some(format!("/c/{}", v.coordination));
}

/// A way into the demonstration.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DemoEntry {
    /// `coordinator`, `worker`, … or `session`, `round`, `memorandum`, `official`, `slip`.
    pub kind: String,
    /// Who or what.
    pub title: String,
    /// More about it.
    pub meta: String,
    /// One click; a path.
    pub href: String,
    /// A code or a slug, where there is one.
    pub code: String,
}

crate::endpoint! {
    /// All ways into the demonstration; elsewhere there is no such page.
    ReadDemo {}
    "demo.read", "All ways into the demonstration", Get "/api/demo", ReadPublic -> Vec<DemoEntry>;
    target(_r) Target::Nothing;
}

crate::endpoint! {
    /// Enter the demonstration as one of its members.
    EnterDemo {
        /// The member's key.
        key: String,
    }
    "demo.enter", "Enter the demonstration as one of its members", Post "/api/demo/enter/{key}", UseDoor -> SignedIn;
    target(_r) Target::Nothing;
    next(_r, v) Some(v.to.clone());
}

/// A mail that was kept because no server is named.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct KeptMail {
    /// To whom.
    pub to: String,
    /// Subject.
    pub subject: String,
    /// Text.
    pub body: String,
}

crate::endpoint! {
    /// Mails of the demonstration.
    ReadDemoMail {}
    "demo.mail", "Mails of the demonstration", Get "/api/demo/mail", ReadPublic -> Vec<KeptMail>;
    target(_r) Target::Nothing;
}

crate::endpoint! {
    /// Mails that were kept because no server is named.
    ReadKeptMail {}
    "mail.read_kept", "Mails kept because no SMTP server is named", Get "/api/mail", ReadKeptMail -> Vec<KeptMail>;
    target(_r) Target::Nothing;
}

/// An operation, as a program's author reads it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OperationLine {
    /// Stable name.
    pub name: String,
    /// `GET` or `POST`.
    pub method: String,
    /// Path; what stands in braces is a field.
    pub path: String,
    /// One sentence.
    pub summary: String,
    /// Fields of the request.
    pub fields: Vec<String>,
    /// Its row of the permission table.
    pub action: Action,
}

crate::endpoint! {
    /// Every operation of the program; `/api/openapi.json` has the same with its types.
    ReadOperations {}
    "door.operations", "Every operation of the program", Get "/api/operations", ReadPublic -> Vec<OperationLine>;
    target(_r) Target::Nothing;
}
