//! Sealed authorship, looked for as a thief or an operator would: in every byte that is left after a group has validated.

use crate::support::Folder;
use crate::support::postgres::OwnServer;
use crate::support::world::{Engine, World};
use constat::db::{Conn, schema};
use constat_shared::api::finding::ReadFinding;
use constat_shared::api::finding::{AddComment, AnswerObjection, Consent, Object, ProposeFinding, ValidateFinding, WriteDraft, Written};
use constat_shared::ids::{FindingId, PersonId};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::Text;
use std::path::Path;

const MARKS: [&[u8]; 3] = [b"author", b"comment", b"voice"];
const AUTHOR: &str = "karim";
const OTHER: &str = "els";

/// Whether these bytes stand in a row of bytes.
fn holds(haystack: &[u8], needle: &[u8]) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle)
}

/// All files below a folder, each with its bytes.
fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else if let Ok(bytes) = std::fs::read(&path) {
            found.push((path.display().to_string(), bytes));
        }
    }
}

/// The marks that these persons have on a finding: whoever has the key and the database can make them.
fn marks(world: &World, finding: FindingId) -> Vec<Vec<u8>> {
    let (app, persons) = (world.app(), [AUTHOR, OTHER].map(constat::demo::person));
    let mark = |kind: &[u8], person: &PersonId| app.keys.mark(&[kind, person.bytes(), finding.bytes()]);
    persons.iter().flat_map(|person| MARKS.map(|kind| mark(kind, person))).collect()
}

fn places(all: &[(String, Vec<u8>)], needles: &[Vec<u8>]) -> Vec<String> {
    all.iter().filter(|(_, bytes)| needles.iter().any(|needle| holds(bytes, needle))).map(|(name, _)| name.clone()).collect()
}

/// A draft with comments, an objection and consents, by two persons; proposed, not yet validated.
async fn before_validation(world: &World) -> FindingId {
    let (author, other) = (world.enter(AUTHOR).await, world.enter(OTHER).await);
    let group = world.group("housing").await.id;
    let sentence = "Une phrase que personne ne doit pouvoir attribuer.".to_owned();
    let Written { id: finding, .. } = author.call(WriteDraft { group, sentence, language: None }).await.expect("written");
    other.call(AddComment { finding, comment: "Vu aussi.".into() }).await.expect("said");
    author.call(ProposeFinding { finding }).await.expect("proposed");
    other.call(Object { finding, objection: "Où ?".into() }).await.expect("objected");
    author.call(Consent { finding }).await.expect("consents");
    let objection = author.call(ReadFinding { finding }).await.expect("read").objections[0].id;
    author.call(AnswerObjection { finding, objection, answer: "Partout.".into() }).await.expect("answered");
    finding
}

async fn validate(world: &World, finding: FindingId) {
    world.enter(AUTHOR).await.call(ValidateFinding { finding }).await.expect("validated");
}

