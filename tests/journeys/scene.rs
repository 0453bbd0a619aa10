//! Where the journeys take place: a demonstration, a language and a window, and who sits there.

use crate::support::browser::{Browser, Window};
use crate::support::snapshot::Snapshot;
use crate::support::world::{Engine, World};
use tokio::sync::OnceCell;

/// One demonstration for journeys that stand in nobody's way.
pub async fn world() -> &'static World {
    static WORLD: OnceCell<World> = OnceCell::const_new();
    WORLD.get_or_init(|| World::fresh(Engine::Sqlite)).await
}

/// A demonstration of one's own, copied from one that is made once.
pub async fn own_world() -> World {
    static MADE: OnceCell<Snapshot> = OnceCell::const_new();
    MADE.get_or_init(|| Snapshot::take(Engine::Sqlite)).await.world().await
}

/// The language of the person whom a journey is about, and what they look at.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    pub locale: &'static str,
    pub window: Window,
}

impl Setting {
    /// Words of the page in the language of this setting.
    pub fn say<'a>(self, fr: &'a str, nl: &'a str) -> &'a str {
        if self.locale == "nl" { nl } else { fr }
    }

    /// The other language, in the same window: colleagues read the same in theirs.
    pub fn other(self) -> Self {
        Self { locale: self.say("nl", "fr"), ..self }
    }

    /// A browser that one of the demonstration's members sits at.
    pub async fn member(self, world: &World, key: &str) -> Browser {
        member(world, key, self.window, self.locale).await
    }

    /// A browser without account, at this page.
    pub async fn visitor(self, world: &World, path: &str) -> Browser {
        let browser = Browser::start(self.window).await;
        browser.open(&format!("{}/lang/{}?to={path}", world.url, self.locale)).await;
        browser
    }
}

/// Makes four tests out of each journey: in French and in Dutch, on a phone and on a wide screen.
macro_rules! in_every_setting {
    ($($name:ident),+ $(,)?) => {
        $crate::journeys::scene::in_every_setting!(@ fr_phone "fr" Phone: $($name),+);
        $crate::journeys::scene::in_every_setting!(@ fr_wide "fr" Wide: $($name),+);
        $crate::journeys::scene::in_every_setting!(@ nl_phone "nl" Phone: $($name),+);
        $crate::journeys::scene::in_every_setting!(@ nl_wide "nl" Wide: $($name),+);
    };
    (@ $setting:ident $locale:literal $window:ident: $($name:ident),+) => {
        mod $setting {
            const AT: $crate::journeys::scene::Setting =
                $crate::journeys::scene::Setting { locale: $locale, window: $crate::support::browser::Window::$window };
            $( #[tokio::test] async fn $name() { super::$name(AT).await; } )+
        }
    };
}
pub(crate) use in_every_setting;

/// The same, where a walk is long: French on a phone, Dutch on a wide screen.
macro_rules! in_both_languages {
    ($($name:ident),+ $(,)?) => {
        $crate::journeys::scene::in_every_setting!(@ fr_phone "fr" Phone: $($name),+);
        $crate::journeys::scene::in_every_setting!(@ nl_wide "nl" Wide: $($name),+);
    };
}
pub(crate) use in_both_languages;

/// A browser that one of the demonstration's members sits at, in this language.
pub async fn member(world: &World, key: &str, window: Window, locale: &str) -> Browser {
    let browser = Browser::start(window).await;
    enter(world, &browser, key, locale).await;
    browser
}

/// One of the demonstration's members sits down at this browser.
pub async fn enter(world: &World, browser: &Browser, key: &str, locale: &str) {
    browser.open(&format!("{}/demo/enter/{key}", world.url)).await;
    let home = format!("/c/{}", world.coordination());
    browser.open(&format!("{}/lang/{locale}?to={home}", world.url)).await;
}

/// A phone without account, in this language, at this page.
pub async fn phone(world: &World, path: &str, locale: &'static str) -> Browser {
    Setting { locale, window: Window::Phone }.visitor(world, path).await
}

/// Asks for a file as the browser would, which would keep it: with this member's cookie.
pub async fn file(world: &World, key: &str, url: &str) -> reqwest::Response {
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    let entered = http.get(format!("{}/demo/enter/{key}", world.url)).send().await.expect("an answer");
    let cookie = entered.headers()["set-cookie"].to_str().expect("text").split(';').next().unwrap_or_default().to_owned();
    http.get(url).header("cookie", &cookie).header("accept", "text/html").send().await.expect("an answer")
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
