//! How a browser is set up and judged: without script, without network, in the dark, by the checker for accessibility.

use super::{Browser, strings};
use serde_json::{Value, json};
use std::path::Path;

/// Controls that do nothing where there is no script, and links into the page that lead nowhere.
const DEAD: &str = "
    const lost = a => {
        const href = a.getAttribute('href') ?? '';
        return href === '' || href.startsWith('javascript:')
            || href.startsWith('#') && !document.getElementById(decodeURIComponent(href.slice(1)));
    };
    const dead = e => e.localName === 'a' ? lost(e)
        : ['button', 'input'].includes(e.localName) ? !e.form || e.type === 'button' || !e.form.getAttribute('action')
        : true;
    const all = document.querySelectorAll('a, button, input, [role=button], [draggable=true], [onclick]');
    return [...all].filter(e => e.checkVisibility() && dead(e)).map(e => e.outerHTML.slice(0, 200));";

/// The whole judgement, or only that of one rule.
const JUDGE: &str = "
    const [rules, done] = arguments;
    const run = rules.length ? { type: 'rule', values: rules } : undefined;
    axe.run(document, { resultTypes: ['violations'], ...(run && { runOnly: run }) }).then(
        result => done(result.violations.map(v =>
            `${v.id} (${v.impact}): ${v.help}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`)),
        error => done([`axe failed: ${error}`]));";

impl Browser {
    /// A command of the browser's own protocol.
    async fn command(&self, name: &str, parameters: Value) {
        let answer = self.tell("goog/cdp/execute", &json!({ "cmd": name, "params": parameters })).await;
        assert!(answer["value"]["error"].is_null(), "{name}: {answer}");
    }

    /// Runs no script of any page from now on.
    pub(super) async fn switch_scripts_off(&self) {
        self.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    }

    /// Cuts the network, or gives it back.
    pub async fn cut_off(&self, cut: bool) {
        let conditions = json!({ "offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.command("Network.enable", json!({})).await;
        self.command("Network.emulateNetworkConditions", conditions).await;
    }

    /// Prefers dark pages, or light ones; and pages that do not move, whose colours are there at once.
    pub async fn dark(&self, dark: bool) {
        let wanted = [("prefers-color-scheme", if dark { "dark" } else { "light" }), ("prefers-reduced-motion", "reduce")];
        let wanted = wanted.map(|(name, value)| json!({ "name": name, "value": value }));
        self.command("Emulation.setEmulatedMedia", json!({ "features": wanted })).await;
    }

    /// Controls on the page that need a script to do anything.
    pub async fn dead_controls(&self) -> Vec<String> {
        let result = self.client.execute(DEAD, Vec::new()).await;
        strings(&self.must(result, "look at the controls").await)
    }

    /// What axe finds wrong for people with disabilities: one line per rule, with the places.
    /// Scripts must be on.
    pub async fn axe(&self) -> Vec<String> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
        let source = std::fs::read_to_string(&file).expect("axe-core in tests/node_modules; `cargo xtask test` installs it");
        let result = self.client.execute(&source, Vec::new()).await;
        self.must(result, "load axe").await;
        self.judge(&[]).await
    }

    /// The same in light, and in the dark what there can be different: colours. One line says in which it is.
    pub async fn axe_in_both_lights(&self) -> Vec<String> {
        self.dark(false).await;
        let mut all = self.axe().await;
        self.dark(true).await;
        all.extend(self.judge(&["color-contrast"]).await.into_iter().map(|fault| format!("in the dark: {fault}")));
        self.dark(false).await;
        all
    }

    async fn judge(&self, rules: &[&str]) -> Vec<String> {
        let result = self.client.execute_async(JUDGE, vec![json!(rules)]).await;
        strings(&self.must(result, "run axe").await)
    }
}
