//! Where signs are at home that look different from country to country under one code.

/// Whose form of a Chinese sign is meant.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Region {
    /// That of China and Singapore.
    #[default]
    Simplified,
    /// That of Taiwan, Hong Kong and Macau.
    Traditional,
    /// That of Japan.
    Japanese,
    /// That of Korea.
    Korean,
}

impl Region {
    /// The region of a city: its country decides (ISO 3166), else the first of its languages that has a say
    /// (BCP 47).
    pub fn of<'a>(country: &str, languages: impl IntoIterator<Item = &'a str>) -> Self {
        let of_country = match country.to_ascii_uppercase().as_str() {
            "CN" | "SG" => Some(Self::Simplified),
            "TW" | "HK" | "MO" => Some(Self::Traditional),
            "JP" => Some(Self::Japanese),
            "KR" | "KP" => Some(Self::Korean),
            _ => None,
        };
        let of_language = |language: &str| {
            let language = language.to_ascii_lowercase();
            let mut parts = language.split(['-', '_']);
            match parts.next() {
                Some("ja") => Some(Self::Japanese),
                Some("ko") => Some(Self::Korean),
                Some("zh") if parts.any(|part| matches!(part, "hant" | "tw" | "hk" | "mo")) => Some(Self::Traditional),
                Some("zh") => Some(Self::Simplified),
                _ => None,
            }
        };
        of_country.or_else(|| languages.into_iter().find_map(of_language)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::Region;

    #[test]
    fn the_country_decides_before_the_language() {
        let check = |country: &str, language: &str, expected: Region| {
            assert_eq!(Region::of(country, [language]), expected, "{country} {language}");
        };
        check("JP", "en", Region::Japanese);
        check("ie", "zh-Hant", Region::Traditional);
        check("ie", "zh", Region::Simplified);
        check("", "ko-KR", Region::Korean);
        check("IE", "ga", Region::Simplified);
        check("TW", "ja", Region::Traditional);
    }
}
