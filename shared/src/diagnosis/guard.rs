//! What is still missing before a step may close, or open.

use super::{State, StepKind, StepState};
use crate::locale::Words;

/// Counts that the guards look at. Each is a fact of the database at the time of the question.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Themes retained.
    pub themes: u32,
    /// Working groups.
    pub groups: u32,
    /// Retained themes with neither a validated finding nor a word on why not.
    pub themes_without_finding: u32,
    /// Sessions held or running.
    pub sessions: u32,
    /// Sessions not closed, or closed without the number of people.
    pub sessions_unfinished: u32,
    /// Contributions that wait for a facilitator.
    pub contributions_waiting: u32,
    /// Accepted contributions that no group has read.
    pub contributions_unread: u32,
    /// Themes with validated findings that were not released to the plenary.
    pub themes_unreleased: u32,
    /// Rounds of residents that are closed.
    pub resident_rounds_closed: u32,
    /// Rounds of residents that exist.
    pub resident_rounds: u32,
    /// Rounds planned or open.
    pub rounds_unfinished: u32,
    /// Rounds closed.
    pub rounds_closed: u32,
    /// Whether a memorandum exists.
    pub memorandum: bool,
    /// Its recommendations.
    pub recommendations: u32,
    /// Recommendations without finding, addressee or date.
    pub recommendations_incomplete: u32,
    /// Texts that lack one language, while no working translation is declared.
    pub texts_untranslated: u32,
    /// Mandates that have neither signed nor abstained.
    pub mandates_silent: u32,
    /// Mandates that signed.
    pub signatures: u32,
    /// Whether the memorandum is sealed.
    pub sealed: bool,
    /// Recipients.
    pub recipients: u32,
    /// Recipients neither reached nor marked unreachable.
    pub recipients_waiting: u32,
}

