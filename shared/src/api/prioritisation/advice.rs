//! Which method suits: four questions about a round, and what speaks against each method.

use super::RoundMethod;
use crate::api::Target;
use crate::ids::DiagnosisId;
use crate::locale::{Bilingual, Words};
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// How many will vote.
    Crowd {
        /// Round one table.
        Few = "few",
        /// A full room.
        Room = "room",
        /// More than a room holds.
        Many = "many",
    }
}
crate::text_enum! {
    /// How many items.
    Length {
        /// Up to seven.
        Short = "short",
        /// Up to fifteen.
        Middle = "middle",
        /// Up to forty.
        Long = "long",
    }
}
crate::text_enum! {
    /// What one wants to know.
    Aim {
        /// In which order.
        Order = "order",
        /// What counts, and how much.
        Weight = "weight",
        /// What unites and what divides.
        Unity = "unity",
        /// For which reasons.
        Reasons = "reasons",
    }
}
crate::text_enum! {
    /// How long a voter has.
    Time {
        /// Between two doors.
        Minutes = "minutes",
        /// Seated.
        Quarter = "quarter",
    }
}

impl Crowd {
    /// As an answer.
    pub const fn words(self) -> Words {
        match self {
            Self::Few => Words::new("Une table, jusqu’à douze", "Eén tafel, tot twaalf", "One table, up to twelve"),
            Self::Room => Words::new("Une salle, jusqu’à quarante", "Eén zaal, tot veertig", "One room, up to forty"),
            Self::Many => Words::new("Plus de quarante", "Meer dan veertig", "More than forty"),
        }
    }
}
impl Length {
    /// As an answer.
    pub const fn words(self) -> Words {
        match self {
            Self::Short => Words::new("Sept constats au plus", "Hoogstens zeven vaststellingen", "Seven findings at most"),
            Self::Middle => Words::new("De huit à quinze", "Acht tot vijftien", "Eight to fifteen"),
            Self::Long => Words::new("De seize à quarante", "Zestien tot veertig", "Sixteen to forty"),
        }
    }
}
impl Aim {
    /// As an answer.
    pub const fn words(self) -> Words {
        match self {
            Self::Order => {
                Words::new("Un ordre, du premier au dernier", "Een volgorde, van eerste tot laatste", "An order, from first to last")
            }
            Self::Weight => Words::new("Ce qui compte, et combien", "Wat telt, en hoeveel", "What counts, and how much"),
            Self::Unity => Words::new("Ce qui rassemble et ce qui divise", "Wat verbindt en wat verdeelt", "What unites and what divides"),
            Self::Reasons => Words::new("Pour quelles raisons", "Om welke redenen", "For which reasons"),
        }
    }
}
impl Time {
    /// As an answer.
    pub const fn words(self) -> Words {
        match self {
            Self::Minutes => Words::new("Quelques minutes, debout", "Enkele minuten, rechtstaand", "A few minutes, standing"),
            Self::Quarter => Words::new("Un quart d’heure, assis", "Een kwartier, zittend", "A quarter of an hour, seated"),
        }
    }
}

crate::text_enum! {
    /// What speaks against a method.
    Against {
        /// It tells something else.
        OtherAim = "other_aim",
        /// The list is too long for it.
        TooLong = "too_long",
        /// Too few vote.
        TooFew = "too_few",
        /// Too many vote.
        TooMany = "too_many",
        /// It takes longer.
        TooSlow = "too_slow",
    }
}

impl Against {
    /// In a sentence.
    pub const fn words(self) -> Words {
        match self {
            Self::OtherAim => Words::new("Répond à une autre question.", "Beantwoordt een andere vraag.", "Answers another question."),
            Self::TooLong => {
                Words::new("La liste est trop longue pour cela.", "De lijst is daar te lang voor.", "The list is too long for it.")
            }
            Self::TooFew => Words::new("Il faut plus de bulletins.", "Er zijn meer biljetten nodig.", "It needs more ballots."),
            Self::TooMany => {
                Words::new("Trop de monde pour l’expliquer.", "Te veel mensen om het uit te leggen.", "Too many people to explain it to.")
            }
            Self::TooSlow => Words::new("Prend plus de temps.", "Vraagt meer tijd.", "Takes more time."),
        }
    }
}

