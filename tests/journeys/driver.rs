//! Drives the real window through the WebDriver protocol, over a plain loopback connection.
//!
//! Knows the protocol and the keyboard, nothing of Paideia. One session at a time: WebKitGTK allows no more.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// What went wrong, in words.
pub type Outcome<T> = Result<T, String>;

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(20);

/// A running window and its driver; both end when this is dropped.
pub struct Driver {
    process: Child,
    port: u16,
    session: String,
}

impl Driver {
    /// Starts the window of `binary` with arguments and environment.
    pub fn open(binary: &Path, arguments: &[&str], environment: &[(&str, &str)]) -> Outcome<Driver> {
        let port = free_port()?;
        let mut command = Command::new("WebKitWebDriver");
        command.arg(format!("--port={port}")).arg("--host=127.0.0.1").env("TAURI_WEBVIEW_AUTOMATION", "true");
        command.envs(environment.iter().copied()).stdout(Stdio::null()).stderr(Stdio::null());
        let process = command.spawn().map_err(|error| format!("WebKitWebDriver cannot be started: {error}"))?;
        let mut driver = Driver { process, port, session: String::new() };
        driver.wait("the driver", || TcpStream::connect(("127.0.0.1", port)).is_ok())?;
        let wanted = json!({"capabilities": {"alwaysMatch": {
            "webkitgtk:browserOptions": {"binary": binary, "args": arguments}
        }}});
        let answer = driver.ask("POST", "/session", &wanted)?;
        driver.session = answer["sessionId"].as_str().ok_or(format!("no session: {answer}"))?.to_owned();
        Ok(driver)
    }

    /// Ends the window as its cross does, and the driver.
    pub fn close(mut self) -> Outcome<()> {
        let path = format!("/session/{}", self.session);
        self.ask("DELETE", &path, &Value::Null)?;
        self.session.clear();
        // The program brings its plan into one file before it ends; nobody tells us when that is done.
        std::thread::sleep(Duration::from_millis(800));
        Ok(())
    }

    /// Runs a script in the page; `arguments[0]` and so on are the values.
    pub fn script(&self, script: &str, values: &[Value]) -> Outcome<Value> {
        self.command("POST", "execute/sync", &json!({"script": script, "args": values}))
    }

    /// Runs a script that calls its last argument with the answer.
    pub fn script_later(&self, script: &str, values: &[Value]) -> Outcome<Value> {
        self.command("POST", "execute/async", &json!({"script": script, "args": values}))
    }

    /// Waits until a script returns something true, and gives that back.
    pub fn until(&self, what: &str, script: &str, values: &[Value]) -> Outcome<Value> {
        let start = Instant::now();
        loop {
            let last = self.script(script, values);
            match &last {
                Ok(value) if !matches!(value, Value::Null | Value::Bool(false)) && value != "" => return last,
                _ if start.elapsed() > PATIENCE => {
                    self.keep_failure();
                    return Err(format!("waited in vain for {what} ({last:?})"));
                }
                _ => std::thread::sleep(Duration::from_millis(40)),
            }
        }
    }

    /// Clicks the middle of the element that a script returns, with the real pointer.
    ///
    /// On an enlarged page the protocol points beside what is meant: there the element is focused and pressed by Enter.
    pub fn click_at(&self, what: &str, script: &str, values: &[Value]) -> Outcome<()> {
        let (x, y) = self.middle(what, script, values)?;
        if self.script("return innerWidth * 1.1 < outerWidth", &[])? == true {
            let focus = format!(
                "const e = (function() {{ {script} }}).apply(null, arguments); e.focus(); return e.matches('button, a, summary')"
            );
            return if self.script(&focus, values)? == true { self.keys("Enter") } else { Ok(()) };
        }
        self.pointer(&[json!({"type": "pointerMove", "x": x, "y": y, "duration": 0}), press(), release()])
    }

