//! A coordination with as many rows as one likes, beside the demonstration: written by SQL that both engines take.

use crate::Outcome;
use constat::db::{Conn, Url};
use diesel::connection::{Connection, SimpleConnection};

/// Findings of one diagnosis.
pub const PAGE: u32 = 50;

// Columns that are not named here are added later on, and left empty.
const COORDINATION: &str = "coordination (id, name_fr, name_nl, territory_fr, territory_nl, demo, created_at)";
const MEMBERSHIP: &str = "membership (coordination_id, id, person_id, organisation_id, role, mandate, state, title, portfolio, until)";
const DIAGNOSIS: &str = "diagnosis (coordination_id, id, title_fr, title_nl, method, territory, promise_fr, promise_nl, created_at)";
const STEP: &str = "step (coordination_id, id, diagnosis_id, place, kind, state, starts, ends)";
const THEME: &str = "theme (coordination_id, id, diagnosis_id, code, chosen, why_empty)";
const WORKING_GROUP: &str = "working_group (coordination_id, id, diagnosis_id, theme_id, name_fr, name_nl)";
const SESSION: &str = "session (coordination_id, id, diagnosis_id, code, place, address, day, starts, ends, languages, \
     question_fr, question_nl, question_en, question_ar, state, people)";
const GROUP_MEMBER: &str = "group_member (coordination_id, group_id, membership_id)";
const FINDING: &str = "finding (coordination_id, id, diagnosis_id, theme_id, group_id, number, state, revision, version, author, \
     language, sentence, translation, whom, place, since, frequency, existing, missing)";
const FINDING_VERSION: &str = "finding_version (coordination_id, finding_id, version, content, validated_on)";
const QUOTE: &str = "quote (coordination_id, id, finding_id, seal, language, text)";
const EVIDENCE: &str = "evidence (coordination_id, id, finding_id, label, figure, unit, source, measured_on, link)";
const CONTRIBUTION: &str = "contribution (coordination_id, id, session_id, theme_id, channel, language, text, struck, state, reason, slip)";
const CONTRIBUTION_FINDING: &str = "contribution_finding (coordination_id, contribution_id, finding_id)";
const PERSON: &str = "person (id, name, email, locale, operator, created_at)";

/// A database to fill. Rows are added: what is there stays.
pub struct World {
    conn: Conn,
    dialect: Dialect,
    rows: u32,
}

#[derive(Clone, Copy)]
enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    fn of(conn: &Conn) -> Self {
        match conn {
            Conn::Sqlite(_) => Self::Sqlite,
            Conn::Pg(_) => Self::Postgres,
        }
    }
    /// Sixteen bytes: a letter and a number.
    fn id(self, letter: char, number: &str) -> String {
        match self {
            Self::Sqlite => format!("CAST('{letter}' || substr('000000000000000' || ({number}), -15) AS BLOB)"),
            Self::Postgres => format!("convert_to('{letter}' || lpad(({number})::text, 15, '0'), 'UTF8')"),
        }
    }
    fn bytes(self, bytes: &[u8]) -> String {
        match self {
            Self::Sqlite => format!("X'{}'", constat::keys::hex(bytes)),
            Self::Postgres => format!("'\\x{}'::bytea", constat::keys::hex(bytes)),
        }
    }
}

/// The same id as it stands in addresses.
pub fn address(letter: char, number: u32) -> String {
    let hex = constat::keys::hex(format!("{letter}{number:015}").as_bytes());
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default().to_owned();
    [part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)].join("-")
}