macro_rules! guards {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $fr:literal, $nl:literal, $en:literal;)+) => {
        crate::text_enum! {
            /// One thing that is still missing.
            Missing { $($(#[$doc])* $name = $text),+ }
        }
        impl Missing {
            /// In words.
            pub const fn words(self) -> Words { match self { $(Self::$name => Words::new($fr, $nl, $en)),+ } }
        }
    };
}

guards! {
    /// No theme has a group.
    NoGroup = "no_group", "Aucun thème n’a encore de groupe.", "Geen enkel thema heeft al een groep.", "No theme has a group yet.";
    /// The calendar does not reach delivery.
    NoCalendar = "no_calendar", "Le calendrier ne va pas encore jusqu’à la remise.", "De kalender loopt nog niet tot de overhandiging.", "The calendar does not reach delivery yet.";
    /// A theme has no validated finding.
    ThemeWithoutFinding = "theme_without_finding", "Un thème n’a ni constat validé ni raison de n’en avoir pas.", "Een thema heeft geen gevalideerde vaststelling en zegt niet waarom.", "A theme has neither a validated finding nor a reason why not.";
    /// No session was held.
    NoSession = "no_session", "Aucune séance avec des habitants n’a eu lieu.", "Er was nog geen sessie met inwoners.", "No session with residents was held.";
    /// A session is open or lacks its numbers.
    SessionUnfinished = "session_unfinished", "Une séance est encore ouverte, ou le nombre de personnes manque.", "Een sessie is nog open, of het aantal aanwezigen ontbreekt.", "A session is still open, or its number of people is missing.";
    /// A contribution waits.
    ContributionWaiting = "contribution_waiting", "Des paroles d’habitants attendent d’être lues.", "Woorden van inwoners wachten op een lezer.", "Residents’ contributions wait to be read.";
    /// A contribution is unread by its group.
    ContributionUnread = "contribution_unread", "Des paroles acceptées ne sont encore liées à aucun constat.", "Aanvaarde woorden zijn nog aan geen vaststelling gekoppeld.", "Accepted contributions are tied to no finding yet.";
    /// A theme was not released.
    ThemeUnreleased = "theme_unreleased", "Un thème n’a pas encore été remis à la plénière.", "Een thema is nog niet aan de plenaire gegeven.", "A theme has not been released to the plenary.";
    /// Organisations are asked while the residents' result is not there.
    ResidentsFirst = "residents_first", "Le résultat des habitants n’est pas encore sur la table.", "Het resultaat van de inwoners ligt nog niet op tafel.", "The residents’ result is not on the table yet.";
    /// No round was closed.
    NoRound = "no_round", "Aucun tour de priorités n’est clos.", "Er is nog geen prioriteitenronde gesloten.", "No round has been closed.";
    /// A round is open.
    RoundUnfinished = "round_unfinished", "Un tour de priorités n’est pas clos.", "Een prioriteitenronde is niet gesloten.", "A round is not closed.";
    /// No memorandum.
    NoMemorandum = "no_memorandum", "Le mémorandum n’existe pas encore.", "Het memorandum bestaat nog niet.", "The memorandum does not exist yet.";
    /// No recommendation.
    NoRecommendation = "no_recommendation", "Le mémorandum ne demande encore rien.", "Het memorandum vraagt nog niets.", "The memorandum asks for nothing yet.";
    /// A recommendation is incomplete.
    RecommendationIncomplete = "recommendation_incomplete", "Une recommandation n’a pas son constat, son destinataire ou sa date.", "Een aanbeveling mist haar vaststelling, bestemmeling of datum.", "A recommendation lacks its finding, addressee or date.";
    /// A language is missing.
    Untranslated = "untranslated", "Un texte manque en français ou en néerlandais, et aucune langue de travail n’est déclarée.", "Een tekst ontbreekt in het Frans of het Nederlands, en er is geen werktaal gekozen.", "A text is missing in French or Dutch, and no working language is declared.";
    /// No resident was heard.
    ResidentsUnheard = "residents_unheard", "Aucune étape n’a donné la parole aux habitants\u{202F}: pas d’adoption sans elle.", "Geen enkele stap gaf het woord aan de inwoners: zonder die stap geen aanneming.", "No step has heard the residents: no adoption without one.";
    /// A mandate is silent.
    MandateSilent = "mandate_silent", "Une organisation n’a ni signé ni dit qu’elle s’abstient.", "Een organisatie heeft niet getekend en zich niet onthouden.", "An organisation has neither signed nor abstained.";
    /// Less than a majority has signed.
    NoMajority = "no_majority", "La majorité des organisations n’a pas signé.", "De meerderheid van de organisaties heeft niet getekend.", "The majority of organisations has not signed.";
    /// Not sealed.
    NotSealed = "not_sealed", "Le mémorandum n’est pas scellé.", "Het memorandum is niet verzegeld.", "The memorandum is not sealed.";
    /// No recipient.
    NoRecipient = "no_recipient", "Le mémorandum n’a pas de destinataire.", "Het memorandum heeft geen bestemmeling.", "The memorandum has no recipient.";
    /// A recipient waits.
    RecipientWaiting = "recipient_waiting", "Un destinataire n’est ni atteint ni déclaré injoignable.", "Een bestemmeling is niet bereikt en niet onbereikbaar verklaard.", "A recipient is neither reached nor marked unreachable.";
}

/// What is still missing before a step of this kind may close.
pub fn missing(kind: StepKind, state: &State, facts: &Facts) -> Vec<Missing> {
    let mut out = Vec::new();
    let mut add = |is_missing: bool, what: Missing| {
        if is_missing {
            out.push(what);
        }
    };
    match kind {
        StepKind::Framing => {
            add(facts.groups == 0, Missing::NoGroup);
            add(!state.steps.iter().any(|s| s.kind == StepKind::Delivery && s.dated), Missing::NoCalendar);
        }
        StepKind::Findings => add(facts.themes == 0 || facts.themes_without_finding > 0, Missing::ThemeWithoutFinding),
        StepKind::Consultation => {
            add(facts.sessions == 0, Missing::NoSession);
            add(facts.sessions_unfinished > 0, Missing::SessionUnfinished);
            add(facts.contributions_waiting > 0, Missing::ContributionWaiting);
        }
        StepKind::Synthesis => {
            add(facts.contributions_unread > 0, Missing::ContributionUnread);
            add(facts.themes_unreleased > 0, Missing::ThemeUnreleased);
        }
        StepKind::Prioritisation => {
            add(facts.rounds_closed == 0, Missing::NoRound);
            add(facts.rounds_unfinished > 0, Missing::RoundUnfinished);
        }
        StepKind::Writing => {
            add(!facts.memorandum, Missing::NoMemorandum);
            add(facts.memorandum && facts.recommendations == 0, Missing::NoRecommendation);
            add(facts.recommendations_incomplete > 0, Missing::RecommendationIncomplete);
            add(facts.texts_untranslated > 0, Missing::Untranslated);
        }
        StepKind::Adoption => {
            add(facts.mandates_silent > 0, Missing::MandateSilent);
            add(facts.signatures <= facts.mandates_silent, Missing::NoMajority);
            add(!facts.sealed, Missing::NotSealed);
        }
        StepKind::Delivery => {
            add(!facts.sealed, Missing::NotSealed);
            add(facts.recipients == 0, Missing::NoRecipient);
            add(facts.recipients_waiting > 0, Missing::RecipientWaiting);
        }
        StepKind::FollowUp => {}
    }
    out
}

/// What is still missing before a step of this kind may open.
pub(super) fn missing_to_open(kind: StepKind, state: &State, facts: &Facts) -> Vec<Missing> {
    let heard = facts.sessions > 0 && state.steps.iter().any(|s| s.kind == StepKind::Consultation && s.state != StepState::Planned);
    match kind {
        StepKind::Adoption if !heard => vec![Missing::ResidentsUnheard],
        _ => Vec::new(),
    }
}
