//! Words for yes and no, kinds, states, booking and audiences, as people of several languages write them; languages stand
//! in `languages`.
//!
//! Spelling is compared without case, accents and marks.

use domain::{AccessFeature, Booking, EventKind, EventMode, EventStatus};

use crate::cells::clean::{clean_line, name_key};

/// Yes or no; `None` for anything else.
pub(crate) fn yes_or_no(cell: &str) -> Option<bool> {
    match name_key(cell).as_str() {
        "yes" | "y" | "true" | "t" | "1" | "x" | "si" | "s" | "ja" | "j" | "oui" | "o" | "sim" | "vrai" | "wahr"
        | "verdadero" | "free" | "gratis" | "gratuito" | "gratuita" | "gratuit" | "kostenlos" | "kostenfrei"
        | "free of charge" | "無料" | "有" | "はい" | "무료" | "예" => Some(true),
        "no" | "n" | "false" | "f" | "0" | "nein" | "non" | "nao" | "nee" | "faux" | "falsch" | "falso" | "paid"
        | "de pago" | "payant" | "kostenpflichtig" | "pago" | "a pagamento" | "有料" | "無" | "いいえ" | "유료"
        | "아니오" => Some(false),
        _ if cell.contains('✓') || cell.contains('✔') => Some(true),
        _ => None,
    }
}

/// Whether a key is one of our words, whose parts are joined by low lines.
fn is_word(key: &str, word: &str) -> bool {
    key.len() == word.len()
        && key.bytes().zip(word.bytes()).all(|(its, ours)| its == if ours == b'_' { b' ' } else { ours })
}

/// The kind of an event, also from paths such as `/contenido/actividades/CursosTalleres`; `None` where no word of it is
/// known.
pub(crate) fn kind_of(cell: &str) -> Option<EventKind> {
    let last = cell.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let key = name_key(cell);
    for key in [&key, &name_key(last)] {
        if let Some(kind) = EventKind::ALL.iter().find(|kind| is_word(key, kind.word())) {
            return Some(*kind);
        }
    }
    let known = KINDS.iter().find(|(part, _)| key.contains(part)).map(|(_, kind)| *kind);
    known.or_else(|| OTHER_KINDS.contains(&key.as_str()).then_some(EventKind::Other))
}

/// Words that mean no kind of the others, and say so.
const OTHER_KINDS: &[&str] = &[
    "others",
    "misc",
    "miscellaneous",
    "various",
    "sonstige",
    "sonstiges",
    "andere",
    "anderes",
    "verschiedenes",
    "otro",
    "otra",
    "otros",
    "otras",
    "varios",
    "autre",
    "autres",
    "divers",
    "altro",
    "altra",
    "altri",
    "outro",
    "outra",
    "outros",
    "anders",
    "overig",
    "その他",
    "기타",
];