impl World {
    /// Opens a database that the program has filled with its demonstration, and adds an empty coordination with Karim in it.
    pub fn open(url: &Url) -> Outcome<Self> {
        let text = match url {
            Url::Sqlite(path) => format!("sqlite://{}", path.display()),
            Url::Postgres(text) => text.clone(),
        };
        let conn = Conn::establish(&text).map_err(|e| format!("cannot open the database: {e}"))?;
        let dialect = Dialect::of(&conn);
        let mut world = Self { conn, dialect, rows: 0 };
        if matches!(dialect, Dialect::Sqlite) {
            // Nobody misses what a crash would lose here.
            world.execute("PRAGMA synchronous=OFF; PRAGMA cache_size=-262144; PRAGMA temp_store=MEMORY;")?;
        }
        let (coordination, member) = (dialect.id('c', "0"), dialect.id('k', "0"));
        let karim = dialect.bytes(constat::demo::person("karim").bytes());
        world.execute(&format!(
            "INSERT INTO {COORDINATION} VALUES ({coordination}, 'Mesure', 'Meting', '', '', false, 0);
             INSERT INTO {MEMBERSHIP} VALUES ({coordination}, {member}, {karim}, NULL, 'worker', false, 'active', '', '', NULL);"
        ))?;
        Ok(world)
    }
    fn execute(&mut self, sql: &str) -> Outcome {
        self.conn.batch_execute(sql).map_err(|e| format!("cannot fill the database: {e}"))
    }
    /// Adds findings, each with a version, a quote, a figure and a resident's voice, and as many members, up to this number.
    pub fn grow(&mut self, rows: u32) -> Outcome {
        let dialect = self.dialect;
        if matches!(dialect, Dialect::Sqlite) {
            // Written once, not first to a log; the program, which is not running now, goes back to its log when it starts.
            self.execute("PRAGMA journal_mode=OFF;")?;
        }
        let id = |letter, number: &str| dialect.id(letter, number);
        let c = id('c', "0");
        let numbers =
            |from: u32, to: u32| format!("WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {to})");
        // Both engines divide whole numbers to a whole number.
        let of = format!("i / {PAGE}");
        let (d, t, g, s) = (id('d', &of), id('t', &of), id('g', &of), id('s', &of));
        let (first, last) = (self.rows / PAGE, rows / PAGE);
        let lists = numbers(first, last);
        let (one_d, one_t, one_g, one_s) = (id('d', "i"), id('t', "i"), id('g', "i"), id('s', "i"));
        let long = "Les familles attendent plusieurs mois une réponse, et personne ne sait à qui la demander. ";
        let one = long.trim();
        let content = format!(
            "'{{\"language\":\"fr\",\"released\":true,\"sentence\":\"{one}\",\"translation\":\"{one}\",\"whom\":\"familles\",\"place\":\"partout\",\
             \"since\":\"2024\",\"frequency\":\"souvent\",\"existing\":\"{one}\",\"missing\":\"{one}\"}}'"
        );
        self.execute(&format!(
            "{lists} INSERT INTO {DIAGNOSIS} SELECT {c}, {one_d}, 'Titre', 'Titel', 'full', '', '', '', 0 FROM n;
             {lists} INSERT INTO {STEP} SELECT {c}, {one_d}, {one_d}, 1, 'findings', 'open', NULL, NULL FROM n;
             {lists} INSERT INTO {THEME} SELECT {c}, {one_t}, {one_d}, 'housing', true, '' FROM n;
             {lists} INSERT INTO {WORKING_GROUP} SELECT {c}, {one_g}, {one_d}, {one_t}, 'Groupe', 'Groep' FROM n;
             {lists} INSERT INTO {SESSION} SELECT {c}, {one_s}, {one_d}, 'M' || i, '', '', 0, '', '', 'fr', '', '', '', '', 'closed', NULL FROM n;"
        ))?;
        if first == 0 {
            let member = id('k', "0");
            self.execute(&format!("INSERT INTO {GROUP_MEMBER} VALUES ({c}, {}, {member});", id('g', "0")))?;
        }
        let all = numbers(self.rows, rows);
        let (f, q, e, x, p, m) = (id('f', "i"), id('q', "i"), id('e', "i"), id('x', "i"), id('p', "i"), id('m', "i"));
        for statement in [
            format!(
                "INSERT INTO {FINDING} SELECT {c}, {f}, {d}, {t}, {g}, i, 'released', 1, 1, NULL, 'fr', '{one}', '', '', '', '', '', '', '' FROM n"
            ),
            format!("INSERT INTO {FINDING_VERSION} SELECT {c}, {f}, 1, {content}, 0 FROM n"),
            format!("INSERT INTO {QUOTE} SELECT {c}, {q}, {f}, 'A', 'fr', '{one}' FROM n"),
            format!("INSERT INTO {EVIDENCE} SELECT {c}, {e}, {f}, 'Attente', '41', 'jours', 'CPAS', 0, '' FROM n"),
            format!("INSERT INTO {CONTRIBUTION} SELECT {c}, {x}, {s}, {t}, 'phone', 'fr', '{one}', false, 'accepted', '', {x} FROM n"),
            format!("INSERT INTO {CONTRIBUTION_FINDING} SELECT {c}, {x}, {f} FROM n"),
            format!("INSERT INTO {PERSON} SELECT {p}, 'Personne', 'p' || i || '@example.be', 'fr', false, 0 FROM n"),
            format!("INSERT INTO {MEMBERSHIP} SELECT {c}, {m}, {p}, NULL, 'worker', false, 'active', '', '', NULL FROM n"),
        ] {
            self.execute(&format!("{all} {statement};"))?;
        }
        self.rows = rows;
        // As in service, where PostgreSQL does this by itself after a while.
        if matches!(self.dialect, Dialect::Postgres) {
            self.execute("ANALYZE")?;
        }
        Ok(())
    }
}
