//! What must be on the machine before anything can be built or tested, and how to get it.
//!
//! Installs with apt on Debian and Ubuntu, through sudo when not root. Elsewhere it prints the exact command:
//! it never runs another system's package manager and never installs Rust or a second Node.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::steps::{root, run, target};

/// Oldest Node.js that builds the page.
const NODE: (u32, u32) = (20, 19);

/// One thing that must be there.
struct Need {
    name: &'static str,
    is_there: fn() -> bool,
    apt: &'static [&'static str],
    dnf: &'static str,
    pacman: &'static str,
    brew: &'static str,
    windows: &'static str,
}

/// For building and opening the window.
const BUILD: &[Need] = &[
    Need {
        name: "a C compiler and pkg-config",
        is_there: || {
            answers("cc", &["--version"]) && (!cfg!(target_os = "linux") || answers("pkg-config", &["--version"]))
        },
        apt: &["build-essential", "pkg-config"],
        dnf: "gcc gcc-c++ make pkgconf-pkg-config",
        pacman: "base-devel",
        brew: "",
        windows: "winget install Microsoft.VisualStudio.2022.BuildTools",
    },
    Need {
        name: "Node.js 20.19 or newer, with npm",
        is_there: node_is_new_enough,
        apt: &["nodejs", "npm"],
        dnf: "nodejs npm",
        pacman: "nodejs npm",
        brew: "node",
        windows: "winget install OpenJS.NodeJS.LTS",
    },
    Need {
        name: "the window libraries (WebKitGTK 4.1, GTK 3)",
        is_there: || {
            !cfg!(target_os = "linux")
                || answers(
                    "pkg-config",
                    &["--exists", "webkit2gtk-4.1", "gtk+-3.0", "librsvg-2.0", "openssl", "dbus-1"],
                )
        },
        apt: &["libwebkit2gtk-4.1-dev", "libgtk-3-dev", "librsvg2-dev", "libxdo-dev", "libssl-dev", "libdbus-1-dev"],
        dnf: "webkit2gtk4.1-devel gtk3-devel librsvg2-devel libxdo-devel openssl-devel dbus-devel",
        pacman: "webkit2gtk-4.1 gtk3 librsvg xdotool openssl dbus",
        brew: "",
        windows: "winget install Microsoft.EdgeWebView2Runtime",
    },
];

/// For names in Chinese, Japanese, Korean, Thai and other scripts and for emoji, in the window and on paper. Without
/// them such a letter shows as a sign for a missing one, and nothing stops.
const LETTERS: Need = Need {
    name: "fonts for Chinese, Korean, Thai and emoji",
    is_there: || {
        // A Korean, a Chinese and a Thai letter, and a sign.
        let letters = ["d55c", "6f22", "0e44", "1f9d8"];
        let has = |letter: &str| answers("sh", &["-c", &format!("fc-list ':charset={letter}' family | grep -q .")]);
        !cfg!(target_os = "linux") || letters.into_iter().all(has)
    },
    apt: &["fonts-noto-cjk", "fonts-noto-core", "fonts-symbola"],
    dnf: "google-noto-sans-cjk-fonts google-noto-sans-thai-fonts gdouros-symbola-fonts",
    pacman: "noto-fonts noto-fonts-cjk",
    brew: "",
    windows: "",
};

/// For the checks on top of that.
const TESTS: &[Need] = &[
    Need {
        name: "a virtual display, the window's driver, a window manager, keys for it and pictures of it",
        is_there: || {
            let programs = ["Xvfb", "xauth", "WebKitWebDriver", "openbox", "xdotool", "import"];
            answers("sh", &["-c", &format!("command -v {}", programs.join(" && command -v "))])
        },
        apt: &["xvfb", "xauth", "webkit2gtk-driver", "openbox", "xdotool", "imagemagick"],
        dnf: "xorg-x11-server-Xvfb webkit2gtk4.1 openbox xdotool ImageMagick",
        pacman: "xorg-server-xvfb webkit2gtk-4.1 openbox xdotool imagemagick",
        brew: "",
        windows: "",
    },
    Need {
        name: "a keyring, and a session for it",
        is_there: || {
            let programs = "command -v dbus-run-session && command -v gnome-keyring-daemon";
            !cfg!(target_os = "linux") || answers("sh", &["-c", programs])
        },
        apt: &["dbus-daemon", "gnome-keyring"],
        dnf: "dbus-daemon gnome-keyring",
        pacman: "dbus gnome-keyring",
        brew: "",
        windows: "",
    },
    Need {
        name: "Python 3 with venv",
        is_there: || answers("python3", &["-c", "import venv, ensurepip"]),
        apt: &["python3", "python3-venv"],
        dnf: "python3",
        pacman: "python",
        brew: "python",
        windows: "winget install Python.Python.3.12",
    },
    Need {
        name: "Chromium (for the website that is written)",
        is_there: || ["chromium", "chromium-browser", "google-chrome"].iter().any(|name| answers(name, &["--version"])),
        apt: &["chromium"],
        dnf: "chromium",
        pacman: "chromium",
        brew: "chromium",
        windows: "winget install Google.Chrome",
    },
    Need {
        name: "two WebDAV servers (for teams)",
        is_there: || {
            !cfg!(target_os = "linux") || (answers("rclone", &["version"]) && answers("/usr/sbin/apache2", &["-v"]))
        },
        apt: &["rclone", "apache2-bin"],
        dnf: "rclone httpd",
        pacman: "rclone apache",
        brew: "rclone",
        windows: "winget install Rclone.Rclone",
    },
    Need {
        name: "a Java development kit (for the PDF rules)",
        is_there: || answers("javac", &["-version"]) && answers("java", &["-version"]),
        apt: &["default-jdk-headless"],
        dnf: "java-21-openjdk-devel",
        pacman: "jdk-openjdk",
        brew: "openjdk",
        windows: "winget install Microsoft.OpenJDK.21",
    },
];

