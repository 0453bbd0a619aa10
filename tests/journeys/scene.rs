//! Where the journeys take place: one demonstration for all of them, and what they say about pages.

use crate::support::browser::{Browser, Window};
use crate::support::world::{Engine, World};
use tokio::sync::OnceCell;

/// The journeys' own demonstration: what they write is not in the way of tests that count.
pub async fn world() -> &'static World {
    static WORLD: OnceCell<World> = OnceCell::const_new();
    WORLD.get_or_init(|| World::fresh(Engine::Sqlite)).await
}

/// A browser that one of the demonstration's members sits at, in this language.
pub async fn member(world: &World, key: &str, window: Window, locale: &str) -> Browser {
    let browser = Browser::start(window).await;
    browser.open(&format!("{}/demo/enter/{key}", world.url)).await;
    let home = format!("/c/{}", world.coordination());
    browser.open(&format!("{}/lang/{locale}?to={home}", world.url)).await;
    browser
}

/// A phone without account, in this language, at this page.
pub async fn phone(world: &World, path: &str, locale: &str) -> Browser {
    let phone = Browser::start(Window::Phone).await;
    phone.open(&format!("{}/lang/{locale}?to={path}", world.url)).await;
    phone
}

/// Waits until the page shows this: a form's answer takes a moment to arrive.
pub async fn shows(browser: &Browser, part: &str) {
    for _ in 0..200 {
        if browser.text().await.contains(part) {
            return;
        }
    }
    panic!("never shown: {part}\non {}, which shows:\n{}", browser.url().await, browser.text().await);
}

/// Whoever has scripts switched off misses nothing: there are none.
pub async fn needs_no_script(world: &World, path: &str) {
    let (status, page) = world.nobody().page(path).await;
    assert_eq!(status, 200, "{path}");
    let page = page.to_lowercase();
    for sign in ["<script", "<noscript", " onclick=", " onsubmit=", "javascript:"] {
        assert!(!page.contains(sign), "{path} holds {sign}");
    }
}