const KINDS: &[(&str, EventKind)] = &[
    ("open day", EventKind::OpenDay),
    ("open house", EventKind::OpenDay),
    ("puertas abiertas", EventKind::OpenDay),
    ("tag der offenen", EventKind::OpenDay),
    ("portes ouvertes", EventKind::OpenDay),
    ("open dag", EventKind::OpenDay),
    ("taster", EventKind::Taster),
    ("schnupper", EventKind::Taster),
    ("workshop", EventKind::Workshop),
    ("taller", EventKind::Workshop),
    ("atelier", EventKind::Workshop),
    ("oficina", EventKind::Workshop),
    ("laborator", EventKind::Workshop),
    ("ワークショップ", EventKind::Workshop),
    ("체험", EventKind::Workshop),
    ("course", EventKind::Course),
    ("curso", EventKind::Course),
    ("kurs", EventKind::Course),
    ("cours", EventKind::Course),
    ("corso", EventKind::Course),
    ("cursus", EventKind::Course),
    ("class", EventKind::Course),
    ("講座", EventKind::Course),
    ("강좌", EventKind::Course),
    ("교육", EventKind::Course),
    ("walk", EventKind::Walk),
    ("paseo", EventKind::Walk),
    ("spazier", EventKind::Walk),
    ("wander", EventKind::Walk),
    ("balade", EventKind::Walk),
    ("itinerario", EventKind::Walk),
    ("tour", EventKind::Tour),
    ("visita", EventKind::Tour),
    ("visite", EventKind::Tour),
    ("fuhrung", EventKind::Tour),
    ("rondleiding", EventKind::Tour),
    ("exhibition", EventKind::Exhibition),
    ("exposicion", EventKind::Exhibition),
    ("exposicao", EventKind::Exhibition),
    ("exposition", EventKind::Exhibition),
    ("ausstellung", EventKind::Exhibition),
    ("mostra", EventKind::Exhibition),
    ("tentoonstelling", EventKind::Exhibition),
    ("展示", EventKind::Exhibition),
    ("전시", EventKind::Exhibition),
    ("performance", EventKind::Performance),
    ("concert", EventKind::Performance),
    ("concierto", EventKind::Performance),
    ("konzert", EventKind::Performance),
    ("music", EventKind::Performance),
    ("teatro", EventKind::Performance),
    ("theat", EventKind::Performance),
    ("danza", EventKind::Performance),
    ("dance", EventKind::Performance),
    ("cine", EventKind::Performance),
    ("film", EventKind::Performance),
    ("공연", EventKind::Performance),
    ("콘서트", EventKind::Performance),
    ("fair", EventKind::Fair),
    ("feria", EventKind::Fair),
    ("messe", EventKind::Fair),
    ("salon", EventKind::Fair),
    ("fiera", EventKind::Fair),
    ("beurs", EventKind::Fair),
    ("demonstration", EventKind::Demonstration),
    ("vorfuhrung", EventKind::Demonstration),
    ("talk", EventKind::Talk),
    ("lecture", EventKind::Talk),
    ("conferenc", EventKind::Talk),
    ("charla", EventKind::Talk),
    ("coloquio", EventKind::Talk),
    ("vortrag", EventKind::Talk),
    ("lesung", EventKind::Talk),
    ("palestra", EventKind::Talk),
    ("lezing", EventKind::Talk),
    ("discussion", EventKind::Talk),
    ("webinar", EventKind::Online),
    ("online", EventKind::Online),
    ("en linea", EventKind::Online),
    ("virtual", EventKind::Online),
];

/// On site, online or both.
pub(crate) fn mode_of(cell: &str) -> Option<EventMode> {
    let key = name_key(cell);
    let has = |parts: &[&str]| parts.iter().any(|part| key.contains(part));
    let is_online =
        has(&["online", "virtual", "en linea", "on line", "zoom", "webinar", "オンライン", "온라인", "digital"]);
    let is_on_site = has(&[
        "on site",
        "onsite",
        "in person",
        "presencial",
        "prasenz",
        "presentiel",
        "vor ort",
        "in presenza",
        "op locatie",
        "face to face",
        "対面",
    ]);
    match (is_online, is_on_site) {
        _ if has(&["hybrid", "hibrid", "hybride", "ibrid", "both", "blended"]) => Some(EventMode::Hybrid),
        (true, true) => Some(EventMode::Hybrid),
        (true, false) => Some(EventMode::Online),
        (false, true) => Some(EventMode::OnSite),
        (false, false) => None,
    }
}

