//! Puts what browsers run into the program, when `cargo xtask` has built it. Without it, all forms work, without script.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let folder = env::var_os("CONSTAT_CLIENT").map_or_else(|| target(&out).join("client").join("app"), PathBuf::from);
    // Cargo looks at what is there: an empty folder tells it when something comes in.
    fs::create_dir_all(&folder)?;
    let files = [folder.join("app.js"), folder.join("app_bg.wasm")];
    let text = match &files {
        [script, program] if files.iter().all(|file| file.is_file()) => {
            let [script, program] = [script, program].map(|file| format!("include_bytes!(r#\"{}\"#)", file.display()));
            format!("Some(Built {{ script: {script}, program: {program} }})")
        }
        _ => "None".to_owned(),
    };
    fs::write(out.join("client.rs"), text)?;
    let said = format!(
        "cargo:rerun-if-env-changed=CONSTAT_CLIENT\ncargo:rerun-if-changed=build.rs\ncargo:rerun-if-changed={}\n",
        folder.display()
    );
    io::Write::write_all(&mut io::stdout(), said.as_bytes())
}

/// Where cargo puts what it builds: it marks that folder, unless somebody else had made it.
fn target(out: &Path) -> PathBuf {
    let marked = out.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).map(Path::to_path_buf);
    let named = || env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let usual = || PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..").join("target");
    marked.or_else(named).unwrap_or_else(usual)
}
