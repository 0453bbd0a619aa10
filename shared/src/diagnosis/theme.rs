//! The sixteen themes that a coordination starts from.

use crate::locale::Words;

crate::text_enum! {
    /// A starting theme.
    ThemeCode {
        /// Food.
        Food = "food",
        /// Addictions.
        Addictions = "addictions",
        /// Social cohesion.
        SocialCohesion = "social_cohesion",
        /// Culture.
        Culture = "culture",
        /// Childhood and youth.
        ChildhoodYouth = "childhood_youth",
        /// Family.
        Family = "family",
        /// Disability.
        Disability = "disability",
        /// Employment and training.
        EmploymentTraining = "employment_training",
        /// Housing.
        Housing = "housing",
        /// Poverty.
        Poverty = "poverty",
        /// Elderly people.
        Elderly = "elderly",
        /// Migration.
        Migration = "migration",
        /// Mental wellbeing.
        MentalWellbeing = "mental_wellbeing",
        /// Physical wellbeing.
        PhysicalWellbeing = "physical_wellbeing",
        /// Safety.
        Safety = "safety",
        /// What fits nowhere else.
        Other = "other",
    }
}

impl ThemeCode {
    /// What it is called.
    pub const fn words(self) -> Words {
        match self {
            Self::Food => Words::new("Alimentation", "Voeding", "Food").with_ar("الغذاء"),
            Self::Addictions => Words::new("Assuétudes", "Verslaving", "Addictions").with_ar("الإدمان"),
            Self::SocialCohesion => Words::new("Cohésion sociale", "Sociale samenhang", "Social cohesion").with_ar("التماسك الاجتماعي"),
            Self::Culture => Words::new("Culture", "Cultuur", "Culture").with_ar("الثقافة"),
            Self::ChildhoodYouth => {
                Words::new("Enfance et jeunesse", "Kinderen en jongeren", "Childhood and youth").with_ar("الطفولة والشباب")
            }
            Self::Family => Words::new("Famille", "Gezin", "Family").with_ar("الأسرة"),
            Self::Disability => Words::new("Handicap", "Handicap", "Disability").with_ar("الإعاقة"),
            Self::EmploymentTraining => {
                Words::new("Emploi et formation", "Werk en opleiding", "Employment and training").with_ar("العمل والتكوين")
            }
            Self::Housing => Words::new("Logement", "Wonen", "Housing").with_ar("السكن"),
            Self::Poverty => Words::new("Pauvreté", "Armoede", "Poverty").with_ar("الفقر"),
            Self::Elderly => Words::new("Personnes âgées", "Ouderen", "Elderly people").with_ar("كبار السن"),
            Self::Migration => Words::new("Migration", "Migratie", "Migration").with_ar("الهجرة"),
            Self::MentalWellbeing => Words::new("Bien-être mental", "Mentaal welzijn", "Mental wellbeing").with_ar("الصحة النفسية"),
            Self::PhysicalWellbeing => {
                Words::new("Bien-être physique", "Lichamelijk welzijn", "Physical wellbeing").with_ar("الصحة الجسدية")
            }
            Self::Safety => Words::new("Sécurité", "Veiligheid", "Safety").with_ar("الأمان"),
            Self::Other => Words::new("Autre", "Andere", "Other").with_ar("موضوع آخر"),
        }
    }
}
