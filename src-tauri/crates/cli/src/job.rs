//! Runs one subcommand against the desk and says how it ended.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use clap::ArgMatches;
use commands::{Desk, Failure};
use serde_json::{Value, json};
use text::Texts;

use crate::lists;
use crate::output::Output;

/// Done.
const DONE: u8 = 0;
/// Failed, and nothing changed.
const FAILED: u8 = 1;
/// Wrong usage.
const USAGE: u8 = 2;
/// Done, but rows were refused.
const REFUSED: u8 = 3;

/// One run: the desk, the plan and how to speak.
struct Job {
    desk: Arc<Desk>,
    plan: PathBuf,
    accepts_risk: bool,
    output: Output,
}

/// Runs what was typed; the number is the exit code.
pub async fn run(matches: ArgMatches, texts: Texts) -> u8 {
    let Some((name, arguments)) = matches.subcommand() else { return USAGE };
    let output = Output { texts, is_json: arguments.get_flag("json") };
    let job = Job {
        desk: Arc::new(Desk::new(commands::home::surroundings(now, random))),
        plan: path(arguments, "plan").unwrap_or_default(),
        accepts_risk: arguments.get_flag("accept-risk"),
        output,
    };
    let done = job.subcommand(name, arguments).await;
    // Closing brings the plan into its one file; what fails here is mended at the next opening.
    drop(job.call("close_plan", json!({}), None).await);
    match done {
        Ok(code) => code,
        Err(failure) => {
            job.output.failure(&failure);
            if failure.code == "usage" { USAGE } else { FAILED }
        }
    }
}

impl Job {
    async fn subcommand(&self, name: &str, arguments: &ArgMatches) -> Result<u8, Failure> {
        match name {
            "new" => self.new_plan(arguments).await?,
            "sample" => self.sample().await?,
            _ => {
                let args = json!({ "accept_risk": self.accepts_risk });
                self.call("open_plan", args, Some(self.plan.clone())).await?;
                self.notices().await?;
                return self.on_plan(name, arguments).await;
            }
        }
        Ok(DONE)
    }

    async fn on_plan(&self, name: &str, arguments: &ArgMatches) -> Result<u8, Failure> {
        match name {
            "info" => self.output.info(&self.ask("get_info").await?),
            "import" => return self.import(arguments).await,
            "check" => self.check().await?,
            "list" => self.list(text(arguments, "kind")).await?,
            "chart" => self.chart(arguments).await?,
            "export" => self.export(arguments).await?,
            "undo" | "redo" => self.undo_or_redo(name).await?,
            "history" => {
                let limit = arguments.get_one::<usize>("limit").copied().unwrap_or(50);
                let rows = self.call("list_history", json!({ "before": null, "limit": limit }), None).await?;
                self.output.rows(&lists::history(&self.output.texts, &rows), &rows);
            }
            "version" => {
                let id = self.call("save_version", json!({ "name": text(arguments, "name") }), None).await?;
                self.output.say("terminal-version-saved", &[("name", text(arguments, "name"))], &json!({ "id": id }));
            }
            "diff" => {
                let args = json!({ "from": text(arguments, "from"), "to": arguments.get_one::<String>("to") });
                let rows = self.call("list_differences", args, None).await?;
                self.output.rows(&lists::differences(&self.output.texts, &rows), &rows);
            }
            "verify" => {
                let found = self.ask("verify_plan").await?;
                self.output.verification(&found);
                let is_sound = found["is_intact"] == json!(true) && found["is_log_equal"] == json!(true);
                return Ok(if is_sound { DONE } else { FAILED });
            }
            "call" => self.any(arguments).await?,
            _ => return Err(Failure::new("usage")),
        }
        Ok(DONE)
    }

    async fn new_plan(&self, arguments: &ArgMatches) -> Result<(), Failure> {
        let date = |name: &str| arguments.get_one::<chrono::NaiveDate>(name).map(ToString::to_string);
        let plan = json!({
            "city": text(arguments, "city"), "country": text(arguments, "country"),
            "time_zone": text(arguments, "time-zone"), "week_title": text(arguments, "week"),
            "starts_on": date("from"), "ends_on": date("to"),
        });
        self.call("new_plan", json!({ "plan": plan }), Some(self.plan.clone())).await?;
        self.output.info(&self.ask("get_info").await?);
        Ok(())
    }

    async fn sample(&self) -> Result<(), Failure> {
        self.call("sample_plan", json!({}), Some(self.plan.clone())).await?;
        self.output.info(&self.ask("get_info").await?);
        Ok(())
    }

    async fn import(&self, arguments: &ArgMatches) -> Result<u8, Failure> {
        let mut preview = self.long("open_import", json!({}), path(arguments, "file")).await?;
        if let Some(map) = path(arguments, "map") {
            let mut options = preview["options"].clone();
            options["mapping"] = mapping(&map)?;
            preview = self.long("check_import", json!({ "options": options }), None).await?;
        }
        if preview["is_date_order_open"] == json!(true) {
            return Err(Failure::new("date_order_open"));
        }
        if !arguments.get_flag("dry-run") {
            preview = self.long("import_events", json!({}), None).await?;
        }
        if let Some(rejects) = path(arguments, "rejects") {
            self.call("save_refused_rows", json!({}), Some(rejects)).await?;
        }
        self.output.import(&preview, arguments.get_flag("dry-run"));
        Ok(if preview["refused_count"].as_u64().unwrap_or(0) > 0 { REFUSED } else { DONE })
    }

