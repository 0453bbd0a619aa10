//! Finds what looks like personal data in a text, so that a person is asked before it is sent. It only ever asks:
//! nothing is refused, and nothing is changed, by what is found here.

mod numbers;
mod places;

use crate::locale::Words;
use crate::validate::is_email;

crate::text_enum! {
    /// What a passage looks like.
    HintKind {
        /// A phone number.
        Phone = "phone",
        /// A mail address.
        Email = "email",
        /// A Belgian national number.
        NationalNumber = "national_number",
        /// A bank account.
        Iban = "iban",
        /// A street and a number.
        Address = "address",
        /// A courtesy title and a name.
        Name = "name",
    }
}

impl HintKind {
    /// "looks like …".
    pub const fn words(self) -> Words {
        match self {
            Self::Phone => Words::new("ressemble à un numéro de téléphone.", "lijkt op een telefoonnummer.", "looks like a phone number.")
                .with_ar("يشبه رقم هاتف."),
            Self::Email => Words::new("ressemble à une adresse électronique.", "lijkt op een e-mailadres.", "looks like a mail address.")
                .with_ar("يشبه عنوان بريد إلكتروني."),
            Self::NationalNumber => Words::new(
                "ressemble à un numéro de registre national.",
                "lijkt op een rijksregisternummer.",
                "looks like a national number.",
            )
            .with_ar("يشبه رقم السجل الوطني."),
            Self::Iban => Words::new("ressemble à un numéro de compte.", "lijkt op een rekeningnummer.", "looks like a bank account.")
                .with_ar("يشبه رقم حساب مصرفي."),
            Self::Address => {
                Words::new("ressemble à une adresse.", "lijkt op een adres.", "looks like an address.").with_ar("يشبه عنوان سكن.")
            }
            Self::Name => Words::new("ressemble à un nom.", "lijkt op een naam.", "looks like a name.").with_ar("يشبه اسم شخص."),
        }
    }
}

/// One passage and what it looks like.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Hint {
    /// What it looks like.
    pub kind: HintKind,
    /// The passage, letter by letter as in the text.
    pub words: String,
}

/// A passage by its bytes.
struct Found {
    kind: HintKind,
    from: usize,
    to: usize,
}

/// Everything that looks personal, in the order of the text, each passage once.
pub fn hints(text: &str) -> Vec<Hint> {
    let words = split(text);
    let mut found = Vec::new();
    emails(&words, &mut found);
    numbers::ibans(text, &mut found);
    numbers::numbers(text, &mut found);
    places::addresses(&words, &mut found);
    places::names(&words, &mut found);
    let mut kept: Vec<Found> = Vec::new();
    // What was found first is the more certain: nothing is pointed out twice.
    for one in found {
        if kept.iter().all(|k| one.to <= k.from || one.from >= k.to) {
            kept.push(one);
        }
    }
    kept.sort_unstable_by_key(|f| f.from);
    let mut out: Vec<Hint> = Vec::new();
    for Found { kind, from, to } in kept {
        let Some(words) = text.get(from..to) else { continue };
        let hint = Hint { kind, words: words.to_owned() };
        if !out.contains(&hint) {
            out.push(hint);
        }
    }
    out
}

/// A word without the punctuation around it, and where it stands.
struct Word<'a> {
    text: &'a str,
    from: usize,
    to: usize,
    /// A sentence or a clause ends behind it.
    last: bool,
}

fn split(text: &str) -> Vec<Word<'_>> {
    let mut out = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, c)| (at, Some(c))).chain([(text.len(), None)]);
    for (at, c) in ends {
        let inside = c.is_some_and(|c| !c.is_whitespace());
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                start = None;
                let Some(raw) = text.get(from..at) else { continue };
                let around = |c: char| !c.is_alphanumeric() && c != '+';
                let left = raw.trim_start_matches(around);
                let word = left.trim_end_matches(around);
                if !word.is_empty() {
                    let from = from + raw.len() - left.len();
                    let tail = left.trim_start_matches(word);
                    let last = tail.contains(['.', ';', '!', '?', ':']);
                    out.push(Word { text: word, from, to: from + word.len(), last });
                }
            }
            _ => {}
        }
    }
    out
}

fn emails(words: &[Word<'_>], found: &mut Vec<Found>) {
    for word in words.iter().filter(|w| is_email(w.text)) {
        found.push(Found { kind: HintKind::Email, from: word.from, to: word.to });
    }
}

#[cfg(test)]
mod tests {
    use super::{HintKind, hints};

    fn found(text: &str) -> Vec<(HintKind, String)> {
        hints(text).into_iter().map(|h| (h.kind, h.words)).collect()
    }

    #[test]
    fn each_kind_is_found_word_for_word() {
        for (text, kind, words) in [
            ("joindre au 0400 00 00 00.", HintKind::Phone, "0400 00 00 00"),
            ("bel 02/123.45.67 morgen", HintKind::Phone, "02/123.45.67"),
            ("appelez le +32 (0)400 00 00 00", HintKind::Phone, "+32 (0)400 00 00 00"),
            ("اتصلوا ٠٤٠٠٠٠٠٠٠٠", HintKind::Phone, "٠٤٠٠٠٠٠٠٠٠"),
            ("écris à an.peeters@example.be.", HintKind::Email, "an.peeters@example.be"),
            ("mon numéro 85.07.30-033.28", HintKind::NationalNumber, "85.07.30-033.28"),
            ("né en 2000, 00012556777", HintKind::NationalNumber, "00012556777"),
            ("compte BE68 5390 0754 7034 merci", HintKind::Iban, "BE68 5390 0754 7034"),
            ("j’habite rue de la Filature 12, au premier", HintKind::Address, "rue de la Filature 12"),
            ("au 12, rue de la filature depuis toujours", HintKind::Address, "12, rue de la filature"),
            ("in de Kerkstraat 12 woont zij", HintKind::Address, "Kerkstraat 12"),
            ("she lives at 12 Church Street", HintKind::Address, "12 Church Street"),
            ("La fille de Madame Baertens a appelé", HintKind::Name, "Madame Baertens"),
            ("M. Dupont ne répond pas", HintKind::Name, "M. Dupont"),
        ] {
            assert_eq!(found(text), [(kind, words.to_owned())], "{text}");
        }
    }

    #[test]
    fn ordinary_sentences_are_left_alone() {
        for text in [
            "",
            "Au centre de santé il faut attendre six semaines.",
            "Dans ma rue il y a 3 chats, depuis 2019 ou 2020.",
            "Dans notre rue depuis 3 ans.",
            "Le 01/02/2023 et le 03-04-2024, à 10 h 30.",
            "2010 - 2020, 1 000 000 d’habitants",
            "Sur la place il n’y a que 2 bancs.",
            "Monsieur le bourgmestre n’est pas venu",
            "onderweg 3 keer gevallen",
            "BE68 5390 0754 7035 ne tombe pas juste",
            "@ + ++ 0 00 (((( ////",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn a_national_number_must_pass_its_check() {
        assert!(found("85.07.30-033.29").iter().all(|(kind, _)| *kind != HintKind::NationalNumber));
    }

    #[test]
    fn what_is_found_stands_in_the_text() {
        let text = "Mme Ünal, tél. 0400 00 00 00 ou 0400 00 00 01, é@x.be — rue du Pont 3b";
        let all = hints(text);
        assert_eq!(all.len(), 5, "{all:?}");
        assert!(all.iter().all(|h| text.contains(&h.words)));
    }
}
