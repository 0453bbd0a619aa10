//! A mail server on loopback: takes letters in plain SMTP (RFC 5321), and can say "later".

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

/// A letter as it arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    pub to: String,
    pub message_id: String,
    /// What it says, as a reader sees it.
    pub text: String,
}

/// The server; it stops listening with the test program.
pub struct MailServer {
    pub url: String,
    arrivals: mpsc::Receiver<Arrived>,
}

impl MailServer {
    /// Listens, and answers "later" to the first so many letters.
    pub fn start(later: u32) -> Self {
        Self::start_at("127.0.0.1:0", later)
    }
    /// The same at this address.
    pub fn start_at(address: &str, later: u32) -> Self {
        let listener = TcpListener::bind(address).expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("bound"));
        let (told, arrivals) = mpsc::channel();
        let later = Arc::new(AtomicU32::new(later));
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (told, later) = (told.clone(), Arc::clone(&later));
                std::thread::spawn(move || talk(stream, &told, &later));
            }
        });
        Self { url, arrivals }
    }
    /// The next letter, if one comes within the time that a retry takes.
    pub fn next(&self) -> Option<Arrived> {
        self.arrivals.recv_timeout(Duration::from_secs(30)).ok()
    }
    /// Whether a letter has come that nobody has asked for yet.
    pub fn another(&self) -> Option<Arrived> {
        self.arrivals.try_recv().ok()
    }
}

fn talk(stream: TcpStream, told: &mpsc::Sender<Arrived>, later: &AtomicU32) -> Option<()> {
    let mut out = stream.try_clone().ok()?;
    let mut say = move |line: &str| out.write_all(format!("{line}\r\n").as_bytes()).ok();
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let mut to = String::new();
    say("220 loopback")?;
    while let Some(line) = lines.next() {
        match line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" => say("250-loopback").and_then(|()| say("250 8BITMIME"))?,
            "MAIL" if later.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |n| n.checked_sub(1)).is_ok() => say("451 later")?,
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                say("250 ok")?;
            }
            "DATA" => {
                say("354 go on")?;
                let letter: Vec<String> = lines.by_ref().take_while(|line| line != ".").collect();
                let message_id = letter.iter().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap_or_default().to_owned();
                told.send(Arrived { to: to.clone(), message_id, text: read(&letter) }).ok()?;
                say("250 kept")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok")?,
        }
    }
    Some(())
}

/// The text of a letter that travelled as MIME (RFC 2045): as it is, quoted-printable, or base64.
fn read(letter: &[String]) -> String {
    let (head, body) = letter.split_at(letter.iter().position(String::is_empty).unwrap_or(letter.len()));
    // A line that begins with a dot was sent with one more.
    let lines = body.iter().skip(1).map(|line| line.strip_prefix('.').unwrap_or(line));
    let way = head.iter().find_map(|line| line.strip_prefix("Content-Transfer-Encoding: ")).unwrap_or_default();
    let bytes = match way.trim() {
        "base64" => base64(&lines.collect::<String>()),
        "quoted-printable" => quoted_printable(&lines.collect::<Vec<_>>().join("\n")),
        _ => lines.collect::<Vec<_>>().join("\n").into_bytes(),
    };
    String::from_utf8_lossy(&bytes).replace("\r\n", "\n")
}

fn base64(text: &str) -> Vec<u8> {
    const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut out, mut bits, mut held) = (Vec::new(), 0_u32, 0);
    for value in text.chars().filter_map(|letter| LETTERS.find(letter)) {
        bits = (bits << 6) | u32::try_from(value).unwrap_or_default();
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push(u8::try_from((bits >> held) & 255).unwrap_or_default());
        }
    }
    out
}

fn quoted_printable(text: &str) -> Vec<u8> {
    let text = text.replace("=\n", "");
    let mut parts = text.split('=');
    let mut out = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (code, rest) = part.split_at(part.len().min(2));
        out.push(u8::from_str_radix(code, 16).unwrap_or(b'?'));
        out.extend_from_slice(rest.as_bytes());
    }
    out
}

#[test]
fn a_letter_is_read_whatever_way_it_travelled() {
    let letter = |way: &str, body: &str| {
        let head = ["To: x".to_owned(), format!("Content-Transfer-Encoding: {way}"), String::new()];
        head.into_iter().chain(body.lines().map(ToOwned::to_owned)).collect::<Vec<_>>()
    };
    for (way, body) in [("7bit", "Ete\n..fin"), ("quoted-printable", "=C3=89t=\n=C3=A9\n..fin"), ("base64", "w4l0w6kK\nLmZpbg==")] {
        let text = read(&letter(way, body)).replace(['É', 'é'], "E").to_uppercase();
        assert_eq!(text, "ETE\n.FIN", "{way}");
    }
}