/// Makes sure that the program can be built.
pub fn for_building() -> Result<(), String> {
    install(BUILD)?;
    offer_letters();
    Ok(())
}

/// Makes sure that every check can run.
pub fn for_tests() -> Result<(), String> {
    install(BUILD)?;
    install(TESTS)?;
    // A storage server for the tests of teams, where they look for it: beside what was built.
    python_with(&target().join("exchange-check"), "import moto, flask, flask_cors", "tests/exchange/requirements.txt")
        .map(|_| ())
}

/// Python in a folder of its own with what a list in the tree names; made anew when something of it is missing.
pub fn python_with(folder: &Path, probe: &str, list: &str) -> Result<PathBuf, String> {
    let python = folder.join("bin/python");
    if answers(&python.to_string_lossy(), &["-c", probe]) {
        return Ok(python);
    }
    run(Command::new("python3").args(["-m", "venv"]).arg(folder))?;
    let pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    run(Command::new(&python).args(pip).arg(root().join(list)))?;
    Ok(python)
}

fn install(needs: &[Need]) -> Result<(), String> {
    let missing: Vec<&Need> = needs.iter().filter(|need| !(need.is_there)()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    for need in &missing {
        println!("Missing: {}", need.name);
    }
    if answers("apt-get", &["--version"]) {
        apt(&missing)?;
    } else {
        return Err(by_hand(&missing));
    }
    match missing.iter().find(|need| !(need.is_there)()) {
        None => Ok(()),
        Some(need) => Err(format!(
            "This system's packages hold no {} that is new enough. Please install it yourself, then start again.",
            need.name
        )),
    }
}

/// Fonts are worth having and never needed, so nothing stops where they cannot be had.
fn offer_letters() {
    if (LETTERS.is_there)() {
        return;
    }
    println!("Missing: {}", LETTERS.name);
    let told = if answers("apt-get", &["--version"]) { apt(&[&LETTERS]) } else { Err(by_hand(&[&LETTERS])) };
    if let Err(reason) = told {
        println!("{reason}\nGoing on without them.");
    }
}

fn apt(missing: &[&Need]) -> Result<(), String> {
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.apt).copied().collect();
    println!("Installing with apt: {}", packages.join(" "));
    run(&mut as_root("apt-get", &["update", "-qq"]))?;
    let mut command = as_root("apt-get", &["install", "-y", "-qq"]);
    command.args(&packages).env("DEBIAN_FRONTEND", "noninteractive");
    run(&mut command)
        .map_err(|_| format!("apt could not install them. Please run: sudo apt-get install {}", packages.join(" ")))
}

fn as_root(program: &str, arguments: &[&str]) -> Command {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0"));
    let mut command = if is_root { Command::new(program) } else { Command::new("sudo") };
    if !is_root {
        command.arg(program);
    }
    command.args(arguments);
    command
}

fn by_hand(missing: &[&Need]) -> String {
    let line = |lead: &str, words: Vec<&str>| {
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        if words.is_empty() { String::new() } else { format!("{lead}{}", words.join(" ")) }
    };
    let fedora = line("  Fedora:  sudo dnf install ", missing.iter().map(|need| need.dnf).collect());
    let arch = line("  Arch:    sudo pacman -S --needed ", missing.iter().map(|need| need.pacman).collect());
    let mac = line("  macOS:   xcode-select --install; brew install ", missing.iter().map(|need| need.brew).collect());
    let windows: Vec<&str> = missing.iter().map(|need| need.windows).filter(|line| !line.is_empty()).collect();
    let windows = if windows.is_empty() { String::new() } else { format!("  Windows: {}", windows.join(" ; ")) };
    format!("Please install what is missing, then start again:\n{fedora}\n{arch}\n{mac}\n{windows}")
}

/// Whether a program exists and says yes.
pub fn answers(program: &str, arguments: &[&str]) -> bool {
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn node_is_new_enough() -> bool {
    let Ok(output) = Command::new("node").arg("--version").output() else { return false };
    let text = String::from_utf8_lossy(&output.stdout);
    let mut numbers = text.trim().trim_start_matches('v').split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let version = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    version >= NODE && answers(crate::steps::NPM, &["--version"])
}
