//! `constat tally` as somebody uses it who has only the file: counts, words for what is wrong, and counting again.

use crate::support::Folder;
use crate::support::world::program;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the repository").to_path_buf()
}

fn tally(arguments: &[&str]) -> Output {
    Command::new(program()).arg("tally").args(arguments).output().expect("the program starts")
}

fn shown(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The JSON that it prints; it has to succeed.
fn counted(arguments: &[&str]) -> Value {
    let output = tally(&[arguments, &["--json"]].concat());
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What it says when it refuses; it has to end with 1 and print no result.
fn refused(arguments: &[&str]) -> String {
    let output = tally(arguments);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {words}");
    assert!(!shown(&output).contains("SHA-256"), "{arguments:?}");
    words
}

fn schema() -> jsonschema::Validator {
    let text = fs::read(root().join("docs/tally/result.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_slice(&text).expect("it is JSON");
    jsonschema::draft202012::meta::validate(&schema).expect("it is a schema");
    jsonschema::validator_for(&schema).expect("it compiles")
}

/// The repository's own cases: kind, `reference.json`.
fn cases() -> Vec<(String, PathBuf, Value)> {
    let mut found = Vec::new();
    for kind in fs::read_dir(root().join("shared/tally/tests/cases")).expect("the cases") {
        let kind = kind.expect("a folder").path();
        for case in fs::read_dir(&kind).expect("a kind's cases") {
            let folder = case.expect("a case").path();
            let reference = serde_json::from_slice(&fs::read(folder.join("reference.json")).expect("a reference")).expect("JSON");
            found.push((kind.file_name().expect("a name").to_string_lossy().into_owned(), folder, reference));
        }
    }
    assert!(found.len() > 20);
    found
}

/// The settings of every method, by its name.
fn settings() -> Map<String, Value> {
    let list = counted(&["--list"]);
    let name = |setting: &Value| setting["name"].clone();
    let of = |entry: &Value| entry["settings"].as_array().expect("settings").iter().map(name).collect::<Vec<_>>();
    list.as_array().expect("a list").iter().map(|entry| (entry["id"].as_str().expect("a name").to_owned(), json!(of(entry)))).collect()
}

/// The command line for a method on a case, with the case's own settings.
fn arguments(folder: &Path, input: &Value, method: &str, known: &BTreeSet<String>) -> Vec<String> {
    let file = |key: &str| input.get(key).and_then(Value::as_str).map(|name| folder.join(name).display().to_string());
    let mut line = vec![file("file").expect("a file"), "--method".to_owned(), method.to_owned()];
    for (key, option) in [("items_file", "--items"), ("weights_file", "--weights"), ("comments_file", "--comments")] {
        line.extend(file(key).into_iter().flat_map(|path| [option.to_owned(), path]));
    }
    for (name, value) in input.as_object().expect("settings").iter().filter(|(name, _)| known.contains(*name)) {
        line.extend(["--option".to_owned(), format!("{name}={value}")]);
    }
    line
}

fn valid(schema: &jsonschema::Validator, result: &Value, of: &str) {
    let errors: Vec<String> = schema.iter_errors(result).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{of}: {errors:?}");
}

#[test]
fn every_method_prints_what_the_schema_says_and_accepts_its_own_result() {
    let (schema, settings, folder) = (schema(), settings(), Folder::new());
    let mut seen = BTreeSet::new();
    for (kind, case, reference) in cases() {
        let family = if kind == "stv" { "ranking" } else { &kind };
        let known: BTreeSet<String> = counted_names(family)
            .iter()
            .flat_map(|id| settings[id].as_array().expect("settings").iter().map(|name| name.as_str().expect("a name").to_owned()))
            .collect();
        let line = arguments(&case, &reference["input"], family, &known);
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        let result = counted(&line);
        valid(&schema, &result, &case.display().to_string());
        let all = result.as_array().cloned().unwrap_or_else(|| vec![result.clone()]);
        seen.extend(all.iter().filter(|one| one.get("refused").is_none()).map(|one| one["method"].as_str().expect("a name").to_owned()));
        if all.iter().all(|one| one.get("refused").is_some()) {
            continue;
        }
        let kept = folder.path().join("result.json");
        fs::write(&kept, result.to_string()).expect("it is written");
        let again = tally(&[&line[..1], &beside(&line), &["--verify", &kept.display().to_string()]].concat());
        assert!(again.status.success(), "{}: {}{}", case.display(), shown(&again), String::from_utf8_lossy(&again.stderr));
    }
    let unseen: Vec<&String> = settings.keys().filter(|id| !seen.contains(*id)).collect();
    assert!(unseen.is_empty(), "no case counts {unseen:?}");
}

/// The methods that are counted on files of this kind, from what the program itself says of one.
fn counted_names(family: &str) -> Vec<String> {
    let text = shown(&tally(&["--list"]));
    let mut names = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        if let Some(head) = line.strip_prefix("--method ") {
            inside = head.split(':').next() == Some(family);
        } else if inside && line.starts_with("  ") && !line.starts_with("   ") {
            names.push(line.trim().to_owned());
        }
    }
    assert!(!names.is_empty(), "{family}");
    names
}

/// The files beside the ballots that a command line names.
fn beside<'a>(line: &[&'a str]) -> Vec<&'a str> {
    let pairs = line.windows(2).filter(|pair| ["--items", "--weights", "--comments"].contains(&pair[0]));
    pairs.flatten().copied().collect()
}

