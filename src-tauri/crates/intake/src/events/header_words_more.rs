//! The words at the head of the main columns in more languages: the neighbours of those in `header_words`.
//!
//! Only data, read as that list is.

#[rustfmt::skip]
pub(crate) const MORE_WORDS: &[(&str, &[&str])] = &[
    ("title", &[
        "nimi", "otsikko", "tapahtuma", "tapahtuman nimi", "titel pa arrangemang", "evenemang", "rubrik", "namn", "arrangement",
        "begivenhed", "arrangementets navn", "navn", "tittel", "overskrift", "heiti", "vidburdur", "pealkiri", "uritus",
        "nosaukums", "pasakums", "pavadinimas", "renginys", "tytul", "nazwa", "nazwa wydarzenia", "wydarzenie", "nazev", "nazev akce",
        "akce", "nazov", "podujatie", "nazov podujatia", "naslov", "naziv", "dogodek", "dogadaj", "dogadanje", "cim", "esemeny",
        "rendezveny", "titlu", "denumire", "eveniment", "заглавие", "събитие", "наименование", "τιτλος", "εκδηλωση", "baslik", "etkinlik",
        "etkinlik adi", "название", "мероприятие", "название мероприятия", "назва", "захід", "назва заходу", "наслов", "догађај",
        "titol", "titol de l'activitat", "activitat", "esdeveniment", "nom de l'activitat", "izenburua", "ekitaldia", "titulo da actividade",
        "manifestation", "nom de la manifestation", "teideal", "teitl", "digwyddiad", "titull", "titlu eveniment", "عنوان", "العنوان",
        "الفعالية", "کتاب", "رویداد", "ชื่อกิจกรรม", "กิจกรรม", "标题", "活动名称", "名稱", "活動名稱", "כותרת", "spectacle",
    ]),
    ("starts_on", &[
        "paivamaara", "pvm", "paiva", "alkaa", "alkupaiva", "datum och tid", "dato", "startdato", "dagsetning", "kuupaev", "datums",
        "data rozpoczecia", "data wydarzenia", "termin", "datum konani", "datum konania", "kezdes datuma", "idopont",
        "data inceperii", "дата", "дата начала", "дата початку", "дата на започване", "ημερομηνια", "ημερομηνια εναρξης", "tarih",
        "baslangic tarihi", "data inici", "data d'inici", "eguna", "data de comezo", "dyddiad", "data e fillimit", "التاريخ", "تاريخ",
        "تاریخ", "วันที่", "日期", "开始日期", "開始日期", "תאריך",
    ]),
    ("ends_on", &[
        "loppupaiva", "paattyy", "slutdatum", "slutdato", "lopukuupaev", "data zakonczenia", "datum ukonceni", "datum ukoncenia",
        "befejezes datuma", "дата окончания", "дата завершення", "ημερομηνια ληξης", "bitis tarihi", "data final", "结束日期", "結束日期",
    ]),
    ("start_time", &[
        "kellonaika", "klo", "aika", "alkamisaika", "klockslag", "tid", "starttid", "klokkeslett", "klokkeslaet", "kl", "timi", "kellaaeg",
        "laiks", "laikas", "godzina", "godzina rozpoczecia", "czas", "cas", "hodina", "zacatek", "zaciatok", "ura", "sat", "vrijeme", "vreme",
        "idopont ora", "kezdes", "kezdesi ido", "ido", "ora inceperii", "час", "начало", "ωρα", "ωρα εναρξης", "saat", "baslangic saati",
        "время", "время начала", "час початку", "ordua", "amser", "am", "ora e fillimit", "الوقت", "الساعة", "ساعت", "เวลา",
        "时间", "時間", "שעה",
    ]),
    ("end_time", &[
        "paattymisaika", "sluttid", "slut", "slutt", "godzina zakonczenia", "cas ukonceni", "befejezes", "bitis saati", "время окончания",
        "час завершення", "ωρα ληξης", "hora final", "结束时间",
    ]),
    ("venue", &[
        "paikka", "tapahtumapaikka", "plats", "lokal", "sted", "stadur", "koht", "toimumiskoht", "vieta", "miejsce", "lokalizacja", "misto",
        "misto konani", "miesto", "miesto konania", "kraj", "lokacija", "prizorisce", "mjesto", "mesto", "helyszin", "hely", "loc", "locatie",
        "locul desfasurarii", "място", "τοπος", "χωρος", "τοποθεσια", "yer", "mekan", "место", "место проведения", "місце", "місце проведення",
        "lloc", "espai", "tokia", "lugar da actividade", "ionad", "lleoliad", "vendi", "المكان", "مكان", "مکان", "สถานที่", "地点", "地點",
        "מקום", "cinema", "kino", "theatre", "theater", "museum", "library", "hall",
    ]),
    ("room", &["sali", "huone", "sal", "rum", "rom", "ruum", "sala i pokoj", "mistnost", "miestnost", "soba", "dvorana", "terem", "зал", "αιθουσα", "salon", "sala d'actes"]),
    ("venue_address", &["osoite", "adress", "aadress", "adrese", "adresas", "adresa", "naslov kraja", "cim hely", "адрес", "διευθυνση", "адреса", "adreca", "helbidea", "cyfeiriad"]),
    ("organiser", &[
        "jarjestaja", "arrangor", "skipuleggjandi", "korraldaja", "organizators", "organizatorius", "organizator", "poradatel", "organizator akce",
        "usporiadatel", "szervezo", "организатор", "διοργανωτης", "duzenleyen", "duzenleyici", "організатор", "entitat organitzadora",
        "antolatzailea", "trefnydd", "المنظم", "ผู้จัด", "主办单位", "主辦單位", "מארגן",
    ]),
    ("short_text", &["kuvaus", "beskrivning", "beskrivelse", "lysing", "kirjeldus", "apraksts", "aprasymas", "opis", "popis", "leiras", "descriere", "описание", "περιγραφη", "aciklama", "опис", "descripcio", "deskribapena", "disgrifiad", "الوصف"]),
    ("kind", &["tyyppi", "typ", "rodzaj", "druh", "vrsta", "tipus", "тип", "вид", "ειδος", "tur"]),
    ("audiences", &["kohderyhma", "malgrupp", "malgruppe", "sihtruhm", "grupa docelowa", "cilova skupina", "cielova skupina", "ciljna skupina", "celkozonseg", "целевая аудитория", "целева група", "hedef kitle", "ομαδα στοχος"]),
    ("capacity", &["paikat", "paikkoja", "antal platser", "platser", "antall plasser", "antal pladser", "kohti", "liczba miejsc", "kapacita", "pocet mist", "pocet miest", "stevilo mest", "kapacitet", "broj mjesta", "ferohely", "locuri", "места", "места брой", "количество мест", "θεσεις", "kontenjan", "aforament", "places disponibles", "السعة"]),
    ("cost_note", &["hinta", "pris", "cena", "hind", "kaina", "cijena", "ar", "belepo", "pret", "цена", "стоимость", "τιμη", "ucret", "ціна", "вартість", "preu", "prezioa", "السعر", "ราคา", "价格"]),
    ("contact_name", &["yhteyshenkilo", "kontaktperson", "osoba kontaktowa", "kontaktni osoba", "kontaktna osoba", "kapcsolattarto", "persoana de contact", "контактное лицо", "лице за контакт", "υπευθυνος επικοινωνιας", "контактна особа", "persona de contacte"]),
    ("contact_email", &["sahkoposti", "e post", "epost", "netfang", "e pasts", "el pastas", "adres e mail", "e posta", "eposta", "эл почта", "имейл", "correu electronic", "correu", "posta elektronikoa"]),
    ("contact_phone", &["puhelin", "puhelinnumero", "telefonnummer", "simi", "tel nr", "numer telefonu", "telefonni cislo", "telefonszam", "телефон", "τηλεφωνο", "telefonoa", "ffon"]),
    ("weekdays", &["viikonpaiva", "veckodag", "ukedag", "ugedag", "nadalapaev", "dzien tygodnia", "den v tydnu", "dan u tjednu", "dan v tednu", "het napja", "ziua saptamanii", "день недели", "ημερα", "gun", "dia de la setmana"]),
    ("languages", &["kieli", "sprak", "sprog", "keel", "jezyk", "jazyk", "jezik", "nyelv", "limba", "язык", "език", "γλωσσα", "dil", "мова", "llengua"]),
    ("note", &["huomautus", "huomioita", "anteckning", "merknad", "bemaerkning", "markus", "uwagi", "poznamka", "opomba", "napomena", "megjegyzes", "observatii", "примечание", "забележка", "σημειωσεις", "notlar", "примітка", "observacions"]),
    ("link", &["linkki", "lank", "lenke", "odkaz", "povezava", "poveznica", "ссылка", "връзка", "συνδεσμος", "baglanti", "посилання", "enllac"]),
];
