//! What the permission table says, in words: who, and what they may do.

use constat_shared::locale::Words;
use constat_shared::permission::{Action, Who};

/// What the caller is to a thing.
pub(super) const fn who(who: Who) -> Words {
    let (fr, nl, en) = match who {
        Who::Public => ("tout le monde", "iedereen", "everyone"),
        Who::Person => ("toute personne connectée", "wie aangemeld is", "anyone signed in"),
        Who::Resident => ("habitants, avec un code", "bewoners, met een code", "residents, with a code"),
        Who::Coordinator => ("coordination", "coördinatie", "coordination"),
        Who::GroupWorker => ("personnes de terrain du groupe", "terreinwerkers van de groep", "workers of the group"),
        Who::GroupExpert => ("expertise invitée par le groupe", "door de groep uitgenodigde expertise", "experts invited by the group"),
        Who::Worker => ("personnes de terrain", "terreinwerkers", "workers"),
        Who::Manager => ("responsables", "leidinggevenden", "managers"),
        Who::MandateHolder => ("responsables qui portent un mandat", "leidinggevenden met een mandaat", "managers who hold a mandate"),
        Who::Author => ("qui l’a écrit", "wie het schreef", "who wrote it"),
        Who::Facilitator => ("qui anime la séance", "wie de sessie begeleidt", "who facilitates the session"),
        Who::Recipient => ("destinataires du mémorandum", "ontvangers van het memorandum", "recipients of the memorandum"),
        Who::Signatory => (
            "responsables entrés par leur lien personnel",
            "leidinggevenden binnen via hun persoonlijke link",
            "managers who entered with their personal link",
        ),
        Who::Operator => ("exploitation du serveur", "beheer van de server", "operator of the server"),
    };
    Words::new(fr, nl, en)
}

