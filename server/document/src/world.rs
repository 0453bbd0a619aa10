//! The files that the compiler sees: a few templates and the data of one document, no disk.

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

use crate::RenderError;
use crate::fonts::Fonts;
use crate::input::{Input, Template};

/// One document's surroundings.
pub(crate) struct PaperWorld {
    library: LazyHash<Library>,
    fonts: &'static Fonts,
    main: FileId,
    sources: Vec<Source>,
    files: Vec<(FileId, Bytes)>,
}

impl PaperWorld {
    pub(crate) fn new(fonts: &'static Fonts, input: &Input) -> Result<Self, RenderError> {
        let main = file_id("main.typ")?;
        let template = match input.template {
            Template::Memorandum => include_str!("../templates/memorandum.typ"),
            Template::Poster => include_str!("../templates/poster.typ"),
            Template::Sheets => include_str!("../templates/sheets.typ"),
            Template::VotingSlips => include_str!("../templates/slips.typ"),
        };
        let mut sources = vec![Source::new(main, template.to_owned())];
        for (name, text) in [
            ("common.typ", include_str!("../templates/common.typ")),
            ("words.typ", include_str!("../templates/words.typ")),
            ("findings.typ", include_str!("../templates/findings.typ")),
        ] {
            sources.push(Source::new(file_id(name)?, text.to_owned()));
        }
        let mut files = vec![(file_id("data.json")?, Bytes::new(input.data.clone()))];
        if let Some(qr) = &input.qr {
            files.push((file_id("qr.svg")?, Bytes::from_string(qr.clone())));
        }
        Ok(Self { library: LazyHash::new(Library::default()), fonts, main, sources, files })
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let source = self.sources.iter().find(|source| source.id() == id);
        source.cloned().ok_or_else(|| missing(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let file = self.files.iter().find(|(file, _)| *file == id);
        file.map(|(_, bytes)| bytes.clone()).ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    // A memorandum must give the same bytes, whatever the day.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn file_id(name: &str) -> Result<FileId, RenderError> {
    let path = VirtualPath::new(name).map_err(|_| RenderError::Template(format!("bad path {name}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.vpath().get_without_slash().into())
}
