//! `constat privacy`: what the law asks to have on paper, from the classes of all columns.

use super::say;
use constat_shared::locale::Locale;
use constat_shared::privacy;

/// Which paper.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub enum Paper {
    /// Register of processing activities (article 30 GDPR)
    Register,
    /// Data-protection impact assessment (article 35 GDPR)
    Assessment,
    /// Notice for everyone
    Notice,
}

/// Prints it as Markdown.
pub fn privacy(paper: Paper, language: &str) -> Result<(), String> {
    let locale = language.parse::<Locale>().ok().filter(|locale| Locale::MEMBERS.contains(locale));
    let locale = locale.ok_or_else(|| format!("`{language}` is no language of these papers: fr, nl or en"))?;
    let document = match paper {
        Paper::Register => privacy::register(locale),
        Paper::Assessment => privacy::assessment(locale),
        Paper::Notice => privacy::notice(locale),
    };
    say(document.markdown().trim_end());
    Ok(())
}
