-- What pages ask for by what it belongs to: without these, a list costs as much as all that the coordination ever wrote.

CREATE INDEX step_diagnosis ON step (coordination_id, diagnosis_id);
CREATE INDEX working_group_diagnosis ON working_group (coordination_id, diagnosis_id);
CREATE INDEX group_member_membership ON group_member (coordination_id, membership_id);
CREATE INDEX quote_finding ON quote (coordination_id, finding_id);
CREATE INDEX evidence_finding ON evidence (coordination_id, finding_id);
CREATE INDEX comment_finding ON comment (coordination_id, finding_id);
CREATE INDEX voice_finding ON voice (coordination_id, finding_id);
CREATE INDEX session_diagnosis ON session (coordination_id, diagnosis_id);
CREATE INDEX facilitator_membership ON facilitator (coordination_id, membership_id);
CREATE INDEX contribution_session ON contribution (coordination_id, session_id);
CREATE INDEX contribution_theme ON contribution (coordination_id, theme_id);
CREATE INDEX contribution_finding_finding ON contribution_finding (coordination_id, finding_id);
CREATE INDEX round_diagnosis ON round (coordination_id, diagnosis_id);
CREATE INDEX round_slip_hash ON round_slip (hash);
CREATE INDEX ballot_round ON ballot (coordination_id, round_id);
CREATE INDEX recommendation_memorandum ON recommendation (coordination_id, memorandum_id);
CREATE INDEX follow_up_recommendation ON follow_up (coordination_id, recommendation_id);
