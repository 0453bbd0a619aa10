//! The load: connections that are kept, each sending its next request when the last answer is whole.

use crate::Outcome;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request, ready to be sent.
#[derive(Clone)]
pub struct Target {
    address: SocketAddr,
    request: Arc<[u8]>,
}

/// An answer.
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// The cookies that it sets.
    pub cookie: Option<String>,
    /// Its body.
    pub body: Vec<u8>,
}

impl Target {
    /// A GET of this path, perhaps with a cookie.
    pub fn get(address: SocketAddr, path: &str, accept: &str, cookie: Option<&str>) -> Self {
        let cookie = cookie.map(|c| format!("Cookie: {c}\r\n")).unwrap_or_default();
        let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nAccept: {accept}\r\nAccept-Language: fr\r\n{cookie}\r\n");
        Self { address, request: request.into_bytes().into() }
    }
}

/// One connection and what has been read from it.
struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Connection {
    async fn open(address: SocketAddr) -> Outcome<Self> {
        let stream = TcpStream::connect(address).await.map_err(|e| format!("{address} does not answer: {e}"))?;
        stream.set_nodelay(true).map_err(|e| e.to_string())?;
        Ok(Self { stream, buffer: Vec::with_capacity(128 * 1024) })
    }
    /// Sends the request and reads the whole answer into the buffer; gives back where its head ends.
    async fn exchange(&mut self, request: &[u8]) -> Outcome<usize> {
        self.stream.write_all(request).await.map_err(|e| format!("cannot send: {e}"))?;
        self.buffer.clear();
        let mut whole = None;
        loop {
            if let Some((head, length)) = whole
                && self.buffer.len() >= head + length
            {
                return Ok(head);
            }
            let read = self.stream.read_buf(&mut self.buffer).await.map_err(|e| format!("cannot read: {e}"))?;
            if read == 0 {
                return Err("the connection was closed".to_owned());
            }
            if whole.is_none()
                && let Some(end) = self.buffer.windows(4).position(|w| w == b"\r\n\r\n")
            {
                let head = String::from_utf8_lossy(self.buffer.get(..end).unwrap_or_default()).to_ascii_lowercase();
                let length = header(&head, "content-length").and_then(|v| v.parse().ok()).unwrap_or(0);
                whole = Some((end + 4, length));
            }
        }
    }
    fn status(&self) -> u16 {
        let text = self.buffer.get(9..12).and_then(|s| std::str::from_utf8(s).ok());
        text.and_then(|s| s.parse().ok()).unwrap_or(0)
    }
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().filter_map(|line| line.split_once(':')).find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
}

fn runtime() -> Outcome<tokio::runtime::Runtime> {
    tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())
}

/// Asks once.
pub fn once(target: &Target) -> Outcome<Answer> {
    runtime()?.block_on(async {
        let mut connection = Connection::open(target.address).await?;
        let head = connection.exchange(&target.request).await?;
        let text = String::from_utf8_lossy(connection.buffer.get(..head).unwrap_or_default()).into_owned();
        Ok(Answer {
            status: connection.status(),
            cookie: header(&text, "set-cookie").and_then(|c| c.split(';').next()).map(str::to_owned),
            body: connection.buffer.split_off(head),
        })
    })
}

/// So many requests over so many connections.
pub fn fixed(target: &Target, requests: u64, connections: usize) -> Outcome {
    let left = Arc::new(AtomicU64::new(requests));
    drive(target, connections, move || left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |n| n.checked_sub(1)).is_ok()).map(drop)
}

/// Answers per second, over this long.
pub fn rate(target: &Target, time: Duration, connections: usize) -> Outcome<f64> {
    let start = Instant::now();
    let answers = drive(target, connections, move || start.elapsed() < time)?;
    Ok(float(answers) / start.elapsed().as_secs_f64())
}

fn drive(target: &Target, connections: usize, go_on: impl Fn() -> bool + Clone + 'static) -> Outcome<u64> {
    runtime()?.block_on(async {
        let local = tokio::task::LocalSet::new();
        let work = local.run_until(async {
            let tasks: Vec<_> = (0..connections)
                .map(|_| {
                    let (target, go_on) = (target.clone(), go_on.clone());
                    tokio::task::spawn_local(async move {
                        let mut connection = Connection::open(target.address).await?;
                        let mut answers = 0;
                        while go_on() {
                            connection.exchange(&target.request).await?;
                            if !(200..400).contains(&connection.status()) && connection.status() != 404 {
                                return Err(format!("answered {}", connection.status()));
                            }
                            answers += 1;
                        }
                        Ok(answers)
                    })
                })
                .collect();
            let mut answers = 0;
            for task in tasks {
                answers += task.await.map_err(|e| e.to_string())??;
            }
            Ok(answers)
        });
        work.await
    })
}

/// Milliseconds of each of so many requests, one after the other.
pub fn latencies(target: &Target, requests: usize) -> Outcome<Vec<f64>> {
    runtime()?.block_on(async {
        let mut connection = Connection::open(target.address).await?;
        let mut out = Vec::with_capacity(requests);
        for _ in 0..requests {
            let start = Instant::now();
            connection.exchange(&target.request).await?;
            out.push(crate::millis(start.elapsed()));
        }
        Ok(out)
    })
}

/// The one in the middle.
pub fn median(values: &mut [f64]) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}

/// Counts here stay far below what a float holds exactly.
fn float(count: u64) -> f64 {
    u32::try_from(count).map_or(f64::NAN, f64::from)
}
