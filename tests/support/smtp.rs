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
}

/// The server; it stops listening with the test program.
pub struct MailServer {
    pub url: String,
    arrivals: mpsc::Receiver<Arrived>,
}

impl MailServer {
    /// Listens, and answers "later" to the first so many letters.
    pub fn start(later: u32) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
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
                told.send(Arrived { to: to.clone(), message_id }).ok()?;
                say("250 kept")?;
            }
            "QUIT" => return say("221 bye"),
            _ => say("250 ok")?,
        }
    }
    Some(())
}
