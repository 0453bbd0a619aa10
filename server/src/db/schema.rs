//! The tables as diesel sees them; the same on both engines.

diesel::table! {
    person (id) {
        id -> Binary,
        name -> Text,
        email -> Text,
        locale -> Text,
        operator -> Bool,
        created_at -> BigInt,
    }
}

diesel::table! {
    sign_in_link (hash) {
        hash -> Binary,
        person_id -> Binary,
        expires_at -> BigInt,
        used -> Bool,
    }
}

diesel::table! {
    link_request (id) {
        id -> Binary,
        email -> Text,
        leads_to -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    known_device (person_id, hash) {
        person_id -> Binary,
        hash -> Binary,
        seen_at -> BigInt,
    }
}

diesel::table! {
    login (id) {
        id -> Binary,
        person_id -> Binary,
        device -> Text,
        created_at -> BigInt,
        seen_at -> BigInt,
        ended -> Bool,
    }
}

diesel::table! {
    coordination (id) {
        id -> Binary,
        name_fr -> Text,
        name_nl -> Text,
        territory_fr -> Text,
        territory_nl -> Text,
        demo -> Bool,
        created_at -> BigInt,
    }
}

diesel::table! {
    organisation (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        name -> Text,
        kind -> Text,
    }
}

diesel::table! {
    membership (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        person_id -> Binary,
        organisation_id -> Nullable<Binary>,
        role -> Text,
        mandate -> Bool,
        state -> Text,
        title -> Text,
        portfolio -> Text,
        until -> Nullable<Integer>,
        reason -> Text,
        ended_on -> Nullable<Integer>,
    }
}

diesel::table! {
    hand_over (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        email -> Text,
        state -> Text,
        due_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    diagnosis (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        title_fr -> Text,
        title_nl -> Text,
        method -> Text,
        territory -> Text,
        promise_fr -> Text,
        promise_nl -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    step (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        diagnosis_id -> Binary,
        place -> Integer,
        kind -> Text,
        state -> Text,
        starts -> Nullable<Integer>,
        ends -> Nullable<Integer>,
    }
}

diesel::table! {
    step_reason (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        step_id -> Binary,
        event -> Text,
        overridden -> Text,
        reason -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    theme (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        diagnosis_id -> Binary,
        code -> Text,
        chosen -> Bool,
        why_empty -> Text,
    }
}

diesel::table! {
    theme_voice (coordination_id, theme_id, mark) {
        coordination_id -> Binary,
        theme_id -> Binary,
        mark -> Binary,
    }
}

diesel::table! {
    working_group (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        diagnosis_id -> Binary,
        theme_id -> Binary,
        name_fr -> Text,
        name_nl -> Text,
    }
}

diesel::table! {
    group_member (coordination_id, group_id, membership_id) {
        coordination_id -> Binary,
        group_id -> Binary,
        membership_id -> Binary,
    }
}

diesel::table! {
    finding (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        diagnosis_id -> Binary,
        theme_id -> Binary,
        group_id -> Binary,
        number -> Integer,
        state -> Text,
        revision -> Integer,
        version -> Integer,
        author -> Nullable<Binary>,
        language -> Text,
        sentence -> Text,
        translation -> Text,
        whom -> Text,
        place -> Text,
        since -> Text,
        frequency -> Text,
        existing -> Text,
        missing -> Text,
    }
}

diesel::table! {
    finding_version (coordination_id, finding_id, version) {
        coordination_id -> Binary,
        finding_id -> Binary,
        version -> Integer,
        content -> Text,
        validated_on -> Integer,
    }
}

diesel::table! {
    quote (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        finding_id -> Binary,
        seal -> Text,
        language -> Text,
        text -> Text,
    }
}

diesel::table! {
    evidence (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        finding_id -> Binary,
        label -> Text,
        figure -> Text,
        unit -> Text,
        source -> Text,
        measured_on -> Nullable<Integer>,
        link -> Text,
    }
}

diesel::table! {
    comment (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        finding_id -> Binary,
        mark -> Nullable<Binary>,
        text -> Text,
    }
}

diesel::table! {
    voice (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        finding_id -> Binary,
        mark -> Nullable<Binary>,
        consents -> Bool,
        objection -> Text,
        answer -> Text,
    }
}

diesel::table! {
    session (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        diagnosis_id -> Binary,
        code -> Text,
        place -> Text,
        address -> Text,
        day -> Integer,
        starts -> Text,
        ends -> Text,
        languages -> Text,
        question_fr -> Text,
        question_nl -> Text,
        question_en -> Text,
        question_ar -> Text,
        state -> Text,
        people -> Nullable<Integer>,
    }
}

diesel::table! {
    facilitator (coordination_id, session_id, membership_id) {
        coordination_id -> Binary,
        session_id -> Binary,
        membership_id -> Binary,
    }
}

diesel::table! {
    contribution (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        session_id -> Binary,
        theme_id -> Nullable<Binary>,
        channel -> Text,
        language -> Text,
        text -> Text,
        struck -> Bool,
        state -> Text,
        reason -> Text,
        slip -> Binary,
        aside -> Nullable<Text>,
    }
}

diesel::table! {
    contribution_finding (coordination_id, contribution_id, finding_id) {
        coordination_id -> Binary,
        contribution_id -> Binary,
        finding_id -> Binary,
    }
}

diesel::table! {
    statement (coordination_id, session_id, number) {
        coordination_id -> Binary,
        session_id -> Binary,
        number -> Integer,
        contribution_id -> Binary,
    }
}

diesel::table! {
    search_word (coordination_id, shelf, place, word, thing) {
        coordination_id -> Binary,
        shelf -> Text,
        place -> Binary,
        word -> Text,
        thing -> Binary,
        weight -> Integer,
    }
}

diesel::table! {
    reaction_ballot (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        session_id -> Binary,
        content -> Text,
    }
}

diesel::table! {
    import (coordination_id, sha256) {
        coordination_id -> Binary,
        sha256 -> Binary,
        session_id -> Binary,
        source -> Text,
        day -> Integer,
    }
}

diesel::table! {
    round (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        diagnosis_id -> Binary,
        title_fr -> Text,
        title_nl -> Text,
        college -> Text,
        method -> Text,
        points -> Integer,
        most -> Integer,
        threshold -> Integer,
        entitled -> Integer,
        state -> Text,
        settings -> Text,
        quorum -> Integer,
        closes -> Nullable<Integer>,
        changes -> Text,
    }
}

diesel::table! {
    round_item (coordination_id, round_id, finding_id) {
        coordination_id -> Binary,
        round_id -> Binary,
        finding_id -> Binary,
        place -> Integer,
    }
}

diesel::table! {
    round_slip (coordination_id, round_id, hash) {
        coordination_id -> Binary,
        round_id -> Binary,
        hash -> Binary,
        used -> Bool,
    }
}

diesel::table! {
    roll (coordination_id, round_id, voter) {
        coordination_id -> Binary,
        round_id -> Binary,
        voter -> Binary,
    }
}

diesel::table! {
    ballot (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        round_id -> Binary,
        mark -> Nullable<Binary>,
        content -> Text,
    }
}

diesel::table! {
    memorandum (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        diagnosis_id -> Binary,
        slug -> Text,
        title_fr -> Text,
        title_nl -> Text,
        preface_fr -> Text,
        preface_nl -> Text,
        working_language -> Text,
        state -> Text,
        spokespersons -> Text,
        sealed -> Text,
        sha256 -> Text,
        sealed_on -> Nullable<Integer>,
        published -> Bool,
    }
}

diesel::table! {
    recipient (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        memorandum_id -> Binary,
        name -> Text,
        email -> Text,
        title -> Text,
        portfolio -> Text,
        locale -> Text,
        token -> Binary,
        code -> Nullable<Binary>,
        code_until -> Nullable<BigInt>,
        state -> Text,
        reached_on -> Nullable<Integer>,
    }
}

diesel::table! {
    recommendation (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        memorandum_id -> Binary,
        finding_id -> Nullable<Binary>,
        recipient_id -> Nullable<Binary>,
        number -> Integer,
        text_fr -> Text,
        text_nl -> Text,
        level -> Text,
        due -> Nullable<Integer>,
    }
}

diesel::table! {
    signature (coordination_id, memorandum_id, organisation_id) {
        coordination_id -> Binary,
        memorandum_id -> Binary,
        organisation_id -> Binary,
        signs -> Bool,
    }
}

diesel::table! {
    offer (coordination_id, memorandum_id, number) {
        coordination_id -> Binary,
        memorandum_id -> Binary,
        number -> Integer,
        content -> Text,
        offered_on -> Integer,
    }
}

diesel::table! {
    signatory_link (coordination_id, memorandum_id, membership_id) {
        coordination_id -> Binary,
        memorandum_id -> Binary,
        membership_id -> Binary,
        token -> Binary,
        good_until -> Integer,
        code -> Nullable<Binary>,
        code_until -> Nullable<BigInt>,
    }
}

diesel::table! {
    answer (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        recommendation_id -> Binary,
        recipient_id -> Binary,
        version -> Integer,
        kind -> Text,
        text -> Text,
        due -> Nullable<Integer>,
        whose -> Text,
        answered_on -> Integer,
    }
}

diesel::table! {
    follow_up (coordination_id, id) {
        coordination_id -> Binary,
        id -> Binary,
        recommendation_id -> Binary,
        status -> Text,
        note -> Text,
        noted_on -> Integer,
    }
}

diesel::table! {
    mail (id) {
        id -> Binary,
        coordination_id -> Nullable<Binary>,
        recipient_id -> Nullable<Binary>,
        key -> Text,
        to_name -> Text,
        to_address -> Text,
        subject -> Text,
        body -> Text,
        state -> Text,
        attempts -> Integer,
        next_at -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    journal (coordination_id, number) {
        coordination_id -> Binary,
        number -> BigInt,
        action -> Text,
        actor -> Nullable<Binary>,
        target -> Nullable<Binary>,
        day -> Integer,
        previous -> Binary,
        hash -> Binary,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    person,
    sign_in_link,
    link_request,
    known_device,
    login,
    coordination,
    organisation,
    membership,
    hand_over,
    diagnosis,
    step,
    step_reason,
    theme,
    theme_voice,
    working_group,
    group_member,
    finding,
    finding_version,
    quote,
    evidence,
    comment,
    voice,
    session,
    facilitator,
    contribution,
    contribution_finding,
    statement,
    reaction_ballot,
    search_word,
    import,
    round,
    round_item,
    round_slip,
    roll,
    ballot,
    memorandum,
    recipient,
    recommendation,
    signature,
    offer,
    signatory_link,
    answer,
    follow_up,
    mail,
    journal,
);
