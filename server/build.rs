//! Puts into the program what `cargo xtask` has made for browsers: the script, the typefaces. Without the one, all forms work,
//! without script; without the others, pages are set in the system's type.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let made = target(&out).join("client");
    let app = files("CONSTAT_CLIENT", made.join("app"), ["app.js", "app_bg.wasm"])?;
    let client = app.map(|[script, program]| format!("Built {{ script: {script}, program: {program} }}"));
    fs::write(out.join("client.rs"), option(client))?;
    let fonts = files("CONSTAT_FONTS", made.join("fonts"), ["literata.woff2", "hanken-grotesk.woff2"])?;
    fs::write(out.join("fonts.rs"), option(fonts.map(|[read, ui]| format!("[{read}, {ui}]"))))?;
    say("rerun-if-changed=build.rs")
}

/// The files of a folder as expressions that take them in, if all are there. A variable may name another folder.
fn files(variable: &str, usual: PathBuf, names: [&str; 2]) -> io::Result<Option<[String; 2]>> {
    let folder = env::var_os(variable).map_or(usual, PathBuf::from);
    // Cargo looks at what is there: an empty folder tells it when something comes in.
    fs::create_dir_all(&folder)?;
    say(&format!("rerun-if-env-changed={variable}"))?;
    say(&format!("rerun-if-changed={}", folder.display()))?;
    let files = names.map(|name| folder.join(name));
    let whole = files.iter().all(|file| file.is_file());
    Ok(whole.then(|| files.map(|file| format!("include_bytes!(r#\"{}\"#)", file.display()))))
}

fn option(expression: Option<String>) -> String {
    expression.map_or_else(|| "None".to_owned(), |expression| format!("Some({expression})"))
}

fn say(line: &str) -> io::Result<()> {
    io::Write::write_all(&mut io::stdout(), format!("cargo:{line}\n").as_bytes())
}

/// Where cargo puts what it builds: it marks that folder, unless somebody else had made it.
fn target(out: &Path) -> PathBuf {
    let marked = out.ancestors().find(|folder| folder.join("CACHEDIR.TAG").is_file()).map(Path::to_path_buf);
    let named = || env::var_os("CARGO_TARGET_DIR").map(PathBuf::from);
    let usual = || PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("..").join("target");
    marked.or_else(named).unwrap_or_else(usual)
}
