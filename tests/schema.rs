//! The tables as they are in the database: every row belongs to a coordination, and no ballot leads to a voter.

use crate::support::Folder;
use crate::support::postgres::fresh_database;
use constat::db::{Conn, Db, Url};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Tables that are not of one coordination, or hold what is not yet of one.
const OUTSIDE: [&str; 8] =
    ["__diesel_schema_migrations", "coordination", "known_device", "link_request", "login", "mail", "person", "sign_in_link"];

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    column_name: String,
    /// Place in the primary key from 1 on; 0: not in it.
    #[diesel(sql_type = BigInt)]
    place: i64,
}

const OF_SQLITE: &str = "select m.name as table_name, c.name as column_name, cast(c.pk as bigint) as place
    from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite_%'";

const OF_POSTGRES: &str = "select t.relname::text as table_name, a.attname::text as column_name,
    (coalesce(array_position(k.indkey::int2[], a.attnum), -1) + 1)::bigint as place
    from pg_class t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_index k on k.indrelid = t.oid and k.indisprimary
    where t.relkind = 'r' and t.relnamespace = 'public'::regnamespace";

#[derive(Debug, QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    target: String,
}

/// The columns of all tables of a database that was just made.
fn columns(url: &Url) -> BTreeSet<Row> {
    let db = Db::open(url).expect("it opens");
    let rows = db.read(|conn| {
        Ok(match conn {
            Conn::Sqlite(c) => diesel::sql_query(OF_SQLITE).load::<Row>(c)?,
            Conn::Pg(c) => diesel::sql_query(OF_POSTGRES).load::<Row>(c)?,
        })
    });
    rows.expect("it answers").into_iter().collect()
}

fn both() -> [BTreeSet<Row>; 2] {
    let folder = Folder::new();
    let postgres = Url::parse(&fresh_database()).expect("a URL");
    [columns(&Url::Sqlite(folder.path().join("constat.db"))), columns(&postgres)]
}

fn by_table(columns: &BTreeSet<Row>) -> BTreeMap<&str, Vec<&Row>> {
    let mut out: BTreeMap<&str, Vec<&Row>> = BTreeMap::new();
    for column in columns {
        out.entry(&column.table_name).or_default().push(column);
    }
    out
}

#[test]
fn every_table_of_a_coordination_is_led_by_it() {
    for columns in both() {
        let mut led = 0;
        for (table, columns) in by_table(&columns) {
            let place = columns.iter().find(|c| c.column_name == "coordination_id").map(|c| c.place);
            if OUTSIDE.contains(&table) {
                assert_ne!(place, Some(1), "{table} is no exception any more");
            } else {
                assert_eq!(place, Some(1), "{table}");
                led += 1;
            }
        }
        assert!(led > 25, "{led} tables");
    }
}

#[test]
fn both_engines_have_the_same_tables_columns_and_keys() {
    let [sqlite, postgres] = both();
    let ours =
        |columns: &BTreeSet<Row>| -> Vec<Row> { columns.iter().filter(|c| !c.table_name.starts_with("__diesel")).cloned().collect() };
    assert_eq!(ours(&sqlite), ours(&postgres));
}

#[test]
fn a_ballot_shares_nothing_with_the_roll_but_its_round() {
    for columns in both() {
        let tables = by_table(&columns);
        let of = |table: &str| -> BTreeSet<&str> { tables[table].iter().map(|c| c.column_name.as_str()).collect() };
        let round = BTreeSet::from(["coordination_id", "round_id"]);
        assert_eq!(of("ballot").intersection(&of("roll")).copied().collect::<BTreeSet<_>>(), round);
        assert_eq!(of("ballot").intersection(&of("round_slip")).copied().collect::<BTreeSet<_>>(), round);
        let told = |table: &str| {
            of(table).iter().any(|name| ["person", "member", "voter", "_at", "_on", "day"].iter().any(|part| name.contains(part)))
        };
        assert!(!told("ballot"), "a ballot names nobody and no time");
        assert!(!of("roll").iter().any(|name| name.ends_with("_at") || name.ends_with("_on")), "the roll tells no time");
    }
}

