//! What browsers run and what pages are set in, out of the program itself.

use constat_frontend::style::{Asset, Faces, set_client, set_faces};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// What the build left here: see `build.rs`.
struct Built {
    script: &'static [u8],
    program: &'static [u8],
}

const BUILT: Option<Built> = include!(concat!(env!("OUT_DIR"), "/client.rs"));
/// The reading face, then the interface's.
const FONTS: Option<[&[u8]; 2]> = include!(concat!(env!("OUT_DIR"), "/fonts.rs"));

/// Pages may hold no script themselves: this one starts the other.
const START: &[u8] = b"import start from './app.js';\nstart({ module_or_path: new URL('./app_bg.wasm', import.meta.url) });\n";

/// The files, in folders whose names are their hashes: the script finds its neighbour by a relative path.
pub fn assets() -> impl Iterator<Item = &'static Asset> {
    scripts().iter().chain(fonts())
}

fn scripts() -> &'static [Asset] {
    static ASSETS: OnceLock<Vec<Asset>> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let Some(Built { script, program }) = BUILT else { return Vec::new() };
        folder(&[
            ("start.js", "text/javascript; charset=utf-8", START),
            ("app.js", "text/javascript; charset=utf-8", script),
            ("app_bg.wasm", "application/wasm", program),
        ])
    })
}

fn fonts() -> &'static [Asset] {
    static ASSETS: OnceLock<Vec<Asset>> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let Some([read, ui]) = FONTS else { return Vec::new() };
        folder(&[("literata.woff2", "font/woff2", read), ("hanken-grotesk.woff2", "font/woff2", ui)])
    })
}

fn folder(files: &[(&str, &'static str, &'static [u8])]) -> Vec<Asset> {
    let hash = files.iter().fold(Sha256::new(), |hash, (_, _, bytes)| hash.chain_update(bytes)).finalize();
    let hash = hash.first_chunk().map_or(0, |first| u64::from_be_bytes(*first));
    let asset = |(name, content_type, bytes): &(&str, &'static str, &'static [u8])| Asset {
        path: format!("/assets/{hash:016x}/{name}"),
        content_type,
        bytes,
    };
    files.iter().map(asset).collect()
}

/// Tells the pages where the script and the typefaces are.
pub fn announce() {
    if let Some(start) = scripts().first() {
        set_client(start.path.clone());
    }
    if let [read, ui] = fonts() {
        set_faces(Faces { read: read.path.clone(), ui: ui.path.clone() });
    }
}
