//! Puts into the program what `cargo xtask` has made for browsers: the script, the typefaces. Without the one, all forms work,
//! without script; without the others, pages are set in the system's type.
//!
//! And lets the program be linked so that less of it has to be read and written when it starts.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let made = target(&out).join("client");
    let app = files("CONSTAT_CLIENT", made.join("app"), ["app.js", "app_bg.wasm"])?;
    let client = app.map(|[script, program]| format!("Built {{ script: {script}, program: {program} }}"));
    fs::write(out.join("client.rs"), option(client))?;
    let fonts = files("CONSTAT_FONTS", made.join("fonts"), ["literata.woff2", "hanken-grotesk.woff2"])?;
    fs::write(out.join("fonts.rs"), option(fonts.map(|[read, ui]| format!("[{read}, {ui}]"))))?;
    if packs() {
        say("rustc-link-arg-bins=-Wl,-z,pack-relative-relocs")?;
    }
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

/// Whether the program's own addresses may stand in it in their short form (3 MB less): the system's C library must know it,
/// since 2.36. With an older one the program would not start, nor with an older one than where it was built, which says so.
fn packs() -> bool {
    let target = |name: &str| env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    let here = env::var_os("HOST").is_some_and(|host| env::var_os("TARGET").is_some_and(|target| host == target));
    if !here || target("OS") != "linux" || target("ENV") != "gnu" {
        return false;
    }
    let Ok(told) = Command::new("getconf").arg("GNU_LIBC_VERSION").output() else { return false };
    let text = String::from_utf8_lossy(&told.stdout).into_owned();
    let version = text.split_whitespace().last().and_then(|version| version.split_once('.'));
    let version = version.and_then(|(major, minor)| Some((major.parse::<u32>().ok()?, minor.parse::<u32>().ok()?)));
    version.is_some_and(|version| version >= (2, 36))
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