#[test]
fn a_ballot_refers_to_its_round_only() {
    let folder = Folder::new();
    let db = Db::open(&Url::Sqlite(folder.path().join("constat.db"))).expect("it opens");
    let query = "select m.name as table_name, f.\"table\" as target from sqlite_master m join pragma_foreign_key_list(m.name) f
        where m.type = 'table' and (m.name in ('ballot', 'roll') or f.\"table\" in ('ballot', 'roll'))";
    let rows = db.read(|conn| {
        Ok(match conn {
            Conn::Sqlite(c) => diesel::sql_query(query).load::<Reference>(c)?,
            Conn::Pg(_) => Vec::new(),
        })
    });
    let found: BTreeSet<(String, String)> = rows.expect("it answers").into_iter().map(|r| (r.table_name, r.target)).collect();
    assert_eq!(found, BTreeSet::from([("ballot".into(), "round".into()), ("roll".into(), "round".into())]));
}

#[test]
fn what_residents_gave_has_no_time_and_no_place_in_a_row() {
    for columns in both() {
        let tables = by_table(&columns);
        for table in ["contribution", "ballot", "roll", "theme_voice", "voice", "comment"] {
            let timed =
                tables[table].iter().find(|c| c.column_name.ends_with("_at") || c.column_name.ends_with("_on") || c.column_name == "at");
            assert_eq!(timed, None, "{table}");
        }
    }
}

#[test]
fn every_column_has_a_class_and_nothing_is_classed_that_does_not_exist() {
    let classed: BTreeSet<(&str, &str)> =
        constat_shared::privacy::TABLES.iter().flat_map(|table| table.columns.iter().map(|column| (table.name, column.name))).collect();
    for columns in both() {
        let there: BTreeSet<(&str, &str)> = columns
            .iter()
            .filter(|c| !c.table_name.starts_with("__diesel"))
            .map(|c| (c.table_name.as_str(), c.column_name.as_str()))
            .collect();
        let lacking: Vec<_> = there.difference(&classed).collect();
        assert!(lacking.is_empty(), "a line in shared/src/privacy/tables.rs is missing for {lacking:?}");
        let made_up: Vec<_> = classed.difference(&there).collect();
        assert!(made_up.is_empty(), "shared/src/privacy/tables.rs names what does not exist: {made_up:?}");
    }
}

#[test]
fn what_refers_to_a_person_or_a_membership_goes_with_it() {
    let folder = Folder::new();
    let db = Db::open(&Url::Sqlite(folder.path().join("constat.db"))).expect("it opens");
    let query = "select m.name as table_name, f.\"table\" as target from sqlite_master m join pragma_foreign_key_list(m.name) f
        where m.type = 'table' and f.\"table\" in ('person', 'membership') group by 1, 2";
    let rows = db.read(|conn| {
        Ok(match conn {
            Conn::Sqlite(c) => diesel::sql_query(query).load::<Reference>(c)?,
            Conn::Pg(_) => Vec::new(),
        })
    });
    let found: BTreeSet<(String, String)> = rows.expect("it answers").into_iter().map(|r| (r.table_name, r.target)).collect();
    let known = [
        ("facilitator", "membership"),
        ("group_member", "membership"),
        ("known_device", "person"),
        ("login", "person"),
        ("membership", "person"),
        ("sign_in_link", "person"),
        ("signatory_link", "membership"),
    ];
    let known = known.map(|(table, target)| (table.to_owned(), target.to_owned()));
    // A new one: delete its rows in server/src/door/data/leave.rs, export them in read.rs beside it, then name it here.
    assert_eq!(found, BTreeSet::from(known));
}
