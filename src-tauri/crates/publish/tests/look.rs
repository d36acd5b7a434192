//! The look of a plan in what is set: logo, colour and fonts, and what cannot be used. The standards' own checks by the
//! typesetter must pass for each.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

#[allow(dead_code, reason = "other tests use the rest")]
mod fixture;
#[allow(dead_code, reason = "other tests use the rest")]
mod week;

use domain::bounds::LARGEST_LOGO;
use domain::{HouseStyle, Plan, base64};
use papers::{BookletEvents, BookletOptions, BookletRequest, NoticeRequest, PaperRequest, PosterPaper, council_paper};
use publish::{Document, FontRefusal, UnusedLook, font_families, font_refusal, logo};
use text::Texts;

/// Two shapes on nothing.
const DRAWING: &[u8] = b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><circle cx=\"10\" cy=\"10\" \
    r=\"9\" fill=\"#C8102E\"/><path d=\"M24 4h32v12h-32z\" fill=\"#222\"/></svg>";

fn styled(plan: Plan, style: HouseStyle) -> Plan {
    Plan { house_styles: vec![style], ..plan }
}

fn strong() -> HouseStyle {
    HouseStyle {
        logo: base64::encode(&logo(DRAWING).unwrap()),
        accent: "#C8102E".to_owned(),
        heading_font: "Inter".to_owned(),
        text_font: "Source Serif 4".to_owned(),
        ..HouseStyle::default()
    }
}

fn paper(plan: &Plan) -> Document {
    let request = PaperRequest { plan, paper_id: fixture::PAPER, today: fixture::today() };
    Document::of(council_paper(&request, &Texts::new("en")).unwrap()).unwrap()
}

/// Whether a picture of a page has a colour, within what edges of letters blur.
fn has_colour(document: &Document, page: usize, wanted: [u8; 3]) -> bool {
    let picture = document.png(page, 1.0).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture.png)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    reader.next_frame(&mut pixels).unwrap();
    pixels.chunks_exact(3).any(|pixel| pixel.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 3))
}

const RED: [u8; 3] = [0xC8, 0x10, 0x2E];
const NAVY: [u8; 3] = [0x23, 0x39, 0x5B];

#[test]
fn a_paper_wears_the_look_and_keeps_the_standards() {
    let city = fixture::city(40);
    let plain = paper(&city);
    let document = paper(&styled(city, strong()));
    assert!(document.unused_look().is_empty());
    assert!(document.text(0).unwrap().contains("Logo of City of Riverton"), "{:?}", document.text(0));
    assert!(!plain.text(0).unwrap().contains("Logo of"));
    assert!(has_colour(&document, 0, RED) && !has_colour(&plain, 0, RED));
    assert!(has_colour(&plain, 0, NAVY), "the usual colour stays where none is chosen");
    let pdf = document.pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let has = |words: &[u8]| pdf.windows(words.len()).any(|part| part == words);
    assert!(has(b"/Subtype /Image") || has(b"/Subtype/Image"), "the logo is a picture of the file");
}

#[test]
fn what_citizens_hold_wears_it_too() {
    let city = styled(week::city(24), strong());
    let texts = Texts::new("en");
    let today = week::today();
    let request = BookletRequest { plan: &city, week_id: None, today, options: BookletOptions::default(), since: None };
    let notices = NoticeRequest {
        plan: &city,
        week_id: None,
        today,
        events: BookletEvents::Confirmed,
        event_ids: &[],
        venue_ids: &[],
    };
    for (name, document) in [
        ("booklet", publish::booklet(&papers::booklet(&request, &texts)).unwrap()),
        ("posters", publish::posters(&papers::posters(&notices, PosterPaper::A4, &texts)).unwrap()),
        ("cards", publish::cards(&papers::cards(&notices, &texts)).unwrap()),
        ("day sheets", publish::day_sheets(&papers::day_sheets(&notices, &texts)).unwrap()),
    ] {
        assert!(has_colour(&document, 0, RED), "{name}");
        assert!(document.text(0).unwrap().contains("Logo of"), "{name}: {:?}", document.text(0));
        assert!(document.pdf().unwrap().starts_with(b"%PDF-1.7"), "{name}");
    }
}

