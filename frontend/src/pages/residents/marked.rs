//! A text with the passages that look personal marked in it.

use constat_shared::personal::Hint;
use leptos::prelude::*;

/// Pieces of the text, and whether each is one of the passages.
fn pieces<'a>(text: &'a str, hints: &[Hint]) -> Vec<(&'a str, bool)> {
    let mut out = Vec::new();
    let mut rest = text;
    loop {
        let first = hints.iter().filter(|h| !h.words.is_empty()).filter_map(|h| rest.find(&h.words).map(|at| (at, h.words.len()))).min();
        let split = first.and_then(|(at, length)| {
            let (before, tail) = rest.split_at_checked(at)?;
            let (passage, after) = tail.split_at_checked(length)?;
            Some((before, passage, after))
        });
        let Some((before, passage, after)) = split else { break };
        out.push((before, false));
        out.push((passage, true));
        rest = after;
    }
    out.push((rest, false));
    out.retain(|(piece, _)| !piece.is_empty());
    out
}

/// The text, each line as it was written.
pub(super) fn text(text: &str, hints: &[Hint]) -> AnyView {
    let paragraphs = text.split('\n').filter(|line| !line.trim().is_empty()).map(|line| {
        let parts = pieces(line, hints).into_iter().map(|(piece, passage)| {
            let piece = piece.to_owned();
            if passage { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
        });
        view! { <p>{parts.collect_view()}</p> }
    });
    paragraphs.collect_view().into_any()
}

#[cfg(test)]
mod tests {
    use super::pieces;
    use constat_shared::personal::hints;

    #[test]
    fn every_passage_is_marked_wherever_it_stands() {
        let text = "0400 00 00 00, puis a@b.be et encore 0400 00 00 00";
        let found = hints(text);
        let all = pieces(text, &found);
        assert_eq!(all.iter().map(|(p, _)| *p).collect::<String>(), text);
        assert_eq!(all.iter().filter(|(_, m)| *m).count(), 3);
    }
}