/// What may be done.
pub(crate) const fn action(action: Action) -> Words {
    let (fr, nl, en) = match action {
        Action::UseDoor => (
            "Demander un lien, se connecter, choisir sa langue",
            "Een link vragen, aanmelden, een taal kiezen",
            "Ask for a link, sign in, choose a language",
        ),
        Action::OwnAccount => {
            ("Voir et changer son propre compte", "Het eigen account zien en wijzigen", "See and change one’s own account")
        }
        Action::SetUp => ("Créer la première coordination", "De eerste coördinatie maken", "Make the first coordination"),
        Action::ReadCoordination => ("Lire la page du jour", "De pagina van vandaag lezen", "Read today’s page"),
        Action::ReadMembers => {
            ("Lire les noms et adresses des membres", "Namen en adressen van de leden lezen", "Read members’ names and addresses")
        }
        Action::ManageMembers => {
            ("Inviter, changer un rôle, mettre fin", "Uitnodigen, een rol wijzigen, beëindigen", "Invite, change a role, end a membership")
        }
        Action::PlanDiagnosis => {
            ("Créer un diagnostic, en prévoir les étapes", "Een diagnose maken, de stappen plannen", "Make a diagnosis, plan its steps")
        }
        Action::ReadDiagnosis => (
            "Lire les étapes et les thèmes d’un diagnostic",
            "Stappen en thema’s van een diagnose lezen",
            "Read a diagnosis’s steps and themes",
        ),
        Action::MoveStep => ("Ouvrir, fermer, rouvrir une étape", "Een stap openen, sluiten, heropenen", "Open, close, reopen a step"),
        Action::ProposeTheme => ("Proposer un thème", "Een thema voorstellen", "Propose a theme"),
        Action::ChooseTheme => ("Retenir un thème", "Een thema weerhouden", "Retain a theme"),
        Action::ManageGroups => {
            ("Créer les groupes et dire qui y est", "Groepen maken en zeggen wie erin zit", "Make groups and say who is in them")
        }
        Action::ReadGroup => ("Lire la salle du groupe", "De kamer van de groep lezen", "Read the group room"),
        Action::WriteDraft => ("Écrire un brouillon", "Een ontwerp schrijven", "Write a draft"),
        Action::ChangeDraft => {
            ("Changer ou retirer son brouillon", "Het eigen ontwerp wijzigen of weghalen", "Change or drop one’s own draft")
        }
        Action::Deliberate => (
            "Proposer au groupe, consentir, objecter",
            "Aan de groep voorstellen, instemmen, bezwaar maken",
            "Put to the group, consent, object",
        ),
        Action::AddProof => {
            ("Ajouter un témoignage ou une donnée", "Een getuigenis of een gegeven toevoegen", "Add a quote or a piece of evidence")
        }
        Action::Comment => ("Commenter un brouillon", "Een ontwerp becommentariëren", "Comment on a draft"),
        Action::ValidateFinding => {
            ("Valider, remettre à la plénière, retirer", "Valideren, aan de plenaire geven, intrekken", "Validate, release, withdraw")
        }
        Action::TieContribution => (
            "Lier la parole d’un habitant à un constat",
            "Woorden van een bewoner aan een vaststelling koppelen",
            "Tie a resident’s words to a finding",
        ),
        Action::ReadPlenary => ("Lire les constats remis", "De vrijgegeven vaststellingen lezen", "Read released findings"),
        Action::ReadSessions => {
            ("Lire les dates et les nombres des séances", "Data en aantallen van de sessies lezen", "Read the sessions’ dates and numbers")
        }
        Action::ReadOpinions => (
            "Lire ce que les habitants ont répondu aux affirmations d’une séance close",
            "Lezen wat bewoners antwoordden op de stellingen van een gesloten sessie",
            "Read how residents answered to the statements of a closed session",
        ),
        Action::PlanSession => {
            ("Prévoir une séance, dire qui l’anime", "Een sessie plannen, zeggen wie ze begeleidt", "Plan a session, name its facilitators")
        }
        Action::RunSession => (
            "Ouvrir, clore, encoder, accepter, barrer",
            "Openen, sluiten, overtypen, aanvaarden, doorstrepen",
            "Open, close, enter paper, accept, strike out",
        ),
        Action::ReopenSession => (
            "Rouvrir une séance fermée, avec un motif écrit",
            "Een gesloten sessie heropenen, met een geschreven reden",
            "Open a closed session again, with a written reason",
        ),
        Action::ReadQueue => ("Lire ce que les habitants ont écrit", "Lezen wat bewoners schreven", "Read what residents wrote"),
        Action::Contribute => ("Écrire une contribution", "Een bijdrage schrijven", "Write a contribution"),
        Action::TakeBack => ("Reprendre sa contribution", "De eigen bijdrage terugnemen", "Take back one’s contribution"),
        Action::PlanRound => ("Préparer un tour de priorités", "Een prioriteitenronde voorbereiden", "Prepare a round of priorities"),
        Action::MoveRound => ("Ouvrir et clore un tour", "Een ronde openen en sluiten", "Open and close a round"),
        Action::ReadRound => (
            "Lire un tour, et son résultat une fois clos",
            "Een ronde lezen, en na sluiting haar resultaat",
            "Read a round, and its result once closed",
        ),
        Action::CastBallot => (
            "Voter en son nom, ou pour une organisation",
            "Stemmen voor zichzelf of voor een organisatie",
            "Vote for oneself or for an organisation",
        ),
        Action::CastSlip => ("Voter avec un talon", "Stemmen met een strookje", "Vote with a slip"),
        Action::ReadDraftMemorandum => {
            ("Lire le mémorandum qui s’écrit", "Het memorandum in wording lezen", "Read the memorandum in the making")
        }
        Action::WriteMemorandum => ("Écrire le mémorandum", "Het memorandum schrijven", "Write the memorandum"),
        Action::SealMemorandum => {
            ("Le proposer à l’adoption, le sceller", "Het ter goedkeuring voorleggen, verzegelen", "Offer it for adoption, seal it")
        }
        Action::Sign => (
            "Signer, s’abstenir, désigner un porte-parole",
            "Ondertekenen, zich onthouden, een woordvoerder aanwijzen",
            "Sign, abstain, name a spokesperson",
        ),
        Action::OpenAdoptionRoom => (
            "Ouvrir le lien personnel vers un texte à signer",
            "De persoonlijke link naar een te tekenen tekst openen",
            "Open the personal link to a text to sign",
        ),
        Action::ReadByLink => {
            ("Lire le texte final par ce lien", "De definitieve tekst via die link lezen", "Read the final text by that link")
        }
        Action::SignByLink => {
            ("Signer ou s’abstenir par ce lien", "Via die link tekenen of zich onthouden", "Sign or abstain by that link")
        }
        Action::Deliver => ("Désigner les destinataires, remettre", "Ontvangers aanwijzen, overhandigen", "Name recipients, deliver"),
        Action::ReadDelivery => {
            ("Lire qui l’a reçu, et les réponses", "Lezen wie het kreeg, en de antwoorden", "Read who received it, and the answers")
        }
        Action::OpenOfficialRoom => ("Ouvrir le lien reçu par lettre", "De link uit de brief openen", "Open the link from the letter"),
        Action::ReadOfficialRoom => ("Lire ce qui a été remis", "Lezen wat overhandigd werd", "Read what was delivered"),
        Action::AnswerRecommendation => ("Répondre à une recommandation", "Een aanbeveling beantwoorden", "Answer a recommendation"),
        Action::FollowUp => {
            ("Noter ce qu’une recommandation est devenue", "Noteren wat van een aanbeveling werd", "Note what became of a recommendation")
        }
        Action::Publish => (
            "Publier la page du mémorandum, ou la retirer",
            "De pagina van het memorandum publiceren of weghalen",
            "Publish the memorandum’s page, or take it down",
        ),
        Action::ReadPublic => ("Lire ce qui est public", "Lezen wat openbaar is", "Read what is public"),
        Action::ReadJournal => {
            ("Lire le journal de la coordination", "Het logboek van de coördinatie lezen", "Read the coordination’s journal")
        }
        Action::ReadKeptMail => (
            "Lire les lettres gardées faute de serveur",
            "Brieven lezen die zonder mailserver bewaard bleven",
            "Read letters kept for want of a mail server",
        ),
    };
    Words::new(fr, nl, en)
}