#[test]
fn a_font_that_is_not_here_gives_way_and_is_told() {
    let family = "No Such Family 1".to_owned();
    let style = HouseStyle { heading_font: family.clone(), text_font: family.clone(), ..strong() };
    let document = paper(&styled(fixture::city(5), style));
    assert_eq!(document.unused_look(), [UnusedLook::Font { family, refusal: FontRefusal::Missing }]);
    document.pdf().unwrap();
}

#[test]
fn a_logo_that_is_no_picture_is_left_out_and_told() {
    let mut png = logo(DRAWING).unwrap();
    png.truncate(60);
    let style = HouseStyle { logo: base64::encode(&png), ..strong() };
    let document = paper(&styled(fixture::city(5), style));
    assert_eq!(document.unused_look(), [UnusedLook::Logo]);
    assert!(!document.text(0).unwrap().contains("Logo of"));
    document.pdf().unwrap();
}

#[test]
fn a_document_is_set_in_any_font_that_is_offered() {
    let usable: Vec<&String> = font_families().iter().filter(|family| font_refusal(family).is_none()).collect();
    assert!(2 <= usable.len());
    // One of the computer's where there is one; ours are tried above.
    let own = ["Inter", "Source Serif 4", "Noto Sans", "IBM Plex Sans Arabic", "Noto Sans Hebrew"];
    let Some(family) = usable.into_iter().find(|family| !own.contains(&family.as_str())) else {
        return println!("skipped: this computer has no fonts of its own");
    };
    let style = HouseStyle { heading_font: family.clone(), text_font: family.clone(), ..strong() };
    let document = paper(&styled(fixture::city(5), style));
    assert!(document.unused_look().is_empty(), "{family}");
    let pdf = document.pdf().unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"), "{family}");
}

#[track_caller]
fn refused(file: &[u8], code: &str) {
    assert_eq!(logo(file).unwrap_err().code, code);
}

#[test]
fn a_logo_comes_in_as_pixels_and_nothing_else() {
    let png = logo(DRAWING).unwrap();
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (1_000, 333));
    assert_eq!(logo(&png).unwrap(), png, "what was kept once stays as it is");
    // A note in a piece of its own, as programs and cameras write it.
    let note = b"tEXtComment\0Ann lives at 5 Hill Street";
    let mut noted = png[..33].to_vec();
    noted.extend(u32::try_from(note.len() - 4).unwrap().to_be_bytes());
    noted.extend(note);
    noted.extend(crc(note).to_be_bytes());
    noted.extend(&png[33..]);
    assert_eq!(logo(&noted).unwrap(), png, "notes stay out");
    for (file, code) in [
        (&b""[..], "logo_not_a_picture"),
        (b"%PDF-1.7", "logo_not_a_picture"),
        (b"GIF89a\x01\0\x01\0", "logo_not_a_picture"),
        (b"\xFF\xD8\xFF\xE0", "logo_not_a_picture"),
        (&png[..40], "logo_not_a_picture"),
        (b"<svg xmlns=\"http://www.w3.org/2000/svg\"><text>City</text></svg>", "logo_svg_holds"),
    ] {
        refused(file, code);
    }
    // It says that it is larger than any memory.
    let mut bomb = png.clone();
    bomb[16..20].copy_from_slice(&u32::MAX.to_be_bytes());
    refused(&bomb, "logo_too_large");
}

/// CRC of a piece of a PNG file (PNG, annex D).
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { 0xEDB8_8320 ^ crc >> 1 } else { crc >> 1 })
    })
}

#[test]
fn a_photograph_becomes_smaller_until_it_fits() {
    // Noise cannot be packed.
    let mut state = 1_u32;
    let mut noise = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let side = 1_200_u32;
    let pixels: Vec<u8> = (0..side * side * 3).map(|_| noise()).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&pixels).unwrap();
    writer.finish().unwrap();
    let kept = logo(&file).unwrap();
    assert!((LARGEST_LOGO / 4..=LARGEST_LOGO).contains(&kept.len()), "{}", kept.len());
}
