//! Words of a text as search compares them: without case and accents, `l’habitat` as `habitat`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Shorter ones (articles, elisions) are not looked for.
pub const SHORTEST: usize = 2;
/// Longer ones are cut: nobody types more of a word, and an index keeps no text.
const LONGEST: usize = 40;

/// A word and where it stands in its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// As it is compared.
    pub folded: String,
    /// First byte in the text.
    pub start: usize,
    /// Byte after the last.
    pub end: usize,
}

/// Small letters without accents; joined letters taken apart (`œ`, `ĳ`), so that both spellings meet.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            'ß' => out.push_str("ss"),
            c if is_combining_mark(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// Every word that is long enough to be looked for, in the order of the text.
pub fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    let part = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, _) = rest.find(|(_, c)| part(*c))?;
            while rest.next_if(|(_, c)| part(*c)).is_some() {}
            let end = rest.peek().map_or(text.len(), |(at, _)| *at);
            let folded: String = fold(text.get(start..end)?).chars().take(LONGEST).collect();
            if folded.chars().count() >= SHORTEST {
                return Some(Word { folded, start, end });
            }
        }
    })
}

/// What somebody looks for: each word once.
pub fn asked(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for word in words(text) {
        if !out.contains(&word.folded) {
            out.push(word.folded);
        }
    }
    out
}

/// Whether a word of a text answers a word that is looked for: it begins with it (`logement` finds `logements`).
pub fn answers(word: &str, asked: &str) -> bool {
    word.starts_with(asked)
}

/// The text in pieces: those that answer a word that is looked for, and those between.
pub fn marked<'a>(text: &'a str, asked: &[String]) -> Vec<(bool, &'a str)> {
    let mut out = Vec::new();
    let mut last = 0;
    let mut push = |found: bool, start: usize, end: usize| {
        if let Some(piece) = text.get(start..end).filter(|piece| !piece.is_empty()) {
            out.push((found, piece));
        }
    };
    for word in words(text).filter(|word| asked.iter().any(|asked| answers(&word.folded, asked))) {
        push(false, last, word.start);
        push(true, word.start, word.end);
        last = word.end;
    }
    push(false, last, text.len());
    out
}

/// Some words before and after the first one that is looked for; `None` when none of them is in the text.
pub fn excerpt(text: &str, asked: &[String]) -> Option<String> {
    const BEFORE: usize = 8;
    const AFTER: usize = 24;
    let all: Vec<Word> = words(text).collect();
    let at = all.iter().position(|word| asked.iter().any(|asked| answers(&word.folded, asked)))?;
    let (first, last) = (at.saturating_sub(BEFORE), at + AFTER);
    let start = if first == 0 { 0 } else { all.get(first)?.start };
    let end = if last + 1 >= all.len() { text.len() } else { all.get(last)?.end };
    let (before, after) = (if start > 0 { "… " } else { "" }, if end < text.len() { " …" } else { "" });
    Some(format!("{before}{}{after}", text.get(start..end)?))
}

#[cfg(test)]
mod tests {
    use super::{asked, excerpt, fold, marked, words};
    use proptest::prelude::{ProptestConfig, any, prop_assert, prop_assert_eq, proptest};

    #[test]
    fn accents_case_and_joined_letters_make_no_difference() {
        for (text, folded) in [("Éducation", "education"), ("CŒUR", "coeur"), ("ĳzer", "ijzer"), ("Straße", "strasse"), ("naïef", "naief")]
        {
            assert_eq!(fold(text), folded);
        }
    }

    #[test]
    fn articles_and_elisions_fall_away() {
        let found: Vec<String> = words("L’habitat, c'est l'essentiel : 42 m² à Saint-Gilles").map(|w| w.folded).collect();
        assert_eq!(found, ["habitat", "est", "essentiel", "42", "m2", "saint", "gilles"]);
    }

    #[test]
    fn other_scripts_have_words_too() {
        let found: Vec<String> = words("أين السكن؟ де житло").map(|w| w.folded).collect();
        assert_eq!(found, ["اين", "السكن", "де", "житло"]);
    }

    #[test]
    fn a_word_typed_twice_is_looked_for_once() {
        assert_eq!(asked("Loyer loyer LOYÉR x"), ["loyer"]);
    }

    #[test]
    fn found_words_are_marked_and_shown_with_what_stands_around() {
        let looked_for = asked("loyer");
        assert_eq!(marked("Des loyers chers", &looked_for), [(false, "Des "), (true, "loyers"), (false, " chers")]);
        let long = "mot ".repeat(60) + "loyer " + &"mot ".repeat(60);
        let shown = excerpt(&long, &looked_for).expect("it is there");
        assert!(shown.starts_with("… mot") && shown.contains("loyer") && shown.ends_with("mot …") && shown.len() < 200);
        assert_eq!(excerpt("Le loyer", &looked_for).as_deref(), Some("Le loyer"));
        assert_eq!(excerpt("rien", &looked_for), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]
        #[test]
        fn a_word_stands_where_it_says(text in any::<String>()) {
            let mut last = 0;
            for word in words(&text) {
                prop_assert!(word.start >= last && word.end > word.start);
                prop_assert_eq!(marked(&text, std::slice::from_ref(&word.folded)).into_iter().map(|(_, piece)| piece).collect::<String>(), text.clone());
            prop_assert_eq!(fold(text.get(word.start..word.end).unwrap_or_default()).chars().take(40).collect::<String>(), word.folded);
                last = word.end;
            }
        }
    }
}