/// The state of an event.
pub(crate) fn status_of(cell: &str) -> Option<EventStatus> {
    let key = name_key(cell);
    if let Some(status) = EventStatus::ALL.iter().find(|status| is_word(&key, status.word())) {
        return Some(*status);
    }
    Some(match key.as_str() {
        "canceled" | "cancelado" | "cancelada" | "abgesagt" | "annule" | "annulee" | "annullato" | "geannuleerd"
        | "中止" | "취소" => EventStatus::Cancelled,
        "new" | "pending" | "received" | "tentative" | "neu" | "pendiente" | "en attente" | "nuevo" | "in review"
        | "eingereicht" => EventStatus::Submitted,
        "approved" | "aprobado" | "aceptado" | "angenommen" | "accepte" | "aceito" | "accettato" | "geaccepteerd" => {
            EventStatus::Accepted
        }
        "rejected" | "refused" | "rechazado" | "abgelehnt" | "refuse" | "recusado" | "rifiutato" | "afgewezen" => {
            EventStatus::Declined
        }
        "scheduled" | "confirmado" | "bestatigt" | "confirme" | "confermato" | "bevestigd" | "published" | "ok"
        | "eventscheduled" => EventStatus::Confirmed,
        "query" | "incomplete" | "more information" | "info needed" | "incompleto" | "unvollstandig" | "incomplet" => {
            EventStatus::NeedsInformation
        }
        "done" | "completed" | "realizado" | "durchgefuhrt" | "termine" => EventStatus::Held,
        "aplazado" | "verschoben" | "reporte" | "adiado" | "rinviato" | "uitgesteld" | "延期" | "연기" => {
            EventStatus::Postponed
        }
        "zuruckgezogen" | "retirado" | "retire" | "ingetrokken" => EventStatus::Withdrawn,
        _ => return None,
    })
}

/// Whether people must book.
pub(crate) fn booking_of(cell: &str) -> Option<Booking> {
    let key = name_key(cell);
    let has = |parts: &[&str]| parts.iter().any(|part| key.contains(part));
    if let Some(answer) = yes_or_no(cell) {
        return Some(if answer { Booking::Required } else { Booking::None });
    }
    if has(&[
        "not required",
        "not needed",
        "no need",
        "none",
        "drop in",
        "just turn up",
        "walk in",
        "sin inscripcion",
        "sin reserva",
        "nicht erforderlich",
        "ohne anmeldung",
        "keine",
        "sans inscription",
        "sans reservation",
        "no booking",
        "不要",
        "niet nodig",
        "senza prenotazione",
        "entrada libre",
        "libre",
    ]) {
        return Some(Booking::None);
    }
    if has(&["on the day", "at the door", "mismo dia", "vor ort", "sur place", "am tag", "aan de deur"]) {
        return Some(Booking::OnTheDay);
    }
    if has(&[
        "prefer",
        "recommend",
        "advis",
        "recomend",
        "empfohlen",
        "conseill",
        "consigliat",
        "aanbevolen",
        "optional",
    ]) {
        return Some(Booking::Preferred);
    }
    if has(&[
        "required",
        "essential",
        "must book",
        "mandatory",
        "necessary",
        "imprescindible",
        "obligator",
        "erforderlich",
        "requis",
        "obbligator",
        "verplicht",
        "previa",
        "要",
        "필수",
        "사전",
        "booking",
        "ticket",
        "by phone",
        "by email",
        "online",
    ]) {
        return Some(Booking::Required);
    }
    None
}

/// What helps people with access needs, from a list of words.
pub(crate) fn access_of(cell: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in values(cell) {
        let key = name_key(&part);
        let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
        let feature = match () {
            () if has(&["not step free", "no step free", "steps only", "stairs only", "not accessible"]) => {
                AccessFeature::NotStepFree
            }
            () if has(&["toilet", "wc", "changing place"]) => AccessFeature::AccessibleToilet,
            () if has(&["loop"]) => AccessFeature::HearingLoop,
            () if has(&["sign language", "bsl", "isl", "signed", "gebarden"]) => AccessFeature::SignLanguage,
            () if has(&["quiet"]) => AccessFeature::QuietSpace,
            () if has(&["parking", "parkplatz", "aparcamiento"]) => AccessFeature::Parking,
            () if has(&["bus", "tram", "train", "metro", "public transport"]) => AccessFeature::PublicTransport,
            () if has(&[
                "step free",
                "wheelchair",
                "ramp",
                "lift",
                "level access",
                "barrierefrei",
                "accesible",
                "accessible",
                "rollstuhl",
            ]) =>
            {
                AccessFeature::StepFree
            }
            () => continue,
        };
        if !found.iter().any(|known| known == feature.word()) {
            found.push(feature.word().to_owned());
        }
    }
    found
}