    async fn check(&self) -> Result<(), Failure> {
        let problems = self.ask("list_problems").await?;
        let open: Vec<Value> =
            problems.as_array().into_iter().flatten().filter(|one| one["accepted"].is_null()).cloned().collect();
        let events = self.ask("list_events").await?;
        self.output.problems(&open, &events);
        Ok(())
    }

    async fn list(&self, kind: &str) -> Result<(), Failure> {
        let rows = self.ask(&format!("list_{kind}")).await?;
        self.output.rows(&lists::records(&self.output.texts, kind, &rows), &rows);
        Ok(())
    }

    async fn chart(&self, arguments: &ArgMatches) -> Result<(), Failure> {
        if arguments.get_flag("list") {
            let names = self.ask("list_charts").await?;
            let mut rows = Vec::new();
            for name in names.as_array().into_iter().flatten().filter_map(Value::as_str) {
                let chart = self.call("draw_chart", json!({ "name": name }), None).await?;
                rows.push(vec![name.to_owned(), chart["title"].as_str().unwrap_or_default().to_owned()]);
            }
            self.output.rows(&lists::Table { heads: Vec::new(), rows }, &names);
            return Ok(());
        }
        let saved =
            self.call("export_chart", json!({ "name": text(arguments, "name") }), path(arguments, "out")).await?;
        self.output.exported(&saved);
        Ok(())
    }

    async fn export(&self, arguments: &ArgMatches) -> Result<(), Failure> {
        let saved = self.long("export_council_paper", json!({ "id": null }), path(arguments, "out")).await?;
        self.output.exported(&saved);
        Ok(())
    }

    async fn undo_or_redo(&self, name: &str) -> Result<(), Failure> {
        let label = self.call(name, json!({}), None).await?;
        if label.is_null() {
            return Err(Failure::new(if name == "undo" { "nothing_to_undo" } else { "nothing_to_redo" }));
        }
        let change = lists::label(&self.output.texts, &label);
        self.output.say(&format!("terminal-{name}-done"), &[("change", &change)], &label);
        Ok(())
    }

    async fn any(&self, arguments: &ArgMatches) -> Result<(), Failure> {
        let args: Value = serde_json::from_str(text(arguments, "arguments"))
            .map_err(|error| Failure::new("usage").with("detail", error))?;
        let value = self.long(text(arguments, "command"), args, path(arguments, "path")).await?;
        println!("{}", if self.output.is_json { value.to_string() } else { format!("{value:#}") });
        Ok(())
    }

    /// Tells what was noticed while opening.
    async fn notices(&self) -> Result<(), Failure> {
        let state = self.ask("get_app_state").await?;
        for notice in state["plan"]["notices"].as_array().into_iter().flatten() {
            self.output.notice(notice);
        }
        Ok(())
    }

    async fn ask(&self, name: &str) -> Result<Value, Failure> {
        self.call(name, json!({}), None).await
    }

    async fn call(&self, name: &str, args: Value, path: Option<PathBuf>) -> Result<Value, Failure> {
        let (desk, name) = (Arc::clone(&self.desk), name.to_owned());
        tokio::task::spawn_blocking(move || desk.call(&name, args, path))
            .await
            .map_err(|error| Failure::new("unexpected").with("detail", error))?
            .map(|answer| answer.value)
    }

    /// A command that may take long: tells how far it has come, and stops it when the person interrupts.
    async fn long(&self, name: &str, args: Value, path: Option<PathBuf>) -> Result<Value, Failure> {
        let work = self.call(name, args, path);
        tokio::pin!(work);
        let mut tick = tokio::time::interval(Duration::from_millis(500));
        // The first tick comes at once: what is quick is not told.
        tick.tick().await;
        loop {
            tokio::select! {
                done = &mut work => return done,
                _ = tick.tick() => self.output.progress(&self.desk.progress()),
                interrupted = tokio::signal::ctrl_c() => {
                    if interrupted.is_ok() {
                        self.desk.stop();
                    }
                }
            }
        }
    }
}

/// Reads a mapping file: a JSON object from column header to field.
fn mapping(file: &std::path::Path) -> Result<Value, Failure> {
    let name = file.display();
    let content = std::fs::read_to_string(file)
        .map_err(|error| Failure::new("map_unreadable").with("name", &name).with("detail", error))?;
    let map: Value = serde_json::from_str(&content)
        .map_err(|error| Failure::new("map_unreadable").with("name", &name).with("detail", error))?;
    if map.as_object().is_some_and(|map| map.values().all(Value::is_string)) {
        Ok(map)
    } else {
        Err(Failure::new("map_unreadable").with("name", &name).with("detail", "{}"))
    }
}

fn text<'a>(arguments: &'a ArgMatches, name: &str) -> &'a str {
    arguments.get_one::<String>(name).map_or("", String::as_str)
}

fn path(arguments: &ArgMatches, name: &str) -> Option<PathBuf> {
    arguments.get_one::<PathBuf>(name).cloned()
}

#[expect(clippy::disallowed_methods, reason = "a shell is where the clock is read")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

fn random() -> [u8; 16] {
    *uuid::Uuid::new_v4().as_bytes()
}
