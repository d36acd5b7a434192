//! Numbers, shares, money and lists as people write them; separators and signs are messages.
//!
//! Calculates nothing: what is rounded here is rounded for the eye only.

use domain::currency::digits;

use crate::{Arg, Texts};

impl Texts {
    /// A whole number in groups of three, such as `18,240`.
    pub fn number(&self, number: i64) -> String {
        let digits = number.unsigned_abs().to_string();
        let separator = self.get("format-group_separator");
        let mut text = if number < 0 { self.get("format-minus") } else { String::new() };
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                text.push_str(&separator);
            }
            text.push(digit);
        }
        text
    }

    /// A number with so many digits behind the point, such as `4.2`.
    pub fn decimal(&self, number: f64, digits: usize) -> String {
        let plain = rounded(number.abs(), digits);
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        // Beyond what a whole number can hold, the digits stay ungrouped.
        let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole| self.number(whole));
        let is_negative = number < 0.0 && plain.chars().any(|digit| ('1'..='9').contains(&digit));
        let sign = if is_negative { self.get("format-minus") } else { String::new() };
        let point = if fraction.is_empty() { String::new() } else { self.get("format-decimal_separator") };
        format!("{sign}{whole}{point}{fraction}")
    }

    /// A share of a hundred, such as `71%`.
    pub fn percent(&self, percent: f64) -> String {
        self.format("format-percent", &[("number", self.decimal(percent, 0).into())])
    }

    /// Money given in the smallest unit of its currency, such as `€142,000`; no cents when there are none.
    pub fn money(&self, minor: i64, currency: &str) -> String {
        let digits = digits(currency);
        let unit = 10_u64.pow(digits);
        let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
        let mut amount = self.number(i64::try_from(whole).unwrap_or(i64::MAX));
        if rest > 0 {
            let width = digits as usize;
            amount = format!("{amount}{}{rest:0width$}", self.get("format-decimal_separator"));
        }
        let id = format!("format-currency-{currency}");
        let id = if self.has(&id) { id.as_str() } else { "format-currency" };
        let text = self.format(id, &[("amount", amount.into()), ("currency", currency.into())]);
        if minor < 0 { format!("{}{text}", self.get("format-minus")) } else { text }
    }

    /// Money in a few figures for drawings, such as `€142k`; rounded for the eye.
    pub fn short_money(&self, minor: i64, currency: &str) -> String {
        let unit = 10_u64.pow(digits(currency));
        let amount = minor.unsigned_abs() as f64 / unit as f64;
        let amount = if amount < 9_999.5 {
            self.decimal(amount, 0)
        } else if amount < 999_500.0 {
            self.format("format-thousands", &[("number", self.decimal(amount / 1e3, 0).into())])
        } else {
            self.format("format-millions", &[("number", self.decimal(amount / 1e6, 1).into())])
        };
        let id = format!("format-currency-{currency}");
        let id = if self.has(&id) { id.as_str() } else { "format-currency" };
        let text = self.format(id, &[("amount", amount.into()), ("currency", currency.into())]);
        if minor < 0 { format!("{}{text}", self.get("format-minus")) } else { text }
    }

    /// Several things in a row, such as `a, b and c`.
    pub fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first, middle @ .., last] => {
                let pair = |id: &str, so_far: String, next: &String| {
                    self.format(id, &[("first", Arg::Text(so_far)), ("next", Arg::Text(next.clone()))])
                };
                let so_far = middle.iter().fold(first.clone(), |so_far, next| pair("format-list", so_far, next));
                pair("format-list_last", so_far, last)
            }
        }
    }
}

/// A number that is not negative with so many digits; a half is rounded up, as people and the page do, by the digits in
/// which the number is usually written.
fn rounded(number: f64, digits: usize) -> String {
    let longer = format!("{number:.*}", digits + 1);
    let is_half = longer.ends_with('5') && longer.parse() == Ok(number);
    let more = if is_half { 0.1 / 10_f64.powi(digits as i32) } else { 0.0 };
    format!("{:.digits$}", number + more)
}

/// Money in plain figures for files that other programs read, such as `142000.00`.
pub fn plain_money(minor: i64, currency: &str) -> String {
    let digits = digits(currency);
    let unit = 10_u64.pow(digits);
    let (whole, rest) = (minor.unsigned_abs() / unit, minor.unsigned_abs() % unit);
    let sign = if minor < 0 { "-" } else { "" };
    let width = digits as usize;
    if digits == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0width$}") }
}
