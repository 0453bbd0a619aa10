//! What a resident's phone has to fetch before the question can be read.

use super::scene::world;

/// Addresses that a page makes a browser fetch by itself.
fn fetched(page: &str) -> Vec<&str> {
    let head = page.split("</head>").next().unwrap_or_default();
    let links = head.split("<link ").skip(1);
    links.filter_map(|link| link.split_once("href=\"")?.1.split('"').next()).collect()
}

#[tokio::test]
async fn given_a_first_visit_when_the_residents_page_loads_then_it_is_three_small_requests() {
    let world = world().await;
    let http = reqwest::Client::new();
    let get = async |path: &str| {
        let sent = http.get(format!("{}{path}", world.url)).header("accept", "text/html").header("accept-encoding", "br");
        let response = sent.send().await.expect("an answer");
        assert_eq!(response.status(), 200, "{path}");
        response.bytes().await.expect("a body").len()
    };
    let path = format!("/r/{}", world.session_code);
    let (_, page) = world.nobody().page(&path).await;
    for more in ["<script", "<img", "<iframe", "<video", "<object"] {
        assert!(!page.contains(more), "{more}");
    }
    let mut all = vec![get(&path).await];
    for file in fetched(&page) {
        assert!(file.starts_with("/assets/"), "{file} comes from elsewhere");
        all.push(get(file).await);
    }
    assert_eq!(all.len(), 3, "page, sheet, icon");
    let total: usize = all.iter().sum();
    assert!(total <= 30 * 1024, "{total} bytes: {all:?}");
}