const DOTS: &str = "ballot,item,points\n1,a,2\n1,b,1\n2,b,3\n3,c,1\n";

#[test]
fn counting_again_finds_what_was_tampered_with() {
    let folder = Folder::new();
    let at = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("it is written");
        path.display().to_string()
    };
    let ballots = at("ballots.csv", DOTS);
    let result = counted(&[&ballots, "--method", "dots", "--option", "points_per_ballot=3", "--bootstrap", "50", "--seed", "9"]);
    let kept = at("result.json", &result.to_string());
    assert!(shown(&tally(&[&ballots, "--verify", &kept])).contains("the same"));

    // Another file: a ballot changed, added, removed; or only a line end.
    for (other, text) in [
        ("changed", DOTS.replace("3,c,1", "3,c,2")),
        ("added", format!("{DOTS}4,a,1\n")),
        ("removed", DOTS.replace("3,c,1\n", "")),
        ("line ends", DOTS.replace('\n', "\r\n")),
    ] {
        let path = at("other.csv", &text);
        let words = refused(&[&path, "--verify", &kept]);
        assert!(words.contains("not the result of these ballots"), "{other}: {words}");
        assert!(shown(&tally(&[&path, "--verify", &kept])).contains("input_sha256"), "{other}");
    }
    // Another result on the same file.
    type Tamper = fn(&mut Value);
    let tampered: [(&str, Tamper); 8] = [
        ("a score", |result| result["items"][0]["score"] = json!(5.0)),
        ("a rank", |result| result["items"][1]["rank"] = json!(1)),
        ("a winner", |result| result["winners"] = json!(["c"])),
        ("a figure", |result| result["values"]["points"]["a"] = json!(3)),
        ("an option", |result| result["options"]["points_per_ballot"] = json!(2)),
        ("a warning", |result| result["warnings"] = json!([])),
        ("the draws", |result| result["robustness"]["items"][0]["first"] = json!(0)),
        ("the seed", |result| result["robustness"]["seed"] = json!(10)),
    ];
    for (what, tamper) in tampered {
        let mut other = result.clone();
        tamper(&mut other);
        assert_ne!(other, result, "{what}");
        let words = refused(&[&ballots, "--verify", &at("tampered.json", &other.to_string())]);
        assert!(words.contains("differen"), "{what}: {words}");
    }
    // Another method's name on the result.
    let orders = root().join("shared/tally/tests/cases/ranking/capital-of-tennessee/capital.soc").display().to_string();
    let mut other = counted(&[&orders, "--method", "borda"]);
    other["method"] = json!("copeland");
    refused(&[&orders, "--verify", &at("method.json", &other.to_string())]);
}

#[test]
fn a_faulty_file_is_refused_with_file_line_column_and_what_was_expected() {
    let folder = Folder::new();
    let cases: [(&str, &[u8], &str, &str, &str); 12] = [
        ("dots", b"ballot,item,points\n1,a,2\n1,b,NaN\n", "line 3, column 3", "whole number", "NaN"),
        ("dots", b"\xEF\xBB\xBFballot,item,points\r\n1,a,2\r\n\r\n1,b,x\r\n", "line 4, column 3", "whole number", "x"),
        ("dots", b"ballot,item,points\n1,a\n", "line 2, column 3", "3 cells", ""),
        ("dots", b"ballot,item,dots\n1,a,2\n", "line 1, column 1", "column named points", ""),
        ("dots", b"ballot,item,points\n1,\"a,2\n", "line 2, column 1", "closing quote", ""),
        ("dots", b"", "line 1, column 1", "first line with the names of the columns", ""),
        ("dots", b"PK\x03\x04\0\0\0", "line 1, column 1", "CSV", "spreadsheet"),
        ("borda", b"\xFF\xFEb\0a\0", "line 1, column 1", "UTF-8", "UTF-16"),
        ("dots", b"ballot,item,points\n1,\xFF\xFE,2\n", "line 2, column 2", "UTF-8", ""),
        (
            "borda",
            b"# ALTERNATIVE NAME 1: A\n# ALTERNATIVE NAME 2: B\n3: 1,2\nx: 2,1\n",
            "line 4, column 1",
            "ballots before the colon",
            "x",
        ),
        ("greedy_votes", b"META\nkey;value\nbudget;a lot\n", "line 3", "expected", ""),
        ("win_counts", b"winner,loser,count\na,b,inf\n", "line 2, column 3", "number", "inf"),
    ];
    for (method, bytes, place, expected, found) in cases {
        let path = folder.path().join("faulty file.csv");
        fs::write(&path, bytes).expect("it is written");
        let words = refused(&[&path.display().to_string(), "--method", method]);
        for part in ["faulty file.csv", place, expected, found, "expected"] {
            assert!(words.contains(part), "{method}: “{part}” is not in: {words}");
        }
    }
}

