//! What happens when the database is empty: the demonstration, or a code for `/setup`.

use crate::app::App;
use crate::db::schema::coordination::dsl as t;
use diesel::prelude::*;
use std::sync::Arc;

/// Fills the demonstration, or makes the code that `/setup` asks for.
pub async fn prepare(app: &Arc<App>) -> Result<(), String> {
    let shared = Arc::clone(app);
    let work = move || -> crate::error::Result<()> {
        let none = shared.db.read(|conn| Ok(t::coordination.count().get_result::<i64>(conn)? == 0))?;
        if none && shared.config.empty {
            let code = crate::keys::spoken_code(8);
            *shared.setup_code.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(code);
        } else if none {
            crate::demo::fill(&shared)?;
        }
        Ok(())
    };
    tokio::task::spawn_blocking(work).await.map_err(|e| e.to_string())?.map_err(|e| e.to_string())
}
