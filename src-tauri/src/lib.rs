//! The window: a thin shell that forwards one command and supplies what a page must not have, the paths of files.
//!
//! Holds no rule, no SQL and no words for people. Could be replaced by another shell within days.

mod dialogs;
mod frame;
mod outside;
mod state;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use commands::{Desk, Failure, Filled, First, Request};
use serde_json::{Value, json};
use tauri::ipc::Response;
use tauri::{AppHandle, Manager, RunEvent, State, WebviewUrl, WebviewWindowBuilder};

/// After so long without a command, the plan is brought into its one file.
const REST_AFTER: Duration = Duration::from_secs(1);

/// So often the desk may look after the team of the open plan; when that is due is for the desk to say.
const TEND_EVERY: Duration = Duration::from_millis(500);

/// What the shell holds while it runs.
struct Shell {
    desk: Arc<Desk>,
    /// Something was asked since the last rest.
    is_stirred: AtomicBool,
}

/// Runs the window until it is closed; `plan` is opened at the start, else the plan that was open last.
pub fn run(plan: Option<PathBuf>) -> ExitCode {
    if let Some(code) = commands::serve_pages() {
        return code;
    }
    // The window stays small and quick whatever is set: pages are the work of other processes.
    if let Ok(program) = std::env::current_exe() {
        commands::set_pages_apart(program);
    }
    let surroundings = commands::home::surroundings(now, random);
    let home = surroundings.home.clone();
    log_panics(home.clone());
    commands::hush_contained_panics();
    let desk = Arc::new(Desk::new(surroundings).with_keyring(commands::home::keyring()));
    if !has_display() {
        eprintln!("{}", desk.texts().get("window-no_display"));
        return ExitCode::FAILURE;
    }
    begin_with(&desk, plan, &state::load(&home));
    let shell = Shell { desk: Arc::clone(&desk), is_stirred: AtomicBool::new(true) };
    let window_home = home.clone();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(shell)
        .invoke_handler(tauri::generate_handler![call])
        .setup(move |app| {
            open_window(app.handle(), &window_home)?;
            let early = Arc::clone(&app.state::<Shell>().desk);
            tauri::async_runtime::spawn_blocking(move || early.open_early());
            app.state::<Shell>().desk.put_in(Box::new(frame::Main(app.handle().clone())));
            rest_now_and_then(app.handle().clone());
            tend_now_and_then(app.handle().clone());
            Ok(())
        })
        .build(tauri::generate_context!());
    let app = match built {
        Ok(app) => app,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    app.run(move |app, event| match event {
        RunEvent::WindowEvent { event: tauri::WindowEvent::CloseRequested { .. }, .. } => {
            state::save(app, &home, &desk)
        }
        RunEvent::Exit => {
            // Closing the plan brings it into its one file; a failure leaves the log, which the next opening reads.
            drop(desk.call("close_plan", json!({}), None));
        }
        _ => {}
    });
    ExitCode::SUCCESS
}

/// Whether there is a screen to draw on: without one the library of windows on Linux ends with a panic.
fn has_display() -> bool {
    let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(is_set)
}

/// The one thing that the page may do. The answer is text already: it is sent as it is.
#[tauri::command]
async fn call(
    app: AppHandle,
    shell: State<'_, Shell>,
    name: String,
    args: Value,
    known: i64,
    have: Option<u64>,
    form: Option<Filled>,
) -> Result<Response, Failure> {
    shell.is_stirred.store(true, Ordering::Relaxed);
    let desk = Arc::clone(&shell.desk);
    let request = Request { name, args, known, have, form };
    // Handlers may read files and wait for the disk: they never run on the thread that draws.
    let text = tokio::task::spawn_blocking(move || answer(&app, &desk, request))
        .await
        .map_err(|error| Failure::new("internal").with("detail", error))??;
    Ok(Response::new(text))
}

fn answer(app: &AppHandle, desk: &Desk, request: Request) -> Result<String, Failure> {
    let takes_file = commands::command(&request.name).is_some_and(|command| command.file.is_some());
    let path = if takes_file {
        desk.check_before_dialog(&request.name, &request.args)?;
        match dialogs::choose(app, desk, &request.name, &request.args) {
            Some(path) => Some(path),
            None => return Ok(json!({ "cancelled": true }).to_string()),
        }
    } else {
        None
    };
    desk.reply(request, path)
}

fn open_window(app: &AppHandle, home: &std::path::Path) -> tauri::Result<()> {
    let frame = state::load(home).frame;
    let mut builder = WebviewWindowBuilder::new(app, "main", WebviewUrl::default())
        .title("Paideia")
        .inner_size(frame.width, frame.height)
        .min_inner_size(1024.0, 640.0)
        .maximized(frame.is_maximized)
        // The page draws its own drags with pointer events; files are chosen in dialogs.
        .disable_drag_drop_handler()
        // The page is ours and stays ours: nothing it holds may lead the window elsewhere.
        .on_navigation(|url| matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost"));
    builder = match (frame.x, frame.y) {
        (Some(x), Some(y)) => builder.position(x, y),
        _ => builder.center(),
    };
    builder.build().map(drop)
}

/// Notes the plan named, else the one open last: the page opens it, and tells what goes wrong.
fn begin_with(desk: &Desk, plan: Option<PathBuf>, state: &state::Remembered) {
    let recent = state.plan.clone().map(First::Recent);
    if let Some(first) = plan.map(First::File).or(recent) {
        desk.begin_with(first);
    }
}

fn rest_now_and_then(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(REST_AFTER).await;
            let shell = app.state::<Shell>();
            if !shell.is_stirred.swap(false, Ordering::Relaxed) {
                continue;
            }
            let desk = Arc::clone(&shell.desk);
            // A rest that fails is tried again after the next command; nothing is lost meanwhile.
            drop(tokio::task::spawn_blocking(move || desk.rest()).await);
        }
    });
}

fn tend_now_and_then(app: AppHandle) {
    tauri::async_runtime::spawn(async move {
        loop {
            tokio::time::sleep(TEND_EVERY).await;
            let shell = app.state::<Shell>();
            let desk = Arc::clone(&shell.desk);
            // A round takes as long as the place does: the next one waits for it, and nobody else.
            if tokio::task::spawn_blocking(move || desk.tend_team()).await.unwrap_or(false) {
                shell.is_stirred.store(true, Ordering::Relaxed);
            }
        }
    });
}

/// Leaves a note of a crash where an IT officer can find it.
fn log_panics(home: PathBuf) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        drop(std::fs::create_dir_all(&home));
        drop(std::fs::write(home.join("last-crash.txt"), format!("{}\n{panic}\n", now().to_rfc3339())));
        usual(panic);
    }));
}

#[expect(clippy::disallowed_methods, reason = "a shell is where the clock is read")]
fn now() -> chrono::DateTime<chrono::Utc> {
    // Also of clocks that stand before 1970.
    chrono::DateTime::from(std::time::SystemTime::now())
}

fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).expect("a system that gives random bytes");
    bytes
}
