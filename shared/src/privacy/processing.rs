//! What personal data are used for, and on which ground: the rows of the register.

use crate::locale::Words;

crate::text_enum! {
    /// One processing, a row of the register.
    Processing {
        /// Accounts and sign-in.
        Accounts = "accounts",
        /// Members, organisations, groups.
        Membership = "membership",
        /// Findings written by groups.
        Findings = "findings",
        /// Residents heard.
        Consultation = "consultation",
        /// Votes.
        Priorities = "priorities",
        /// The memorandum, adopted by mandate holders.
        Memorandum = "memorandum",
        /// Officials asked, and their answers.
        Delivery = "delivery",
        /// The outbox.
        Mail = "mail",
        /// Who did what kind of thing on which day.
        Journal = "journal",
        /// The frame of the work: no personal data.
        Frame = "frame",
    }
}

const PUBLIC_TASK: Words = Words::new(
    "article 6.1.e du RGPD\u{A0}: mission d’intérêt public de coordination sociale (loi organique des CPAS du 8 juillet 1976, article 62)",
    "artikel 6.1.e AVG: taak van algemeen belang, de sociale coördinatie (OCMW-wet van 8 juli 1976, artikel 62)",
    "article 6(1)(e) GDPR: task in the public interest, social coordination (Belgian law on public welfare centres of 8 July 1976, article 62)",
);
const SECURITY: Words = Words::new(
    "articles 6.1.e et 32 du RGPD\u{A0}: sécurité de ce même traitement",
    "artikelen 6.1.e en 32 AVG: beveiliging van diezelfde verwerking",
    "articles 6(1)(e) and 32 GDPR: security of the same processing",
);
const ACCOUNTABILITY: Words = Words::new(
    "articles 5.2 et 32 du RGPD\u{A0}: rendre compte, et retrouver une altération",
    "artikelen 5.2 en 32 AVG: verantwoording, en een vervalsing terugvinden",
    "articles 5(2) and 32 GDPR: accountability, and finding an alteration",
);

