//! Who takes part, all invented: members of six organisations, and three officials. They come in by the links in their mails.

use crate::support::smtp::{Arrived, MailServer};
use crate::support::world::{Client, World};
use constat_shared::api::coordination::{AddOrganisation, ChangeMember, Invite, OrganisationKind, ReadMembers};
use constat_shared::api::door::{OpenLink, ReadAccount, RequestLink};
use constat_shared::ids::{CoordinationId, MembershipId};
use constat_shared::permission::Role;

/// Who coordinates; the import makes this account.
pub const COORDINATOR: &str = "coordination@quartier.example";

/// An organisation, who works for it in the field, and who holds its mandate.
const ORGANISATIONS: [(&str, OrganisationKind, &str, &str); 6] = [
    ("CPAS – OCMW", OrganisationKind::Public, "Nadia Leclercq", "Bruno Maes"),
    ("Wijkhuis De Brug", OrganisationKind::Association, "Joke Claes", "Wim Peeters"),
    ("Service de la jeunesse", OrganisationKind::Public, "Samir Haddad", "Anne Collard"),
    ("Maison médicale du Pont", OrganisationKind::Association, "Lucie Renard", "Olivier Dumont"),
    ("Bibliothèque communale", OrganisationKind::Public, "Ilse Wouters", "Pascale Noël"),
    ("Ouderenraad – Conseil des aînés", OrganisationKind::Association, "Jozef Aerts", "Monique Thiry"),
];

/// Name, function, language of the letter.
pub const OFFICIALS: [(&str, &str, &str); 3] = [
    ("Hélène Baudouin", "Bourgmestre", "fr"),
    ("Tom Verlinden", "Schepen van ruimte en mobiliteit", "nl"),
    ("Karima Azzouzi", "Présidente du CPAS", "fr"),
];

/// An address made of a name.
pub fn address(name: &str) -> String {
    let plain = name.to_lowercase().replace(' ', ".").replace(['é', 'è', 'ë'], "e");
    format!("{plain}@quartier.example")
}

/// Letters as they come in, kept.
pub struct Post {
    server: MailServer,
    letters: Vec<(Arrived, bool)>,
}

impl Post {
    pub fn new(server: MailServer) -> Self {
        Self { server, letters: Vec::new() }
    }
    /// The next letter to this address with these words in it that was not read yet; waits for it.
    pub fn letter(&mut self, to: &str, words: &str) -> Arrived {
        loop {
            let mut unread = self.letters.iter_mut().filter(|(_, read)| !read);
            if let Some((letter, read)) = unread.find(|(l, _)| l.to == to && l.text.contains(words)) {
                *read = true;
                return letter.clone();
            }
            let next = self.server.next().unwrap_or_else(|| panic!("no letter to {to} with “{words}”"));
            self.letters.push((next, false));
        }
    }
    /// Addresses of all letters so far with these words in them, one per letter.
    pub fn all(&mut self, words: &str) -> Vec<String> {
        while let Some(letter) = self.server.another() {
            self.letters.push((letter, false));
        }
        let mut to: Vec<String> = self.letters.iter().filter(|(l, _)| l.text.contains(words)).map(|(l, _)| l.to.clone()).collect();
        to.sort();
        to
    }
}

/// Asks for a link, waits for the letter, opens it.
pub async fn sign_in(world: &World, post: &mut Post, place: u8, email: &str) -> Client {
    let door = world.nobody_at(place);
    door.call(RequestLink { email: email.to_owned(), to: String::new() }).await.expect("asked");
    let letter = post.letter(email, "/sign-in/link/");
    let link = letter.text.split_whitespace().find_map(|word| word.split_once("/sign-in/link/")).expect("a link").1.to_owned();
    let token = door.call(OpenLink { token: link, to: String::new() }).await.expect("it opens").token;
    let inside = door.with_token(token);
    assert_eq!(inside.call(ReadAccount {}).await.expect("inside").email, email);
    inside
}

/// Everyone, signed in, in the order of the organisations.
pub struct People {
    pub workers: Vec<(MembershipId, Client)>,
    pub holders: Vec<Client>,
}

/// Adds the organisations, invites everyone by one pasted list, gives the mandates; then each comes in by a link of their own.
pub async fn invite(world: &World, post: &mut Post, coordinator: &Client, coordination: CoordinationId) -> People {
    let mut list = Vec::new();
    for (name, kind, worker, holder) in ORGANISATIONS {
        coordinator.call(AddOrganisation { coordination, name: name.to_owned(), kind }).await.expect("added");
        list.push(format!("{worker}; {}; {name}; terrain", address(worker)));
        list.push(format!("{holder}; {}; {name}; leidinggevende", address(holder)));
    }
    list.extend(OFFICIALS.iter().map(|(name, _, _)| format!("{name}\t{}\t\tmandataire", address(name))));
    let list = list.join("\n");
    let invited = coordinator.call(Invite { coordination, list }).await.expect("invited");
    assert_eq!(invited.invited, ORGANISATIONS.len() * 2 + OFFICIALS.len(), "{:?}", invited.lines);
    let mut members = coordinator.call(ReadMembers { coordination }).await.expect("read").members;
    for holder in members.iter().filter(|m| m.role == Role::Manager) {
        let change = ChangeMember { coordination, membership: holder.id, role: Role::Manager, mandate: true };
        coordinator.call(change).await.expect("mandated");
    }
    members.sort_by_key(|m| ORGANISATIONS.iter().position(|o| m.organisation.as_deref() == Some(o.0)));
    let (mut workers, mut holders) = (Vec::new(), Vec::new());
    for (place, member) in (2..).zip(members.iter().filter(|m| m.email != COORDINATOR)) {
        post.letter(&member.email, "/sign-in");
        let client = sign_in(world, post, place, &member.email).await;
        match member.role {
            Role::Worker => workers.push((member.id, client)),
            Role::Manager => holders.push(client),
            _ => {}
        }
    }
    assert_eq!((workers.len(), holders.len()), (ORGANISATIONS.len(), ORGANISATIONS.len()));
    People { workers, holders }
}
