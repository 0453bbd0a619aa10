//! Whether a text is an Atom feed: well-formed XML with what RFC 4287 asks of a feed and of each entry.

/// The number of its entries; ends the test where it is no feed.
pub fn entries(text: &str) -> usize {
    let rest = text.strip_prefix("<?xml version=\"1.0\" encoding=\"utf-8\"?>").expect("it says that it is XML");
    assert!(rest.trim_start().starts_with("<feed xmlns=\"http://www.w3.org/2005/Atom\""), "it says that it is Atom");
    let (mut path, mut inside, mut entries): (Vec<String>, Vec<Vec<String>>, usize) = (Vec::new(), Vec::new(), 0);
    for (place, piece) in rest.split('<').enumerate() {
        let (tag, words) = if place == 0 { ("", piece) } else { piece.split_once('>').expect("a tag ends") };
        for entity in words.split('&').skip(1) {
            let name = entity.split_once(';').expect("an entity ends").0;
            assert!(["amp", "lt", "gt", "quot", "#39"].contains(&name), "&{name};");
        }
        assert!(!words.contains('>') && (!path.is_empty() || words.trim().is_empty()), "{words}");
        if tag.is_empty() {
            continue;
        }
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(path.pop().as_deref(), Some(name), "it ends what it began");
            let within = inside.pop().unwrap_or_default();
            if ["feed", "entry"].contains(&name) {
                for needed in ["id", "title", "updated"] {
                    assert_eq!(within.iter().filter(|n| *n == needed).count(), 1, "{name}: {needed}");
                }
                entries += usize::from(name == "entry");
            }
            continue;
        }
        let name = tag.split([' ', '/']).next().unwrap_or_default().to_owned();
        if let Some(around) = inside.last_mut() {
            around.push(name.clone());
        }
        if !tag.ends_with('/') {
            path.push(name);
            inside.push(Vec::new());
        }
    }
    assert_eq!(path, Vec::<String>::new(), "everything ends");
    entries
}
