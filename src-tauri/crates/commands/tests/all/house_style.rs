//! The look of a plan through the table: set, read, taken back, and told on what is written.

use std::path::PathBuf;

use commands::Failure;
use serde_json::{Value, json};

use crate::common::table::Table;

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><rect width=\"60\" height=\"20\" fill=\"#C8102E\"/></svg>";

impl Table {
    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    #[track_caller]
    fn logo(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        self.desk.call("import_logo", json!({}), Some(self.file(name, bytes))).map(|_| ())
    }

    fn style(&self) -> Value {
        self.call("get_house_style", json!({}))
    }

    fn set_style(&self, fields: Value) -> Result<Value, Failure> {
        let mut args =
            json!({ "accent": "", "heading_font": "", "text_font": "", "logo_alt": "", "code_points": false });
        for (name, value) in fields.as_object().unwrap() {
            args[name] = value.clone();
        }
        self.desk.call("set_house_style", args, None).map(|answer| answer.value)
    }
}

#[test]
fn the_look_is_set_shown_and_taken_back() {
    let city = Table::sample();
    assert_eq!(city.style()["style"]["accent"], "");
    assert_eq!(city.style()["colour"]["colour"], "#23395B");
    assert_eq!(city.style()["usual_logo_alt"], "Logo of Riverton");
    // Which fonts there are is the computer's matter; one that can be used is among them, or there is none.
    let fonts = city.call("list_fonts", json!({}));
    let set = |font: &str| city.set_style(json!({ "accent": "c8102e", "heading_font": font })).is_ok();
    let names = fonts.as_array().unwrap().iter().filter_map(Value::as_str);
    let font = names.chain([""]).find(|font| set(font)).unwrap();
    city.logo("sign.svg", DRAWING.as_bytes()).unwrap();
    let style = city.style();
    assert_eq!((&style["style"]["accent"], &style["style"]["heading_font"]), (&json!("#C8102E"), &json!(font)));
    let png = style["style"]["logo"].as_str().unwrap();
    assert!(png.starts_with("iVBORw0KGgo"), "a PNG in base64");
    city.call("delete_logo", json!({}));
    assert_eq!(city.style()["style"]["logo"], "");
    city.call("undo", json!({}));
    assert_eq!(city.style()["style"]["logo"], png);
    for _ in 0..2 {
        city.call("undo", json!({}));
    }
    assert_eq!(city.style()["style"]["accent"], "");
}

#[test]
fn a_colour_that_is_hard_to_read_is_told_and_kept() {
    let city = Table::sample();
    city.set_style(json!({ "accent": "#FFD500" })).unwrap();
    let colour = city.style()["colour"].clone();
    assert_eq!((&colour["colour"], &colour["is_enough"]), (&json!("#FFD500"), &json!(false)));
    assert!(colour["ratio"].as_f64().unwrap() < 1.5);
    let darker = city.call("check_colour", json!({ "colour": colour["readable"] }));
    assert_eq!((&darker["is_enough"], &darker["readable"]), (&json!(true), &colour["readable"]));
    // 4.499… is not 4.5.
    assert_eq!(city.call("check_colour", json!({ "colour": "#777777" }))["ratio"], 4.47);
}

#[test]
fn what_no_document_can_be_made_with_is_refused() {
    let city = Table::sample();
    let field = |failure: Failure| (failure.code.clone(), failure.problems[0].field.clone().unwrap());
    let refused = |fields: Value| field(city.set_style(fields).unwrap_err());
    assert_eq!(refused(json!({ "accent": "reddish" })), ("colour_not_valid".to_owned(), "accent".to_owned()));
    let missing = json!({ "text_font": "No Such Family 1" });
    assert_eq!(refused(missing), ("font_missing".to_owned(), "text_font".to_owned()));
    for (name, bytes, code) in [
        ("a.png", &b"no picture"[..], "logo_not_a_picture"),
        ("b.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><text>x</text></svg>", "logo_svg_holds"),
        ("c.png", &vec![0; 5_000_001], "logo_file_too_large"),
    ] {
        assert_eq!(city.logo(name, bytes).unwrap_err().code, code, "{name}");
    }
    assert_eq!(city.style()["style"]["logo"], "");
}

#[test]
fn documents_are_written_in_it() {
    let city = Table::sample();
    city.logo("sign.svg", DRAWING.as_bytes()).unwrap();
    city.set_style(json!({ "accent": "#C8102E" })).unwrap();
    for ending in ["pdf", "docx", "odt", "html"] {
        let args = json!({ "kind": "business_case", "options": {}, "ending": ending });
        let written = city.desk.call("export_output", args, Some(city.path(&format!("case.{ending}")))).unwrap().value;
        assert_eq!(written["notices"], json!([]), "{ending}");
        assert!(0 < written["bytes"].as_u64().unwrap(), "{ending}");
    }
    let page = std::fs::read_to_string(city.path("case.html")).unwrap();
    assert!(page.contains("--accent: #C8102E") && page.contains("alt=\"Logo of Riverton\""));
}