impl Processing {
    /// Its name.
    pub const fn name(self) -> Words {
        match self {
            Self::Accounts => Words::new("Comptes et connexions", "Accounts en aanmeldingen", "Accounts and sign-ins"),
            Self::Membership => Words::new("Affiliations et groupes", "Lidmaatschappen en groepen", "Memberships and groups"),
            Self::Findings => Words::new("Constats des groupes", "Vaststellingen van de groepen", "Findings of the groups"),
            Self::Consultation => Words::new("Consultation des habitants", "Raadpleging van inwoners", "Consultation of residents"),
            Self::Priorities => Words::new("Votes de priorité", "Stemmingen over prioriteiten", "Votes on priorities"),
            Self::Memorandum => Words::new("Mémorandum et adoption", "Memorandum en aanneming", "Memorandum and adoption"),
            Self::Delivery => Words::new(
                "Remise aux mandataires, réponses",
                "Overhandiging aan mandatarissen, antwoorden",
                "Delivery to officials, answers",
            ),
            Self::Mail => Words::new("Courriels", "E-mails", "Mails"),
            Self::Journal => Words::new("Journal", "Journaal", "Journal"),
            Self::Frame => Words::new("Cadre du diagnostic", "Kader van de diagnose", "Frame of the diagnosis"),
        }
    }
    /// What for.
    pub const fn purpose(self) -> Words {
        match self {
            Self::Accounts => Words::new(
                "Savoir qui entre, par un lien envoyé par courriel, et permettre à chacun·e de voir et de fermer ses connexions.",
                "Weten wie binnenkomt, via een link per e-mail, en ieder zijn aanmeldingen laten zien en beëindigen.",
                "To know who enters, by a link sent by mail, and to let each see and end their sign-ins.",
            ),
            Self::Membership => Words::new(
                "Donner à chaque personne le rôle et les salles qui sont les siens.",
                "Iedereen de rol en de kamers geven die hem of haar toekomen.",
                "To give each person their role and their rooms.",
            ),
            Self::Findings => Words::new(
                "Écrire ensemble ce que le terrain constate, sans que personne ne sache qui l’a écrit.",
                "Samen opschrijven wat het terrein vaststelt, zonder dat iemand weet wie het schreef.",
                "To write together what the field sees, without anybody knowing who wrote it.",
            ),
            Self::Consultation => Words::new(
                "Entendre les habitants sans compte et sans nom, et lire leurs mots tels quels.",
                "Inwoners horen zonder account en zonder naam, en hun woorden lezen zoals ze zijn.",
                "To hear residents without account and without name, and to read their words as they are.",
            ),
            Self::Priorities => Words::new(
                "Compter une voix par personne ou par organisation, sans lien entre la voix et son bulletin.",
                "Eén stem per persoon of organisatie tellen, zonder band tussen de stem en haar biljet.",
                "To count one voice per person or organisation, without a link between the voice and its ballot.",
            ),
            Self::Memorandum => Words::new(
                "Adopter et sceller un mémorandum\u{A0}: quelles organisations le signent, qui parle en son nom.",
                "Een memorandum aannemen en verzegelen: welke organisaties tekenen, wie het woord voert.",
                "To adopt and seal a memorandum: which organisations sign it, who speaks for it.",
            ),
            Self::Delivery => Words::new(
                "Remettre des recommandations aux mandataires compétents et publier leurs réponses.",
                "Aanbevelingen overhandigen aan de bevoegde mandatarissen en hun antwoorden publiceren.",
                "To hand recommendations to the officials in charge and publish their answers.",
            ),
            Self::Mail => Words::new(
                "Envoyer chaque lettre une fois, et savoir si elle est partie.",
                "Elke brief één keer versturen, en weten of hij vertrokken is.",
                "To send each letter once, and know whether it left.",
            ),
            Self::Journal => Words::new(
                "Pouvoir dire quel genre d’acte eut lieu quel jour, et prouver que rien n’a été altéré. Ni contenu, ni personne là où l’acte est scellé.",
                "Kunnen zeggen welk soort handeling op welke dag gebeurde, en bewijzen dat niets vervalst werd. Geen inhoud, en geen persoon waar de handeling verzegeld is.",
                "To be able to tell which kind of act took place on which day, and prove that nothing was altered. No content, and no person where the act is sealed.",
            ),
            Self::Frame => Words::new(
                "Tenir les étapes, les thèmes et les dates du diagnostic.",
                "De stappen, thema’s en data van de diagnose bijhouden.",
                "To hold the steps, themes and dates of the diagnosis.",
            ),
        }
    }
    /// The legal basis.
    pub const fn basis(self) -> Words {
        match self {
            Self::Accounts | Self::Mail => SECURITY,
            Self::Journal => ACCOUNTABILITY,
            Self::Membership | Self::Findings | Self::Consultation | Self::Priorities | Self::Memorandum | Self::Delivery | Self::Frame => {
                PUBLIC_TASK
            }
        }
    }
    /// Whom the data are about.
    pub const fn about(self) -> Words {
        match self {
            Self::Accounts | Self::Journal => {
                Words::new("personnes qui ont un compte", "personen met een account", "persons who have an account")
            }
            Self::Membership | Self::Findings | Self::Memorandum => {
                Words::new("membres de la coordination", "leden van de coördinatie", "members of the coordination")
            }
            Self::Consultation => Words::new("habitantes et habitants, sans nom", "inwoners, zonder naam", "residents, without name"),
            Self::Priorities => Words::new(
                "membres, organisations, habitants munis d’un talon",
                "leden, organisaties, inwoners met een strook",
                "members, organisations, residents with a slip",
            ),
            Self::Delivery => Words::new("mandataires, dans leur fonction", "mandatarissen, in hun ambt", "officials, in their function"),
            Self::Mail => Words::new("destinataires d’un courriel", "ontvangers van een e-mail", "addressees of a mail"),
            Self::Frame => Words::new("personne", "niemand", "nobody"),
        }
    }
    /// Who reads the data.
    pub const fn readers(self) -> Words {
        match self {
            Self::Accounts => Words::new(
                "la personne elle-même\u{A0}; l’adresse\u{A0}: sa coordination",
                "de persoon zelf; het adres: haar coördinatie",
                "the person; the address: their coordinator",
            ),
            Self::Membership => Words::new(
                "la coordination\u{A0}; dans un groupe, ses membres",
                "de coördinator; in een groep, haar leden",
                "the coordinator; in a group, its members",
            ),
            Self::Findings => Words::new(
                "le groupe et la coordination\u{A0}; l’auteur·rice, personne",
                "de groep en de coördinator; de auteur, niemand",
                "the group and the coordinator; the author, nobody",
            ),
            Self::Consultation => Words::new(
                "les personnes qui animent la séance, la coordination, puis le groupe du thème",
                "wie de sessie begeleidt, de coördinator, daarna de groep van het thema",
                "those who facilitate the session, the coordinator, then the theme’s group",
            ),
            Self::Priorities => Words::new(
                "les bulletins, personne avant la clôture\u{A0}; les petits nombres, personne",
                "de biljetten, niemand voor de sluiting; kleine aantallen, niemand",
                "the ballots, nobody before closing; small numbers, nobody",
            ),
            Self::Memorandum | Self::Delivery => {
                Words::new("tout le monde, une fois publié", "iedereen, zodra gepubliceerd", "everyone, once published")
            }
            Self::Mail => Words::new(
                "le destinataire\u{A0}; le serveur de courriel\u{A0}; sans lui, qui gère ce serveur",
                "de ontvanger; de mailserver; zonder die, wie deze server beheert",
                "the addressee; the mail server; without one, whoever runs this server",
            ),
            Self::Journal => Words::new("la coordination", "de coördinator", "the coordinator"),
            Self::Frame => Words::new("les membres", "de leden", "the members"),
        }
    }
}
