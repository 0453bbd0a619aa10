//! Makes the memorandum of a diagnosis and writes its title and preface.

use super::repo;
use crate::auth::Permit;
use crate::db::schema::{self, memorandum::dsl as t};
use crate::dispatch::Tx;
use crate::error::Result;
use crate::keys;
use constat_shared::api::Done;
use constat_shared::api::memorandum::{EditMemorandum, MakeMemorandum, MemorandumMade, MemorandumState};
use constat_shared::ids::MemorandumId;
use constat_shared::permission::act;
use constat_shared::validate::clean;
use diesel::prelude::*;

/// Makes it, or finds the one that was made.
pub fn make(tx: &mut Tx<'_>, permit: &Permit<act::WriteMemorandum>, _request: MakeMemorandum) -> Result<MemorandumMade> {
    use schema::diagnosis::dsl as d;
    let (coordination, diagnosis) = (permit.coordination()?, permit.diagnosis()?);
    let known = t::memorandum
        .filter(t::coordination_id.eq(coordination))
        .filter(t::diagnosis_id.eq(diagnosis))
        .select(t::id)
        .first::<MemorandumId>(tx.conn)
        .optional()?;
    if let Some(id) = known {
        return Ok(MemorandumMade { id });
    }
    let (title_fr, title_nl) =
        d::diagnosis.find((coordination, diagnosis)).select((d::title_fr, d::title_nl)).first::<(String, String)>(tx.conn)?;
    let id = MemorandumId::from_uuid(uuid::Uuid::now_v7());
    let slug = free_slug(tx, if title_fr.is_empty() { &title_nl } else { &title_fr })?;
    diesel::insert_into(t::memorandum)
        .values((
            t::coordination_id.eq(coordination),
            t::id.eq(id),
            t::diagnosis_id.eq(diagnosis),
            t::slug.eq(slug),
            t::title_fr.eq(title_fr),
            t::title_nl.eq(title_nl),
            t::preface_fr.eq(""),
            t::preface_nl.eq(""),
            t::working_language.eq(""),
            t::state.eq(MemorandumState::Draft),
            t::spokespersons.eq(""),
            t::sealed.eq(""),
            t::sha256.eq(""),
            t::published.eq(false),
        ))
        .execute(tx.conn)?;
    Ok(MemorandumMade { id })
}

/// Writes title, preface and working language.
pub fn edit(tx: &mut Tx<'_>, permit: &Permit<act::WriteMemorandum>, r: EditMemorandum) -> Result<Done> {
    repo::expect_state(tx, permit, MemorandumState::Draft)?;
    diesel::update(t::memorandum.find((permit.coordination()?, permit.memorandum()?)))
        .set((
            t::title_fr.eq(repo::line(&r.title_fr)),
            t::title_nl.eq(repo::line(&r.title_nl)),
            t::preface_fr.eq(clean(&r.preface_fr)),
            t::preface_nl.eq(clean(&r.preface_nl)),
            t::working_language.eq(&r.working_language),
        ))
        .execute(tx.conn)?;
    Ok(Done {})
}

/// A name for the address that no other memorandum has.
fn free_slug(tx: &mut Tx<'_>, title: &str) -> Result<String> {
    let plain = slug(title);
    let taken = t::memorandum.filter(t::slug.eq(&plain)).select(t::id).first::<MemorandumId>(tx.conn).optional()?.is_some();
    Ok(if taken { format!("{plain}-{}", keys::random_hex(3)) } else { plain })
}

/// A title as part of an address: letters without their marks, digits, and hyphens between words.
fn slug(title: &str) -> String {
    let mut out = String::new();
    for letter in title.to_lowercase().chars() {
        let plain = match letter {
            'à' | 'á' | 'â' | 'ä' | 'ã' | 'å' => "a",
            'é' | 'è' | 'ê' | 'ë' => "e",
            'í' | 'ì' | 'î' | 'ï' => "i",
            'ó' | 'ò' | 'ô' | 'ö' | 'õ' => "o",
            'ú' | 'ù' | 'û' | 'ü' => "u",
            'ç' => "c",
            'ñ' => "n",
            'œ' => "oe",
            'æ' => "ae",
            'a'..='z' | '0'..='9' => {
                out.push(letter);
                continue;
            }
            _ if out.is_empty() || out.ends_with('-') => continue,
            _ => "-",
        };
        out.push_str(plain);
    }
    let short: String = out.chars().take(60).collect();
    let short = short.trim_matches('-');
    if short.is_empty() { "memorandum".to_owned() } else { short.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_title_becomes_part_of_an_address() {
        assert_eq!(slug("Se loger à Valmont : l’été 2027 !"), "se-loger-a-valmont-l-ete-2027");
        assert_eq!(slug("«»"), "memorandum");
    }
}