/// Audiences as plain words: `/usuario/Niños,/usuario/Familias` is two of them.
pub(crate) fn audiences_of(cell: &str) -> Vec<String> {
    let cell = if cell.trim_start().starts_with('/') { cell.to_owned() } else { cell.replace('/', ",") };
    let mut found: Vec<String> = Vec::new();
    for part in values(&cell) {
        let word = part.rsplit('/').next().unwrap_or_default().trim().to_owned();
        if !word.is_empty() && !found.iter().any(|known| name_key(known) == name_key(&word)) {
            found.push(word);
        }
    }
    found
}

/// Several values in a cell.
pub(crate) fn values(cell: &str) -> Vec<String> {
    let is_break = |letter: char| matches!(letter, ',' | ';' | '|' | '\n' | '、' | '•' | '，');
    let parts = cell.split(is_break).map(clean_line);
    parts.filter(|part| !part.is_empty() && !is_nothing(part)).collect()
}

/// Words for an empty cell.
const NOTHING: &[&str] = &["", "-", "–", "—", "n/a", "na", "null", "none", "#n/a", ".", "?"];

/// Whether a cell holds a word for nothing.
pub(crate) fn is_nothing(cell: &str) -> bool {
    let cell = cell.trim();
    cell.len() <= 4 && NOTHING.iter().any(|word| word.eq_ignore_ascii_case(cell))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_cells() {
        assert_eq!(
            ["1", "Sí", "ja", "0", "NO", "maybe"].map(yes_or_no),
            [Some(true), Some(true), Some(true), Some(false), Some(false), None]
        );
        assert_eq!(kind_of("/contenido/actividades/CursosTalleres"), Some(EventKind::Workshop));
        assert_eq!(kind_of("open_day"), Some(EventKind::OpenDay));
        assert_eq!(kind_of("Vortrag"), Some(EventKind::Talk));
        for cell in ["Other", "Sonstiges", "andere", "Otro", "autre", "Altro", "その他", "기타"] {
            assert_eq!(kind_of(cell), Some(EventKind::Other), "{cell}");
        }
        for cell in ["Sport - Youth", "Séance", "/contenido/actividades/CircoMagia"] {
            assert_eq!(kind_of(cell), None, "{cell}");
        }
        assert_eq!(status_of("Abgesagt"), Some(EventStatus::Cancelled));
        assert_eq!(status_of("Needs information"), Some(EventStatus::NeedsInformation));
        assert_eq!(status_of("purple"), None);
        assert_eq!(booking_of("Not required"), Some(Booking::None));
        assert_eq!(booking_of("Essential"), Some(Booking::Required));
        assert_eq!(booking_of("Imprescindible inscripción previa"), Some(Booking::Required));
        assert_eq!(audiences_of("/usuario/Niños,/usuario/Familias"), ["Niños", "Familias"]);
        assert_eq!(audiences_of("Families / Adults; adults"), ["Families", "Adults"]);
        assert_eq!(access_of("Wheelchair access, hearing loop"), ["step_free", "hearing_loop"]);
    }

    #[test]
    fn ticks_mean_yes() {
        assert_eq!(["✓", "✔ done", "✗"].map(yes_or_no), [Some(true), Some(true), None]);
    }

    #[test]
    fn an_event_is_on_site_online_or_both() {
        let (site, online, both) = (Some(EventMode::OnSite), Some(EventMode::Online), Some(EventMode::Hybrid));
        for (cell, mode) in [
            ("in person", site),
            ("Vor Ort", site),
            ("online", online),
            ("Zoom webinar", online),
            ("online and in person", both),
            ("hybrid", both),
            ("both", both),
            ("in the park", None),
            ("", None),
        ] {
            assert_eq!(mode_of(cell), mode, "{cell}");
        }
    }
}
