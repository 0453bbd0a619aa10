//! The list: every table, every column. A new column is a line here, or a test fails.

use super::{Class, Column, Keep, Processing, Table};

macro_rules! tables {
    ($($table:ident in $processing:ident { $($class:ident until $keep:ident: $($column:ident)+;)+ })+) => {
        /// Every table of the database, in the order of the work.
        pub const TABLES: &[Table] = &[$(Table {
            name: stringify!($table),
            processing: Processing::$processing,
            columns: &[$($(Column { name: stringify!($column), class: Class::$class, keep: Keep::$keep },)+)+],
        }),+];
    };
}

/// The table of this name.
pub fn table(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name)
}

tables! {
    person in Accounts {
        Account until Account: id name email locale operator created_at;
    }
    sign_in_link in Accounts {
        Account until Link: hash person_id expires_at used;
    }
    login in Accounts {
        Account until SignIn: id person_id device created_at seen_at ended;
    }
    link_request in Accounts {
        Account until Link: id email leads_to created_at;
    }
    known_device in Accounts {
        Account until SignIn: person_id hash seen_at;
    }
    hand_over in Membership {
        None until Lasting: coordination_id id state due_at;
        Account until Membership: email;
    }
    coordination in Frame {
        None until Lasting: id name_fr name_nl territory_fr territory_nl demo created_at;
    }
    organisation in Frame {
        None until Lasting: coordination_id id name kind;
    }
    membership in Membership {
        None until Lasting: coordination_id;
        Account until Membership: id person_id organisation_id role mandate state title portfolio until reason ended_on;
    }
    diagnosis in Frame {
        None until Lasting: coordination_id id title_fr title_nl method territory promise_fr promise_nl created_at;
    }
    step in Frame {
        None until Lasting: coordination_id id diagnosis_id place kind state starts ends;
    }
    step_reason in Frame {
        None until Lasting: coordination_id id step_id event overridden reason at;
    }
    theme in Frame {
        None until Lasting: coordination_id id diagnosis_id code chosen why_empty;
    }
    theme_voice in Findings {
        None until Lasting: coordination_id theme_id;
        Sealed until Seal: mark;
    }
    working_group in Frame {
        None until Lasting: coordination_id id diagnosis_id theme_id name_fr name_nl;
    }
    group_member in Membership {
        None until Lasting: coordination_id group_id;
        Account until Membership: membership_id;
    }
    finding in Findings {
        None until Lasting: coordination_id id diagnosis_id theme_id group_id number state revision version language sentence translation whom place since
            frequency existing missing;
        Sealed until Seal: author;
    }
    finding_version in Findings {
        None until Lasting: coordination_id finding_id version validated_on;
        Sealed until Group: content;
    }
    quote in Findings {
        None until Lasting: coordination_id id finding_id seal language;
        Resident until Quote: text;
    }
    evidence in Findings {
        None until Lasting: coordination_id id finding_id label figure unit source measured_on link;
    }
    comment in Findings {
        None until Lasting: coordination_id id finding_id;
        Sealed until Seal: mark;
        Sealed until Group: text;
    }
    voice in Findings {
        None until Lasting: coordination_id id finding_id consents;
        Sealed until Seal: mark;
        Sealed until Group: objection answer;
    }
    session in Consultation {
        None until Lasting: coordination_id id diagnosis_id code place address day starts ends languages question_fr question_nl question_en question_ar
            state people;
    }
    facilitator in Membership {
        None until Lasting: coordination_id session_id;
        Account until Membership: membership_id;
    }
    contribution in Consultation {
        None until Lasting: coordination_id id session_id theme_id channel language struck state aside;
        Resident until Contribution: text reason slip;
    }
    search_word in Consultation {
        None until Lasting: coordination_id shelf place thing weight;
        Resident until Contribution: word;
    }
    contribution_finding in Consultation {
        None until Lasting: coordination_id contribution_id finding_id;
    }
    statement in Consultation {
        None until Lasting: coordination_id session_id number contribution_id;
    }
    reaction_ballot in Consultation {
        None until Lasting: coordination_id id session_id;
        Ballot until Vote: content;
    }
    import in Frame {
        None until Lasting: coordination_id sha256 session_id source day;
    }
    round in Priorities {
        None until Lasting: coordination_id id diagnosis_id title_fr title_nl college method points most threshold entitled state
            settings quorum closes changes;
    }
    round_item in Priorities {
        None until Lasting: coordination_id round_id finding_id place;
    }
    round_slip in Priorities {
        None until Lasting: coordination_id round_id;
        Ballot until Vote: hash used;
    }
    roll in Priorities {
        None until Lasting: coordination_id round_id;
        Ballot until Vote: voter;
    }
    ballot in Priorities {
        None until Lasting: coordination_id id round_id;
        Ballot until Vote: mark content;
    }
    memorandum in Memorandum {
        None until Lasting: coordination_id id diagnosis_id slug title_fr title_nl preface_fr preface_nl working_language state sha256 sealed_on published;
        Account until Sealed: spokespersons sealed;
    }
    recipient in Delivery {
        None until Lasting: coordination_id id memorandum_id state;
        Official until Office: name title portfolio locale reached_on;
        Official until Reach: email token code code_until;
    }
    recommendation in Memorandum {
        None until Lasting: coordination_id id memorandum_id finding_id recipient_id number text_fr text_nl level due;
    }
    offer in Memorandum {
        None until Lasting: coordination_id memorandum_id number content offered_on;
    }
    signatory_link in Memorandum {
        None until Lasting: coordination_id memorandum_id;
        Account until Membership: membership_id token good_until code code_until;
    }
    signature in Memorandum {
        None until Lasting: coordination_id memorandum_id organisation_id signs;
    }
    answer in Delivery {
        None until Lasting: coordination_id id recommendation_id version due;
        Official until Office: recipient_id kind text whose answered_on;
    }
    follow_up in Delivery {
        None until Lasting: coordination_id id recommendation_id status note noted_on;
    }
    mail in Mail {
        None until Lasting: id coordination_id recipient_id key state attempts next_at created_at;
        Account until Letter: to_name to_address subject body;
    }
    journal in Journal {
        None until Lasting: coordination_id number action target day previous hash;
        Account until Journal: actor;
    }
}
