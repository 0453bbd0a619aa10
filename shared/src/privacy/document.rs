//! A text with headings, lists and tables: printed as Markdown, shown as a page.

/// A piece of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Para(String),
    /// Points.
    List(Vec<String>),
    /// Names and what they are.
    Facts(Vec<(String, String)>),
}

/// The whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Title.
    pub title: String,
    /// What it is.
    pub lede: String,
    /// Headings, and what stands under them.
    pub parts: Vec<(String, Vec<Block>)>,
}

impl Document {
    /// As Markdown.
    pub fn markdown(&self) -> String {
        let mut out = format!("# {}\n\n{}\n", self.title, self.lede);
        for (heading, blocks) in &self.parts {
            out.extend(["\n## ", heading, "\n"]);
            for block in blocks {
                out.push('\n');
                match block {
                    Block::Para(text) => out.extend([text.as_str(), "\n"]),
                    Block::List(points) => out.extend(points.iter().map(|point| format!("- {point}\n"))),
                    Block::Facts(facts) => out.extend(facts.iter().map(|(name, value)| format!("- **{name}**: {value}\n"))),
                }
            }
        }
        out
    }
}