    /// Moves the pointer to a corner, where nothing opens under it.
    pub fn point_away(&self) -> Outcome<()> {
        let corner = self.script("return [innerWidth - 8, innerHeight - 8]", &[])?;
        let (x, y) = (corner[0].as_i64().unwrap_or(0), corner[1].as_i64().unwrap_or(0));
        self.pointer(&[json!({"type": "pointerMove", "x": x, "y": y, "duration": 0})])
    }

    /// Drags from one point of the window to another in steps, as a hand does.
    pub fn drag(&self, from: (i64, i64), to: (i64, i64)) -> Outcome<()> {
        let mut actions = vec![json!({"type": "pointerMove", "x": from.0, "y": from.1, "duration": 0}), press()];
        for step in 1..=8 {
            let (x, y) = (from.0 + (to.0 - from.0) * step / 8, from.1 + (to.1 - from.1) * step / 8);
            actions.push(json!({"type": "pointerMove", "x": x, "y": y, "duration": 20}));
        }
        actions.push(release());
        self.pointer(&actions)
    }

    /// Middle of an element, in pixels of the window, scrolled into view first.
    pub fn middle(&self, what: &str, script: &str, values: &[Value]) -> Outcome<(i64, i64)> {
        let script = format!(
            "const e = (function() {{ {script} }}).apply(null, arguments); if (!e) return null;
             e.scrollIntoView({{block: 'center', inline: 'center'}});
             const r = e.getBoundingClientRect();
             return [Math.round(r.x + r.width / 2), Math.round(r.y + r.height / 2)];"
        );
        // What is still moving, as when a message appears above it, would be missed.
        let mut point = self.until(what, &script, values)?;
        for _ in 0..20 {
            std::thread::sleep(Duration::from_millis(50));
            let again = self.until(what, &script, values)?;
            if again == point {
                break;
            }
            point = again;
        }
        match (point[0].as_i64(), point[1].as_i64()) {
            (Some(x), Some(y)) => Ok((x, y)),
            _ => Err(format!("{what} has no place: {point}")),
        }
    }

    /// Types text, or keys by name joined with `+`: `Control+Shift+z`, `ArrowDown`, `Enter`.
    pub fn keys(&self, keys: &str) -> Outcome<()> {
        // `Control++` is the plus itself.
        let (chord, plus) = match keys.strip_suffix("++") {
            Some(chord) => (chord, Some('+'.to_string())),
            None => (keys, None),
        };
        let names: Vec<String> = chord.split('+').map(|name| key(name).to_string()).chain(plus).collect();
        let mut actions: Vec<Value> = names.iter().map(|key| json!({"type": "keyDown", "value": key})).collect();
        actions.extend(names.iter().rev().map(|key| json!({"type": "keyUp", "value": key})));
        self.act(json!([{"type": "key", "id": "keyboard", "actions": actions}]))
    }

    /// Types a text letter by letter.
    pub fn type_text(&self, text: &str) -> Outcome<()> {
        let mut actions = Vec::new();
        for letter in text.chars() {
            actions.push(json!({"type": "keyDown", "value": letter.to_string()}));
            actions.push(json!({"type": "keyUp", "value": letter.to_string()}));
        }
        self.act(json!([{"type": "key", "id": "keyboard", "actions": actions}]))
    }

    /// Sets the size of the window.
    pub fn resize(&self, width: u32, height: u32) -> Outcome<()> {
        self.command("POST", "window/rect", &json!({"width": width, "height": height})).map(drop)
    }

    /// A picture of the page as PNG.
    pub fn screenshot(&self) -> Outcome<Vec<u8>> {
        let picture = self.command("GET", "screenshot", &Value::Null)?;
        Ok(decode(picture.as_str().unwrap_or_default()))
    }

    /// Keeps what was on the screen when something did not appear.
    pub fn keep_failure(&self) {
        if let (Ok(picture), Ok(program)) = (self.screenshot(), std::env::current_exe()) {
            drop(std::fs::write(program.with_file_name("failed.png"), picture));
        }
    }

