//! What browsers run, out of the program itself.

use constat_frontend::style::{Asset, set_client};
use sha2::{Digest, Sha256};
use std::sync::OnceLock;

/// What the build left here: see `build.rs`.
struct Built {
    script: &'static [u8],
    program: &'static [u8],
}

const BUILT: Option<Built> = include!(concat!(env!("OUT_DIR"), "/client.rs"));

/// Pages may hold no script themselves: this one starts the other.
const START: &[u8] = b"import start from './app.js';\nstart({ module_or_path: new URL('./app_bg.wasm', import.meta.url) });\n";

/// The files, in one folder whose name is their hash: the script finds its neighbour by a relative path.
pub fn assets() -> &'static [Asset] {
    static ASSETS: OnceLock<Vec<Asset>> = OnceLock::new();
    ASSETS.get_or_init(|| {
        let Some(Built { script, program }) = BUILT else { return Vec::new() };
        let hash = Sha256::new().chain_update(START).chain_update(script).chain_update(program).finalize();
        let hash = hash.first_chunk().map_or(0, |first| u64::from_be_bytes(*first));
        let asset = |name: &str, content_type, bytes| Asset { path: format!("/assets/{hash:016x}/{name}"), content_type, bytes };
        vec![
            asset("start.js", "text/javascript; charset=utf-8", START),
            asset("app.js", "text/javascript; charset=utf-8", script),
            asset("app_bg.wasm", "application/wasm", program),
        ]
    })
}

/// Tells the pages where the script is.
pub fn announce() {
    if let Some(start) = assets().first() {
        set_client(start.path.clone());
    }
}
