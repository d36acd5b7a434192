//! Which words at the head of a column lead to which field, in several languages and from real files.
//!
//! Only data. Spelling is compared without case, accents and marks. The first column of the list wins where two
//! columns lead to one field. `start?`, `end?` and `day?` are decided by what stands in the column.

#[rustfmt::skip]
pub(crate) const HEADER_WORDS: &[(&str, &[&str])] = &[
    ("external_id", &[
        "id evento", "event id", "id", "external id", "submission id", "reference", "ref", "event code",
        "event reference", "code", "submission number", "identifier", "uid", "nummer", "veranstaltungs id",
        "numero", "identifiant", "identificador", "관리번호", "管理番号",
    ]),
    ("title", &[
        "titulo", "event name", "event title", "title", "name of event", "name of the event", "title of event",
        "title of activity", "activity", "activity name", "activity title", "event", "what", "name", "titel",
        "veranstaltung", "veranstaltungstitel", "name der veranstaltung", "titre", "titre de l'activite",
        "nom de l'evenement", "intitule", "evenement", "nombre del evento", "nombre de la actividad", "nombre",
        "evento", "actividad", "titulo do evento", "nome do evento", "nome", "titolo", "nome evento",
        "titolo evento", "naam", "naam activiteit", "activiteit", "evenement naam", "イベント名", "行事名", "名称", "공연 행사명",
        "행사명", "강좌명", "제목", "stop",
    ]),
    ("short_text", &[
        "short text", "short description", "summary", "abstract", "excerpt", "teaser", "brochure text",
        "programme text", "programme entry", "kurztext", "kurzbeschreibung", "resume", "extrait", "resumen",
        "resumo", "sommario", "samenvatting", "korte omschrijving", "概要", "요약", "brochure description",
    ]),
    ("long_text", &[
        "long text", "description", "descripcion", "details", "event description", "full description",
        "description of event", "description of activity", "about the event", "beschreibung", "text", "texte",
        "descricao", "descrizione", "omschrijving", "beschrijving", "説明", "内容", "프로그램소개", "설명", "기타내용",
    ]),
    ("kind", &[
        "type", "kind", "event type", "type of event", "type of activity", "activity type", "format", "tipo",
        "categoria", "tipo de evento", "art", "veranstaltungsart", "kategorie", "category", "categories",
        "categorie", "type d'activite", "soort", "カテゴリー", "分類", "분류",
    ]),
    ("mode", &[
        "mode", "delivery", "online or in person", "in person or online", "modalidad", "modalidade", "modalite",
        "modalita", "durchfuhrung", "開催方法",
    ]),
    ("status", &[
        "status", "event status", "state", "estado", "statut", "stato", "상태", "状態",
    ]),
    ("pillars", &[
        "pillar", "pillars", "theme", "themes", "strand", "key feature", "key features", "saule", "saulen",
        "thema", "themen", "pilar", "pilares", "pilier", "piliers", "pilastro", "tema", "temas", "pijler",
        "learning theme", "learning themes", "learning pillar",
    ]),
    ("audiences", &[
        "audience", "audiences", "audiencia", "target group", "target groups", "target audience", "who is it for",
        "who for", "suitable for", "participants", "zielgruppe", "zielgruppen", "public", "public cible",
        "clienteles", "clientele", "publico", "publico alvo", "destinatarios", "destinatari", "pubblico",
        "doelgroep", "対象", "対象者", "이용대상", "대상",
    ]),
    ("age_range", &[
        "age", "ages", "age range", "age group", "alter", "edad", "edades", "age cible", "idade", "faixa etaria",
        "eta", "leeftijd", "年齢", "연령",
    ]),
    ("age_from", &[
        "age from", "minimum age", "min age", "mindestalter", "edad minima", "age minimum",
    ]),
    ("age_to", &[
        "age to", "maximum age", "max age", "hochstalter", "edad maxima", "age maximum",
    ]),
    ("languages", &[
        "language", "languages", "sprache", "sprachen", "idioma", "idiomas", "langue", "langues", "lingua",
        "lingue", "taal", "talen", "言語", "언어",
    ]),
    ("level", &[
        "level", "niveau", "nivel", "livello", "difficulty",
    ]),
    ("starts_on", &[
        "fecha", "start date time", "start date", "date", "event date", "starts on", "date of event", "date from",
        "from date", "first date", "dates", "when", "datum", "startdatum", "beginndatum", "anfangsdatum",
        "date de debut", "date debut", "eventdate", "fecha inicio", "fecha de inicio", "data", "data de inicio",
        "data inicio", "data inizio", "begindatum", "開始日", "開催日", "日付", "날짜 시간", "날짜", "시작일", "행사일", "일자",
        "preferred date",
    ]),
    ("ends_on", &[
        "fecha fin", "end date time", "end date", "date to", "to date", "last date", "ends on", "enddatum",
        "date de fin", "date fin", "enddate", "fecha de fin", "data de fim", "data fim", "data fine", "einddatum",
        "終了日", "종료일",
    ]),
    ("start_time", &[
        "hora", "start time", "starts at", "time", "begin time", "time from", "arrival", "uhrzeit",
        "beginn uhrzeit", "startzeit", "anfangszeit", "heure", "heure de debut", "heure debut", "horario",
        "hora de inicio", "hora inicio", "ora", "orario", "ora inizio", "tijd", "starttijd", "begintijd",
        "tijdstip", "開始時間", "開始時刻", "時間", "시간", "시작시간", "preferred time",
    ]),
    ("end_time", &[
        "end time", "ends at", "finish time", "time to", "departure", "endzeit", "ende uhrzeit", "heure de fin",
        "heure fin", "hora de fin", "hora fin", "hora final", "ora fine", "eindtijd", "終了時間", "終了時刻", "종료시간",
    ]),
    ("start?", &[
        "start", "starts", "begin", "begins", "from", "beginn", "von", "anfang", "inicio", "debut", "inizio",
        "aanvang", "desde", "開始", "시작",
    ]),
    ("end?", &[
        "end", "ends", "finish", "finishes", "to", "until", "ende", "bis", "fin", "fim", "fine", "einde", "hasta", "終了", "종료",
    ]),
    ("day?", &[
        "day", "tag", "dia", "jour", "giorno", "dag", "曜日", "요일",
    ]),
    ("duration_minutes", &[
        "duration", "duration minutes", "duration min", "length", "length minutes", "dauer", "dauer min",
        "duracion", "duree", "duracao", "durata", "duur", "所要時間", "소요시간",
    ]),
    ("weekdays", &[
        "dias semana", "dias de la semana", "weekdays", "weekday", "days of week", "days of the week", "days",
        "wochentage", "wochentag", "jours", "jours de la semaine", "dias da semana", "giorni",
        "giorni della settimana", "dagen", "weekdagen",
    ]),
    ("excluded_dates", &[
        "dias excluidos", "excluded dates", "excluded days", "exceptions", "except", "not on", "ausser",
        "ausnahmen", "jours exclus", "datas excluidas", "giorni esclusi", "uitgezonderd",
    ]),
    ("recurrence_rule", &[
        "frequency", "rrule", "recurrence", "recurrence rule", "repeats",
    ]),
    ("venue", &[
        "nombre instalacion", "event location", "venue", "venue name", "location", "library name", "place",
        "where", "location name", "site", "building", "veranstaltungsort", "ort", "spielort", "lieu",
        "nom du lieu", "endroit", "locations", "lugar", "instalacion", "recinto", "sede", "local", "luogo",
        "locatie", "plaats", "場所", "場所名称", "会場", "장소", "장소명",
    ]),
    ("room", &[
        "room", "room name", "space", "raum", "saal", "salle", "sala", "espacio", "stanza", "zaal", "ruimte", "部屋",
        "강의실",
    ]),
    ("venue_address", &[
        "address", "venue address", "full address", "adresse", "anschrift", "direccion", "domicilio", "endereco",
        "indirizzo", "adres", "住所", "주소", "address 1", "street address",
    ]),
    ("venue_street_kind", &[
        "clase vial instalacion",
    ]),
    ("venue_street", &[
        "nombre via instalacion",
    ]),
    ("venue_house_number", &[
        "num instalacion",
    ]),
    ("venue_postcode", &[
        "codigo postal instalacion", "postcode", "post code", "postal code", "zip", "zip code", "plz",
        "postleitzahl", "codigo postal", "code postal", "cap", "郵便番号", "우편번호",
    ]),
    ("neighbourhood", &[
        "distrito instalacion", "event borough", "neighbourhood", "neighborhood", "district", "borough", "ward",
        "area", "community", "stadtteil", "bezirk", "distrito", "barrio", "quartier", "arrondissement", "bairro",
        "quartiere", "wijk", "stadsdeel", "自治区", "地区", "자치구", "구",
    ]),
    ("latitude", &[
        "latitud", "latitude", "lat", "geoy", "breitengrad", "latitudine", "緯度", "위도",
    ]),
    ("longitude", &[
        "longitud", "longitude", "lng", "lon", "long", "geox", "langengrad", "longitudine", "経度", "경도",
    ]),
    ("venue_access", &[
        "venue accessibility", "venue access", "accessibility of venue",
    ]),
    ("organiser", &[
        "event agency", "organiser", "organizer", "organisation", "organization", "organisation name",
        "name of organisation", "host", "hosted by", "partner", "provider", "lead partner", "lead organisation",
        "local authority", "veranstalter", "trager", "organisateur", "organisme", "entidad", "organizador",
        "entidade", "organizacao", "ente", "organizzatore", "organisator", "organisatie", "主催者", "主催", "기관명", "주최",
        "주관",
    ]),
    ("co_hosts", &[
        "co hosts", "co host", "cohosts", "partners", "other partners", "with", "in partnership with",
        "kooperationspartner", "partenaires", "colaboradores", "parceiros", "partner organisations", "共催",
    ]),
    ("facilitators", &[
        "facilitator", "facilitators", "speaker", "speakers", "tutor", "led by", "presenter", "vortragende",
        "referent", "referenten", "referentin", "intervenant", "intervenants", "ponente", "ponentes", "relatore",
        "relatori", "spreker", "sprekers", "講師", "출연자정보", "강사",
    ]),
    ("contact_name", &[
        "contact", "contact name", "contact person", "your name", "submitted by", "ansprechpartner", "kontakt",
        "kontaktperson", "contacto", "persona de contacto", "personne contact", "contato", "referente",
        "contactpersoon", "連絡先名称", "담당자",
    ]),
    ("contact_email", &[
        "e mail", "email", "mail", "email address", "contact email", "e mail address", "correo",
        "correo electronico", "courriel", "メール", "이메일", "contact e mail", "contact e mail address",
    ]),
    ("contact_phone", &[
        "phone", "telephone", "phone number", "contact phone", "tel", "telefon", "telefono", "telefone",
        "telephone number", "telefoon", "mobile number", "電話番号", "連絡先電話番号", "전화번호",
    ]),
    ("booking", &[
        "booking", "booking required", "registration", "registration required", "anmeldung", "reserva",
        "inscripcion", "inscription", "reservation", "inscricao", "prenotazione", "aanmelden", "reserveren", "申込",
        "事前申込要否", "예약", "needs booking", "booking needed", "do people need to book",
    ]),
    ("booking_link", &[
        "booking link", "booking url", "book at", "how to book", "registration link", "registration url",
        "ticket link", "anmeldelink", "enlace de inscripcion", "lien d'inscription", "reservation url", "申込url",
    ]),
    ("booking_closes_on", &[
        "booking closes", "booking deadline", "registration deadline", "book by", "anmeldeschluss", "date limite",
        "fecha limite", "申込終了日",
    ]),
    ("capacity", &[
        "capacity", "places", "max places", "number of places", "places offered", "places available", "maximum",
        "max participants", "maximum participants", "platze", "teilnehmerzahl", "max teilnehmer", "aforo",
        "plazas", "capacidad", "capacite", "nombre de places", "lotacao", "vagas", "posti", "capienza",
        "capaciteit", "aantal plaatsen", "定員", "정원", "모집인원",
    ]),
    ("registered_count", &["registered", "number registered", "registrations", "angemeldet", "inscritos", "inscrits"]),
    ("attended_count", &["came", "attended", "number attended", "attendance", "teilgenommen", "asistieron"]),
    ("first_time_count", &["first time learners", "first timers", "number of first time learners"]),
    ("rating_count", &["number of ratings", "feedback forms", "anzahl bewertungen", "numero de valoraciones"]),
    ("rating_average", &["average rating", "durchschnittliche bewertung", "valoracion media", "note moyenne"]),
    ("learner_words", &["what learners said", "learner feedback", "feedback of learners", "participant feedback"]),
    ("host_words", &["what the host said", "what hosts said", "host feedback", "feedback of the host"]),
    ("is_free", &[
        "gratuito", "free", "is free", "is it free", "free of charge", "kostenlos", "kostenfrei", "gratis",
        "gratuit", "料金有無", "無料", "유무료", "free event",
    ]),
    ("cost_note", &[
        "precio", "price", "cost", "fee", "ticket price", "admission", "preis", "kosten", "eintritt", "prix",
        "tarif", "cout", "preco", "prezzo", "costo", "prijs", "料金", "料金 基本", "이용요금", "요금", "cost to visitors",
    ]),
    ("money_asked", &[
        "money asked", "funding requested", "grant requested", "amount requested", "budget requested",
        "forderung beantragt", "subvencion solicitada", "subvention demandee",
    ]),
    ("money_granted", &[
        "money granted", "grant awarded", "amount granted", "funding granted",
    ]),
    ("access_features", &[
        "access", "accessibility", "access features", "barrierefreiheit", "accesibilidad", "accessibilite",
        "acessibilidade", "accessibilita", "toegankelijkheid", "バリアフリー情報", "access provision",
    ]),
    ("access_note", &[
        "access details", "access notes", "access note", "access information", "accessibility details",
        "accessibility information",
    ]),
    ("is_already_planned", &[
        "already planned", "would happen anyway", "existing event", "new or existing",
    ]),
    ("is_insured", &[
        "insured", "insurance", "public liability insurance", "public liability",
    ]),
    ("received_on", &[
        "received", "received on", "submitted on", "submission date", "timestamp", "date submitted",
        "date received", "completion time", "eingegangen", "zeitstempel", "fecha de envio", "horodateur",
        "marca temporal", "タイムスタンプ", "신청일",
    ]),
    ("link", &[
        "content url", "link", "url", "website", "web", "webseite", "web page", "homepage", "event link",
        "event url", "enlace", "lien", "site web", "sito", "ホームページ", "홈페이지", "홈페이지주소", "상세주소",
    ]),
    ("note", &[
        "note", "notes", "comments", "comment", "remarks", "anything else", "bemerkung", "bemerkungen",
        "anmerkung", "notas", "observaciones", "remarques", "commentaires", "observacoes", "opmerkingen", "備考",
        "비고", "further remarks",
    ]),
];
