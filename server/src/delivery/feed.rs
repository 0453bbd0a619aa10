//! What changes on the public page, as an Atom feed.

use crate::error::Result;
use crate::pages::File;
use constat_frontend::ctx::Ctx;
use constat_shared::api::delivery::{Followed, PublicMemorandum, ReadPublicMemorandum};
use constat_shared::time::Day;
use std::fmt::Write as _;

constat_shared::words! {
    SEALED = "Le mémorandum est scellé", "Het memorandum is verzegeld", "The memorandum is sealed";
    RECOMMENDATION = "Recommandation {n}\u{A0}: {what}", "Aanbeveling {n}: {what}", "Recommendation {n}: {what}";
}

struct Entry {
    id: String,
    day: Day,
    title: String,
    text: String,
    anchor: String,
}

/// The feed, newest first.
pub(super) fn atom(ctx: &Ctx, request: &ReadPublicMemorandum, page: &PublicMemorandum) -> Result<File> {
    let address = format!("{}/m/{}", ctx.public_url, request.slug);
    let mut entries: Vec<Entry> = page.recommendations.iter().flat_map(|f| of(ctx, f)).collect();
    let sealed = page.sealed_on.unwrap_or(ctx.today);
    entries.push(Entry {
        id: "sealed".into(),
        day: sealed,
        title: ctx.t(SEALED).to_owned(),
        text: page.sha256.clone(),
        anchor: String::new(),
    });
    entries.sort_by_key(|e| std::cmp::Reverse(e.day));
    let updated = entries.first().map_or(sealed, |e| e.day);
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    // Writing to a String cannot fail.
    let _ = write!(
        out,
        "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\"><id>{address}</id><title>{}</title><updated>{}</updated>\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{address}/feed\"/><link rel=\"alternate\" type=\"text/html\" href=\"{address}\"/>\
         <author><name>{}</name></author>",
        ctx.locale,
        escape(page.title.get(ctx.locale)),
        instant(updated),
        escape(page.coordination.get(ctx.locale)),
        address = escape(&address),
    );
    for e in entries {
        let _ = write!(
            out,
            "<entry><id>{address}#{}</id><title>{}</title><updated>{}</updated><link rel=\"alternate\" type=\"text/html\" href=\"{address}{}\"/><content type=\"text\">{}</content></entry>",
            escape(&e.id),
            escape(&e.title),
            instant(e.day),
            escape(&e.anchor),
            escape(&e.text),
            address = escape(&address),
        );
    }
    out.push_str("</feed>\n");
    Ok(File::Text { content_type: "application/atom+xml; charset=utf-8", body: out })
}

fn of(ctx: &Ctx, f: &Followed) -> Vec<Entry> {
    let number = f.asked.number;
    let entry = |id: String, day: Day, what: &str, text: String| Entry {
        id,
        day,
        title: ctx.fill(RECOMMENDATION, &[("n", &number), ("what", &what)]),
        text,
        anchor: format!("#r{number}"),
    };
    let asked = f.asked.text.get(ctx.locale);
    let answer = f
        .answer
        .iter()
        .map(|a| entry(format!("r{number}-answer-{}", a.version), a.answered_on, ctx.t(a.kind.words()), format!("{asked}\n\n{}", a.text)));
    // Entries are never changed: their place from the oldest on names each for good.
    let notes = f.follow_up.iter().rev().enumerate().map(|(place, note)| {
        entry(format!("r{number}-note-{}", place + 1), note.noted_on, ctx.t(note.status.words()), format!("{asked}\n\n{}", note.note))
    });
    answer.chain(notes).collect()
}

fn instant(day: Day) -> String {
    format!("{day}T00:00:00Z")
}

/// Text inside XML, also in attributes; characters that XML cannot hold are left out.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' | '\r' => out.push(c),
            '\u{FFFE}' | '\u{FFFF}' => {}
            c if c < ' ' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_in_a_text_is_read_as_xml() {
        assert_eq!(escape("<a href=\"x\">&'\u{1}é</a>"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;é&lt;/a&gt;");
    }
}
