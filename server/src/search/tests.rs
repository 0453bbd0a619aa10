//! Shelves: what is put there is found, what is taken away is gone, on a database of its own.

use super::{Placed, Shelf, Wording, find, set, shelf};
use crate::bench::Bench;
use crate::db::{Conn, schema};
use constat_shared::ids::CoordinationId;
use constat_shared::wording::asked;
use diesel::prelude::*;
use uuid::Uuid;

const HERE: [u8; 16] = [1; 16];
const THERE: [u8; 16] = [2; 16];

fn placed(place: [u8; 16], text: &str) -> Placed {
    Placed { shelf: Shelf::Group, place, wording: Wording::default().first(text) }
}

fn found(conn: &mut Conn, coordination: CoordinationId, place: [u8; 16], q: &str) -> Vec<Vec<u8>> {
    let found = find(conn, coordination, &[(Shelf::Group, place)], &asked(q)).expect("it looks");
    found.things.into_iter().map(|(thing, _)| thing).collect()
}

#[actix_web::test]
async fn a_thing_is_found_at_its_place_and_after_a_change_only_by_its_new_words() {
    let bench = Bench::start("search").await;
    let db = &bench.app().db;
    let work = db.write(|conn| {
        let us = CoordinationId::from_uuid(Uuid::new_v4());
        let others = CoordinationId::from_uuid(Uuid::new_v4());
        let (one, two) = ([7_u8; 16], [8_u8; 16]);
        set(conn, us, &one, &[placed(HERE, "loyers trop chers")])?;
        set(conn, us, &two, &[placed(HERE, "loyer")])?;
        assert_eq!(found(conn, us, HERE, "loyer"), [two.to_vec(), one.to_vec()], "the whole word first");
        assert_eq!(found(conn, us, HERE, "loyer cher"), [one.to_vec()]);
        assert!(found(conn, us, THERE, "loyer").is_empty() && found(conn, others, HERE, "loyer").is_empty());

        set(conn, us, &one, &[placed(THERE, "charges")])?;
        assert_eq!(found(conn, us, HERE, "loyer"), [two.to_vec()]);
        assert_eq!(found(conn, us, THERE, "charge"), [one.to_vec()]);
        assert!(shelf::stands(conn, us, &one, &[placed(THERE, "charges")])?);

        set(conn, us, &one, &[])?;
        set(conn, us, &two, &[])?;
        use schema::search_word::dsl as t;
        assert_eq!(t::search_word.filter(t::coordination_id.eq(us)).count().get_result::<i64>(conn)?, 0, "nothing of it stays");
        Ok(())
    });
    work.expect("all of it");
}

#[actix_web::test]
async fn a_word_on_too_many_things_narrows_down_a_rarer_one() {
    let bench = Bench::start("search").await;
    let work = bench.app().db.write(|conn| {
        let us = CoordinationId::from_uuid(Uuid::new_v4());
        for n in 0..600_u128 {
            let text = if n == 599 { "partout rare" } else { "partout" };
            set(conn, us, &n.to_be_bytes(), &[placed(HERE, text)])?;
        }
        assert_eq!(found(conn, us, HERE, "partout rare"), [599_u128.to_be_bytes().to_vec()]);
        let many = find(conn, us, &[(Shelf::Group, HERE)], &asked("partout"))?;
        assert!(many.more && many.things.len() == 50, "the first are told, and that there are more");
        Ok(())
    });
    work.expect("all of it");
}
