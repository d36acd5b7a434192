//! Cells that hold an error of a spreadsheet: told, and empty from then on.
//!
//! Taken for words they would become names of venues, taken for nothing they would vanish without a sign.

use crate::{RefusedRow, Sheet};

/// As programs in several languages write them.
const ERRORS: &[&str] = &[
    "#REF!",
    "#VALUE!",
    "#DIV/0!",
    "#NAME?",
    "#NUM!",
    "#NULL!",
    "#N/A",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#GETTING_DATA",
    "#DATA!",
    "#BEZUG!",
    "#WERT!",
    "#NV",
    "#ZAHL!",
    "#ÜBERLAUF!",
    "#VALEUR!",
    "#NOM?",
    "#NOMBRE!",
    "#NUL!",
    "#VALOR!",
    "#¡REF!",
    "#¡VALOR!",
    "#¡DIV/0!",
    "#¿NOMBRE?",
    "#¡NUM!",
    "#¡NULO!",
    "#RIF!",
    "#VALORE!",
    "#NOME?",
    "#N/D",
    "#VERW!",
    "#WAARDE!",
    "#GETAL!",
    "#DEEL/0!",
    "#NAAM?",
    "#ARG!",
    "#ADR!",
    "#HODNOTA!",
    "#HODN!",
    "#ЗНАЧ!",
    "#ССЫЛКА!",
    "#ДЕЛ/0!",
    "#ИМЯ?",
    "#ЧИСЛО!",
    "#Н/Д",
];

/// Whether a cell shows an error, or only that its column was too narrow: `#####`.
pub(crate) fn is_error(cell: &str) -> bool {
    if !cell.starts_with('#') && !cell.starts_with("Err:") {
        return false;
    }
    let cell = cell.trim_end();
    let is_too_narrow = 3 <= cell.len() && cell.bytes().all(|byte| byte == b'#');
    let is_office = cell.strip_prefix("Err:").is_some_and(|code| code.len() == 3 && code.parse::<u16>().is_ok());
    is_too_narrow || is_office || ERRORS.contains(&cell)
}

/// Empties the cells that show an error, and tells them.
pub(crate) fn take_errors(sheet: &mut Sheet) {
    for row in &mut sheet.rows {
        for (at, cell) in row.cells.iter_mut().enumerate().filter(|(_, cell)| is_error(cell)) {
            let column = sheet.headers.get(at).cloned().unwrap_or_default();
            let reason = "cell_error".to_owned();
            sheet.told.push(RefusedRow { line: row.line, column, value: std::mem::take(cell), reason });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_and_words() {
        for cell in ["#REF!", "#N/A", "#NV ", "#####", "###", "Err:502", "#¿NOMBRE?"] {
            assert!(is_error(cell), "{cell}");
        }
        for cell in ["", "#", "##", "#MeToo", "#REF! x", "Err:5", "Err: 502", "Err:abc", "REF!", "# 5", "##x"] {
            assert!(!is_error(cell), "{cell}");
        }
    }
}