#[test]
fn what_was_asked_for_wrongly_is_refused_with_what_would_be_right() {
    let folder = Folder::new();
    let at = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("it is written");
        path.display().to_string()
    };
    let (dots, nothing) = (at("ballots.csv", DOTS), at("table.csv", "a,b\n1,2\n"));
    let ratings = at("ratings.csv", "rater,item,criterion,value\n1,a,k,3\n");
    let gone = folder.path().join("gone.csv").display().to_string();
    let asked: [(&[&str], &[&str]); 13] = [
        (&[&dots, "--method", "dotts"], &["no method", "dotts", "did you mean dots"]),
        (&[&dots, "--method", "dots", "-o", "point_per_ballot=3"], &["point_per_ballot", "did you mean points_per_ballot"]),
        (&[&dots, "--method", "dots", "-o", "points_per_ballot=many"], &["points_per_ballot", "many", "whole number"]),
        (&[&dots, "--method", "dots", "-o", "points"], &["NAME=VALUE"]),
        (&[&dots, "--method", "dots", "--bootstrap", "0"], &["--bootstrap 0", "whole number from 1"]),
        (&[&dots, "--method", "dots", "--seed", "3"], &["--bootstrap"]),
        (&[&dots, "--method", "borda"], &["ballots.csv", "line 1, column 1", "PrefLib", "--method dots"]),
        (&[&dots], &["which method", "dots"]),
        (&[&nothing], &["which method", "budget", "pairwise"]),
        (&[&ratings, "--method", "weighted_mean"], &["weights.csv", "--weights", "criterion,weight"]),
        (&[&dots, "--method", "dots", "--weights", &ratings], &["ratings.csv", "takes no such file"]),
        (&[&gone, "--method", "dots"], &["gone.csv"]),
        (&[&folder.path().display().to_string(), "--method", "pca"], &["participants-votes.csv"]),
    ];
    for (arguments, parts) in asked {
        let words = refused(arguments);
        for part in parts {
            assert!(words.contains(part), "{arguments:?}: “{part}” is not in: {words}");
        }
    }
}

#[test]
fn auto_tells_which_methods_fit_and_a_shared_name_follows_the_file() {
    let comparisons = root().join("shared/tally/tests/cases/pairwise/three-to-one/comparisons.csv").display().to_string();
    let orders = root().join("shared/tally/tests/cases/ranking/capital-of-tennessee/capital.soc").display().to_string();
    assert!(shown(&tally(&[&comparisons, "--method", "auto"])).contains("bradley_terry"));
    assert!(shown(&tally(&[&orders, "--method", "auto"])).contains("schulze_margins"));
    assert_eq!(counted(&[&comparisons, "--method", "pairwise"])[0]["method"], "win_counts");
    assert_eq!(counted(&[&orders, "--method", "pairwise"])["method"], "pairwise");
}

/// By hand: Nashville leads Chattanooga by 21 points of Borda; six ballots of the right kind, changed, undo it.
#[test]
fn the_bootstrap_prints_its_seed_and_how_firm_the_first_five_are() {
    let orders = root().join("shared/tally/tests/cases/ranking/capital-of-tennessee/capital.soc").display().to_string();
    let line = [orders.as_str(), "--method", "borda", "--bootstrap", "200", "--seed", "7"];
    let result = counted(&line);
    valid(&schema(), &result, "borda, drawn again");
    assert_eq!((&result["robustness"]["seed"], &result["robustness"]["runs"]), (&json!(7), &json!(200)));
    assert_eq!(result["robustness"]["to_change"]["first"], json!({"ballots": 6, "exact": true}));
    let text = shown(&tally(&line));
    assert!(text.contains("200 draws of 100 ballots, seed 7") && text.contains("in the first 5"), "{text}");
    assert_eq!(counted(&line), result);
}