    fn pointer(&self, actions: &[Value]) -> Outcome<()> {
        self.act(
            json!([{"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": actions}]),
        )
    }

    fn act(&self, actions: Value) -> Outcome<()> {
        self.command("POST", "actions", &json!({"actions": actions})).map(drop)
    }

    fn command(&self, method: &str, what: &str, body: &Value) -> Outcome<Value> {
        self.ask(method, &format!("/session/{}/{what}", self.session), body)
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let answer = request(self.port, method, path, body).map_err(|error| format!("{method} {path}: {error}"))?;
        let value = answer["value"].clone();
        match value["error"].as_str() {
            Some(error) => Err(format!("{method} {path}: {error}: {}", value["message"])),
            None => Ok(value),
        }
    }

    fn wait(&self, what: &str, mut is_there: impl FnMut() -> bool) -> Outcome<()> {
        let start = Instant::now();
        while !is_there() {
            if start.elapsed() > PATIENCE {
                return Err(format!("waited in vain for {what}"));
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Ok(())
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if !self.session.is_empty() {
            // The window ends with its session; nothing more can be done about one that does not answer.
            drop(self.ask("DELETE", &format!("/session/{}", self.session), &Value::Null));
        }
        // A window that a native dialog holds does not end with its session; it is the driver's child.
        drop(Command::new("pkill").args(["-P", &self.process.id().to_string()]).status());
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

fn press() -> Value {
    json!({"type": "pointerDown", "button": 0})
}

fn release() -> Value {
    json!({"type": "pointerUp", "button": 0})
}

/// Code points of keys without a letter, as the WebDriver standard numbers them.
fn key(name: &str) -> char {
    match name {
        "Control" => '\u{E009}',
        "Shift" => '\u{E008}',
        "Alt" => '\u{E00A}',
        "Enter" => '\u{E007}',
        "Escape" => '\u{E00C}',
        "Tab" => '\u{E004}',
        "Space" => ' ',
        "Backspace" => '\u{E003}',
        "Delete" => '\u{E017}',
        "ArrowLeft" => '\u{E012}',
        "ArrowUp" => '\u{E013}',
        "ArrowRight" => '\u{E014}',
        "ArrowDown" => '\u{E015}',
        "Home" => '\u{E011}',
        "End" => '\u{E010}',
        "PageUp" => '\u{E00E}',
        "PageDown" => '\u{E00F}',
        "F1" => '\u{E031}',
        "F2" => '\u{E032}',
        "F5" => '\u{E035}',
        letter => letter.chars().next().unwrap_or(' '),
    }
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map(|address| address.port()).map_err(|error| error.to_string())
}

/// One request and its answer; the connection closes after it.
fn request(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, std::io::Error> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(90)))?;
    let body = if body.is_null() { String::new() } else { body.to_string() };
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = Vec::new();
    let mut piece = [0_u8; 65_536];
    loop {
        let count = stream.read(&mut piece)?;
        answer.extend_from_slice(&piece[..count]);
        if count == 0 || is_whole(&answer) {
            break;
        }
    }
    let text = String::from_utf8_lossy(&answer);
    let body = text.split_once("\r\n\r\n").map_or("", |(_, body)| body);
    serde_json::from_str(body).map_err(std::io::Error::other)
}

/// Whether head and as many bytes as it promises have come.
fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|bytes| bytes == b"\r\n\r\n") else { return false };
    let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
    let promised = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length:"))
        .and_then(|length| length.trim().parse::<usize>().ok());
    promised.is_some_and(|length| answer.len() >= end + 4 + length)
}

/// Bytes of a text in base64.
fn decode(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(text.len() * 3 / 4), 0_u32, 0);
    for six in text.bytes().filter_map(value) {
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    bytes
}