async fn in_database<T: Send + 'static>(world: &World, work: impl FnOnce(&mut Conn) -> constat::error::Result<T> + Send + 'static) -> T {
    let app = world.app();
    tokio::task::spawn_blocking(move || app.db.read(work)).await.expect("no panic").expect("the database answers")
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

/// A dump of all that hangs on findings, and of the letters, as text.
async fn dump(world: &World, finding: FindingId) -> String {
    let rows = in_database(world, move |conn| {
        let mut out = String::new();
        for (table, key) in [
            ("finding", "id"),
            ("finding_version", "finding_id"),
            ("comment", "finding_id"),
            ("voice", "finding_id"),
            ("quote", "finding_id"),
            ("evidence", "finding_id"),
            ("contribution_finding", "finding_id"),
            ("journal", "target"),
        ] {
            let lines = match conn {
                Conn::Pg(c) => {
                    let id = constat::keys::hex(finding.bytes());
                    diesel::sql_query(format!("select t::text as line from {table} t where {key} = '\\x{id}'::bytea")).load::<Line>(c)?
                }
                Conn::Sqlite(c) => {
                    let names = diesel::sql_query(format!(
                        "select group_concat('quote(' || name || ')', ' || '' | '' || ') as line from pragma_table_info('{table}')"
                    ))
                    .load::<Line>(c)?;
                    let id = constat::keys::hex(finding.bytes());
                    diesel::sql_query(format!("select {} as line from {table} where {key} = x'{id}'", names[0].line)).load::<Line>(c)?
                }
            };
            out.extend(lines.into_iter().map(|row| format!("{table}: {}\n", row.line.to_lowercase())));
        }
        Ok(out)
    })
    .await;
    let letters = in_database(world, |conn| {
        use schema::mail::dsl as t;
        Ok(t::mail.select((t::subject, t::body)).load::<(String, String)>(conn)?)
    })
    .await;
    let about = letters.iter().filter(|(subject, body)| [subject, body].iter().any(|text| text.contains(&finding.to_string())));
    format!("{rows}{}", about.map(|(subject, body)| format!("mail: {subject} {body}\n").to_lowercase()).collect::<String>())
}

/// What would name a person: their id as bytes and as text, their membership's, their name, their address.
async fn names(world: &World) -> Vec<String> {
    let persons = [AUTHOR, OTHER].map(constat::demo::person);
    in_database(world, move |conn| {
        use schema::{membership as m, person as p};
        let rows = p::table
            .inner_join(m::table.on(m::person_id.eq(p::id)))
            .filter(p::id.eq_any(persons))
            .select((p::id, m::id, p::name, p::email))
            .load::<(PersonId, constat_shared::ids::MembershipId, String, String)>(conn)?;
        let all = rows.into_iter().flat_map(|(person, member, name, email)| {
            [
                constat::keys::hex(person.bytes()),
                person.to_string(),
                constat::keys::hex(member.bytes()),
                member.to_string(),
                name.to_lowercase(),
                email,
            ]
        });
        Ok(all.collect())
    })
    .await
}

async fn after_validation_no_row_names_who_wrote(engine: Engine) {
    let world = World::fresh(engine).await;
    let finding = before_validation(&world).await;
    let hex: Vec<String> = marks(&world, finding).iter().map(|mark| constat::keys::hex(mark)).collect();
    let draft = dump(&world, finding).await;
    assert_eq!(hex.iter().filter(|mark| draft.contains(*mark)).count(), 4, "the draft has an author, a comment and two voices: {draft}");
    let persons = names(&world).await;
    assert!(persons.iter().all(|name| !draft.contains(name)), "not even a draft names them: {draft}");

    validate(&world, finding).await;
    let after = dump(&world, finding).await;
    assert!(after.contains("finding_version: ") && after.contains("journal: "), "{after}");
    for told in hex.iter().chain(&persons) {
        assert!(!after.contains(told), "{told} in {after}");
    }
}

async fn the_database_alone_and_the_key_alone_name_nobody(engine: Engine) {
    let world = World::fresh(engine).await;
    let finding = before_validation(&world).await;
    let app = world.app();
    let author = in_database(&world, move |conn| {
        Ok(schema::finding::table.filter(schema::finding::id.eq(finding)).select(schema::finding::author).first::<Option<Vec<u8>>>(conn)?)
    })
    .await
    .expect("a draft has a mark");
    let everyone = in_database(&world, |conn| Ok(schema::person::table.select(schema::person::id).load::<PersonId>(conn)?)).await;
    // The database alone: every person is tried with every key that a reader of the database could think of.
    let folder = Folder::new();
    let guess = constat::keys::Keys::open(folder.path()).expect("keys of another server");
    let by = |keys: &constat::keys::Keys| {
        everyone.iter().filter(|person| keys.mark(&[b"author", person.bytes(), finding.bytes()]) == author).copied().collect::<Vec<_>>()
    };
    assert!(by(&guess).is_empty());
    assert!(everyone.iter().all(|person| {
        let plain = [person.to_string(), format!("author{person}{finding}"), format!("{person}{finding}")];
        plain.iter().all(|text| constat::keys::hash(text) != author)
    }));
    // Both together name the author of a draft: until validation the key is what stands between.
    assert_eq!(by(&app.keys), [constat::demo::person(AUTHOR)]);
    // The key alone says nothing of anybody.
    let key = std::fs::read(app.config.data.join("keys.json")).expect("the key file");
    for person in &everyone {
        assert!(!holds(&key, person.bytes()) && !holds(&key, person.to_string().as_bytes()));
    }
    assert!(!holds(&key, finding.bytes()) && !holds(&key, &author));
    // After validation both together find nothing.
    validate(&world, finding).await;
    let left = in_database(&world, move |conn| {
        Ok(schema::finding::table.filter(schema::finding::id.eq(finding)).select(schema::finding::author).first::<Option<Vec<u8>>>(conn)?)
    })
    .await;
    assert_eq!(left, None);
}

crate::on_both_engines!(after_validation_no_row_names_who_wrote, the_database_alone_and_the_key_alone_name_nobody);

#[tokio::test]
async fn after_validation_no_byte_of_the_sqlite_files_or_of_a_backup_holds_a_mark() {
    let world = World::fresh(Engine::Sqlite).await;
    let finding = before_validation(&world).await;
    let marks = marks(&world, finding);
    let app = world.app();
    let read = |folder: &Path| {
        let mut all = Vec::new();
        files(folder, &mut all);
        all
    };
    assert!(!places(&read(&app.config.data), &marks).is_empty(), "the search finds what is there");
    validate(&world, finding).await;
    let left = read(&app.config.data);
    assert!(left.iter().any(|(name, _)| name.ends_with("constat.db")), "main file, log and shared memory are read");
    assert_eq!(places(&left, &marks), Vec::<String>::new());

    let folder = Folder::new();
    let copy = folder.path().join("copy.db");
    let (shared, to) = (world.app(), copy.clone());
    tokio::task::spawn_blocking(move || shared.db.backup(&to)).await.expect("no panic").expect("copied");
    assert_eq!(places(&read(folder.path()), &marks), Vec::<String>::new());
}

/// What whoever runs a PostgreSQL server can still find, and which step takes it away: the figures of
/// `docs/security/sealed-authors.md`.
#[tokio::test]
async fn what_a_postgresql_server_still_holds_is_known_and_can_be_taken_away() {
    let server = OwnServer::start();
    let world = World::start(Folder::new(), Some(server.database())).await;
    let finding = before_validation(&world).await;
    let marks = marks(&world, finding);
    let folder = in_database(&world, |conn| {
        let Conn::Pg(c) = conn else { return Ok(String::new()) };
        Ok(diesel::sql_query("select current_setting('data_directory') as line").load::<Line>(c)?.remove(0).line)
    })
    .await;
    let count = |part: &str| {
        let mut all = Vec::new();
        files(&Path::new(&folder).join(part), &mut all);
        all.iter().map(|(_, bytes)| marks.iter().filter(|mark| holds(bytes, mark)).count()).sum::<usize>()
    };
    let order = async |statement: &'static str| {
        let app = world.app();
        // Not in a transaction: VACUUM refuses one.
        let run = move || {
            let constat::db::Url::Postgres(url) = app.db.url() else { return };
            let mut conn = PgConnection::establish(url).expect("connected");
            conn.batch_execute(statement).expect(statement);
        };
        tokio::task::spawn_blocking(run).await.expect("no panic");
    };
    validate(&world, finding).await;
    order("CHECKPOINT").await;
    let (rows, log) = (count("base"), count("pg_wal"));
    order("VACUUM finding, comment, voice").await;
    order("CHECKPOINT").await;
    let vacuumed = count("base");
    order("VACUUM FULL finding, comment, voice").await;
    order("CHECKPOINT").await;
    let full = count("base");
    for _ in 0..3 {
        order("SELECT pg_switch_wal()").await;
        order("CHECKPOINT").await;
    }
    let recycled = count("pg_wal");
    println!("marks left: rows {rows}, after VACUUM {vacuumed}, after VACUUM FULL {full}; log {log}, after three segments {recycled}");
    assert!(rows > 0 && log > 0, "the search finds what is there");
    assert_eq!(full, 0, "VACUUM FULL writes the tables anew");
}
