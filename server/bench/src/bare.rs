//! What the program is compared with: a handler that hands out the same bytes, and one that first asks the database for the
//! rows in them, through the same pool and driver, without session, permission or form.

use crate::Outcome;
use actix_web::{App, HttpResponse, HttpServer, web};
use constat::db::{Db, Url, schema};
use constat::error::Result;
use constat_shared::ids::{CoordinationId, DiagnosisId};
use diesel::prelude::*;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

/// What to serve.
#[derive(clap::Args)]
pub struct Options {
    /// The bytes
    bytes: PathBuf,
    /// Their type
    content_type: String,
    /// The SQLite file with the rows
    #[arg(long)]
    database: Option<PathBuf>,
    /// Of which coordination
    #[arg(long)]
    coordination: Option<String>,
    /// Of which diagnosis
    #[arg(long)]
    diagnosis: Option<String>,
}

#[derive(Clone)]
struct Served {
    body: web::Bytes,
    content_type: String,
    rows: Option<(Db, CoordinationId, DiagnosisId)>,
}

/// Serves until it is killed. The first line says where.
pub fn serve(options: Options) -> Outcome {
    let body = std::fs::read(&options.bytes).map_err(|e| format!("cannot read {}: {e}", options.bytes.display()))?;
    let rows = match (options.database, options.coordination, options.diagnosis) {
        (Some(path), Some(coordination), Some(diagnosis)) => Some((
            Db::open(&Url::Sqlite(path))?,
            coordination.parse().map_err(|_| "not an id".to_owned())?,
            diagnosis.parse().map_err(|_| "not an id".to_owned())?,
        )),
        _ => None,
    };
    let served = Served { body: body.into(), content_type: options.content_type, rows };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).map_err(|e| e.to_string())?;
    let address = listener.local_addr().map_err(|e| e.to_string())?;
    actix_web::rt::System::new().block_on(async {
        let server = HttpServer::new(move || App::new().app_data(web::Data::new(served.clone())).default_service(web::to(answer)));
        let server = server.workers(2).listen(listener).map_err(|e| e.to_string())?.run();
        let mut out = std::io::stdout();
        writeln!(out, "{address}").and_then(|()| out.flush()).map_err(|e| e.to_string())?;
        server.await.map_err(|e| e.to_string())
    })
}

async fn answer(served: web::Data<Served>) -> HttpResponse {
    if let Some((db, coordination, diagnosis)) = served.rows.clone() {
        let asked = tokio::task::spawn_blocking(move || select(&db, coordination, diagnosis)).await;
        if !matches!(asked, Ok(Ok(_))) {
            return HttpResponse::InternalServerError().finish();
        }
    }
    HttpResponse::Ok().content_type(served.content_type.as_str()).body(served.body.clone())
}

/// The rows that the list is made of: versions, quotes, figures.
fn select(db: &Db, coordination: CoordinationId, diagnosis: DiagnosisId) -> Result<usize> {
    use schema::{evidence as e, finding as f, finding_version as v, quote as q};
    type Texts = (Vec<u8>, String, String, String, String, Option<i32>, String);
    db.read(|conn| {
        let versions = v::table
            .inner_join(f::table.on(f::id.eq(v::finding_id).and(f::coordination_id.eq(v::coordination_id))))
            .filter(f::coordination_id.eq(coordination))
            .filter(f::diagnosis_id.eq(diagnosis))
            .order(f::number.asc())
            .select((v::finding_id, v::version, v::content))
            .load::<(Vec<u8>, i32, String)>(conn)?;
        let quotes = q::table
            .inner_join(f::table.on(f::id.eq(q::finding_id).and(f::coordination_id.eq(q::coordination_id))))
            .filter(f::coordination_id.eq(coordination))
            .filter(f::diagnosis_id.eq(diagnosis))
            .select((q::finding_id, q::id, q::seal, q::language, q::text))
            .load::<(Vec<u8>, Vec<u8>, String, String, String)>(conn)?;
        let evidence = e::table
            .inner_join(f::table.on(f::id.eq(e::finding_id).and(f::coordination_id.eq(e::coordination_id))))
            .filter(f::coordination_id.eq(coordination))
            .filter(f::diagnosis_id.eq(diagnosis))
            .select((e::id, e::label, e::figure, e::unit, e::source, e::measured_on, e::link))
            .load::<Texts>(conn)?;
        Ok(versions.len() + quotes.len() + evidence.len())
    })
}