/// Answers to the four questions; what is not answered speaks against nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// How many vote.
    pub crowd: Option<Crowd>,
    /// How many items.
    pub length: Option<Length>,
    /// What for.
    pub aim: Option<Aim>,
    /// How long.
    pub time: Option<Time>,
}

/// What speaks against this method.
pub fn against(method: RoundMethod, wanted: Wanted) -> Vec<Against> {
    use RoundMethod as M;
    let aim = match method {
        M::Dots | M::Approval => Aim::Weight,
        M::Ranking | M::Comparison => Aim::Order,
        M::Reaction => Aim::Unity,
        M::Rating | M::Hanlon => Aim::Reasons,
    };
    let longest = match method {
        M::Ranking | M::Hanlon => Length::Short,
        M::Dots | M::Rating => Length::Middle,
        M::Approval | M::Reaction | M::Comparison => Length::Long,
    };
    let mut found = Vec::new();
    let mut add = |is: bool, what: Against| found.extend(is.then_some(what));
    add(wanted.aim.is_some_and(|wanted| wanted != aim), Against::OtherAim);
    add(wanted.length.is_some_and(|wanted| wanted > longest), Against::TooLong);
    add(method == M::Comparison && wanted.crowd == Some(Crowd::Few), Against::TooFew);
    add(method == M::Hanlon && wanted.crowd.is_some_and(|crowd| crowd > Crowd::Few), Against::TooMany);
    add(method.is_matrix() && wanted.time == Some(Time::Minutes), Against::TooSlow);
    found
}

/// A method and what speaks against it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Advice {
    /// The method.
    pub method: RoundMethod,
    /// Nothing: it suits.
    pub against: Vec<Against>,
}

/// All methods, those that suit first.
pub fn advise(wanted: Wanted) -> Vec<Advice> {
    let mut all: Vec<Advice> =
        RoundMethod::ALL.iter().map(|method| Advice { method: *method, against: against(*method, wanted) }).collect();
    all.sort_by_key(|advice| advice.against.len());
    all
}

/// Advice on a method for a round of this diagnosis.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AdviceView {
    /// The diagnosis.
    pub diagnosis: DiagnosisId,
    /// Its title.
    pub diagnosis_title: Bilingual,
    /// All methods, those that suit first.
    pub methods: Vec<Advice>,
}

crate::endpoint! {
    /// Which method suits a round, by four questions.
    ReadAdvice {
        /// The diagnosis.
        diagnosis: DiagnosisId,
        /// How many vote.
        #[serde(default)]
        crowd: Option<Crowd>,
        /// How many items.
        #[serde(default)]
        length: Option<Length>,
        /// What one wants to know.
        #[serde(default)]
        aim: Option<Aim>,
        /// How long a voter has.
        #[serde(default)]
        time: Option<Time>,
    }
    "round.advice", "Which method suits a round, by four questions", Get "/api/d/{diagnosis}/rounds/advice", ReadRound -> AdviceView;
    target(r) Target::Diagnosis(r.diagnosis);
}

#[cfg(test)]
mod tests {
    use super::{Against, Aim, Crowd, Length, Time, Wanted, advise, against};
    use crate::api::prioritisation::RoundMethod;

    #[test]
    fn without_answers_nothing_speaks_against_anything() {
        let all = advise(Wanted::default());
        assert_eq!(all.len(), RoundMethod::ALL.len());
        assert!(all.iter().all(|advice| advice.against.is_empty()));
    }

    #[test]
    fn each_aim_finds_a_method_for_any_crowd_and_length_if_there_is_time() {
        for (aim, length) in
            [(Aim::Order, Length::Long), (Aim::Weight, Length::Long), (Aim::Unity, Length::Long), (Aim::Reasons, Length::Middle)]
        {
            for crowd in [Crowd::Room, Crowd::Many] {
                let wanted = Wanted { crowd: Some(crowd), length: Some(length), aim: Some(aim), time: Some(Time::Quarter) };
                assert!(advise(wanted)[0].against.is_empty(), "{wanted:?}");
            }
        }
    }

    #[test]
    fn a_grid_is_not_for_people_between_two_doors() {
        let wanted = Wanted { time: Some(Time::Minutes), crowd: Some(Crowd::Many), ..Wanted::default() };
        assert_eq!(against(RoundMethod::Hanlon, wanted), [Against::TooMany, Against::TooSlow]);
    }
}
