//! What must be installed on this machine, and getting it on Debian and its relatives.

use crate::shell::{Outcome, command, read, succeed, which, works};
use std::path::Path;

/// One thing that must be there.
pub struct Need {
    /// What it is for, in plain words.
    purpose: &'static str,
    /// The Debian packages that bring it.
    packages: &'static [&'static str],
    /// Whether it is there already, however it was installed.
    met: fn() -> bool,
}

/// What it takes to build and run Constat.
pub const BUILD: &[Need] = &[
    Need { purpose: "a C compiler and linker", packages: &["gcc", "libc6-dev"], met: || which("cc").is_some() },
    Need { purpose: "pkg-config, which finds system libraries", packages: &["pkg-config"], met: || which("pkg-config").is_some() },
    Need { purpose: "the PostgreSQL client library", packages: &["libpq-dev"], met: || works("pkg-config", &["--exists", "libpq"]) },
];

/// What brings the typefaces and, for the tests, the accessibility checker.
pub const NPM: &[Need] = &[Need {
    purpose: "npm, which brings the typefaces",
    packages: &["nodejs", "npm"],
    met: || which("npm").is_some() && which("node").is_some(),
}];

/// What the tests take on top of these.
pub const TEST: &[Need] = &[
    Need { purpose: "a PostgreSQL server", packages: &["postgresql"], met: has_postgres_server },
    Need {
        purpose: "the Chromium browser",
        packages: &["chromium"],
        met: || which("chromium").or_else(|| which("google-chrome")).is_some(),
    },
    Need { purpose: "ChromeDriver, which steers the browser", packages: &["chromium-driver"], met: || which("chromedriver").is_some() },
    Need {
        purpose: "a font for the browser",
        packages: &["fonts-dejavu-core"],
        met: || Path::new("/usr/share/fonts/truetype").is_dir() || cfg!(not(target_os = "linux")),
    },
    Need { purpose: "pdftotext, which reads the documents made", packages: &["poppler-utils"], met: || which("pdftotext").is_some() },
];

/// Installs what is missing. Without the right to do so, the error is the line to type.
pub fn provide(needs: &[&[Need]]) -> Outcome {
    let missing: Vec<&Need> = needs.iter().copied().flatten().filter(|need| !(need.met)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Missing on this machine:");
    for need in &missing {
        println!("  - {}", need.purpose);
    }
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages).copied().collect();
    if which("apt-get").is_none() {
        return Err(format!(
            "Please install the above with this system's package manager, then start again.\n\
             On Debian the packages are called: {}",
            packages.join(" ")
        ));
    }
    let install = ["install", "-y", "--no-install-recommends"];
    if read(&mut command("id", &["-u"]))?.trim() != "0" {
        return Err(format!("Please run this, then start again:\n  sudo apt-get {} {}", install.join(" "), packages.join(" ")));
    }
    println!("Installing {}…", packages.join(" "));
    apt_get(&["update", "-q"])?;
    apt_get(&[&install, packages.as_slice()].concat())?;
    match missing.iter().find(|need| !(need.met)()) {
        None => Ok(()),
        Some(need) => Err(format!("Installed, but still not found: {}", need.purpose)),
    }
}

fn apt_get(arguments: &[&str]) -> Outcome {
    succeed(command("apt-get", arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Debian keeps the server's programs out of PATH, in a folder per version.
fn has_postgres_server() -> bool {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().filter_map(Result::ok);
    which("initdb").is_some() || versions.into_iter().any(|version| version.path().join("bin/initdb").is_file())
}
