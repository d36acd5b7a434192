//! Which records a plan file holds, in one list, and how rows become records and back.

use std::collections::HashMap;

use domain::*;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, Row, ToSql};

use crate::StoreError;
use crate::rows::bounds::{self, OutOfBounds};
use crate::rows::touched::Touched;

/// One table of records with the SQL that reads and writes a row of it.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) fields: &'static [&'static str],
    /// Number of each field in the log; that of `id` is never used.
    pub(crate) numbers: Vec<i64>,
    /// What a cell holds while the log says nothing of it.
    pub(crate) defaults: Vec<Cell>,
    pub(crate) select: String,
    pub(crate) upsert: String,
    pub(crate) delete: String,
}

macro_rules! tables {
    ($($list:ident: $record:ident),+ $(,)?) => {
        /// Name and fields of every table, in the order of the list.
        pub(crate) const RECORDS: &[(&str, &[&str])] = &[
            (Profile::TABLE, Profile::FIELDS),
            $(($record::TABLE, $record::FIELDS)),+
        ];

        /// Reads everything.
        pub(crate) fn read_plan(connection: &Connection) -> Result<Plan, StoreError> {
            Ok(Plan {
                profile: all::<Profile>(connection)?.into_iter().next(),
                $($list: all::<$record>(connection)?),+
            })
        }

        /// Reads every record of a file that is not known, which must be possible, and says what lies beyond bounds.
        pub(crate) fn check_all(connection: &Connection) -> Result<Vec<OutOfBounds>, StoreError> {
            let mut found = Vec::new();
            check_each::<Profile>(connection, &mut found)?;
            $(check_each::<$record>(connection, &mut found)?;)+
            Ok(found)
        }

        /// Records that cannot be made of their rows: table, id, and the first field whose value is none.
        pub(crate) fn unreadable(
            connection: &Connection,
        ) -> Result<Vec<(&'static str, String, &'static str)>, StoreError> {
            let mut found = Vec::new();
            unreadable_of::<Profile>(connection, &mut found)?;
            $(unreadable_of::<$record>(connection, &mut found)?;)+
            Ok(found)
        }

        /// The first field that keeps a row from being a record.
        fn failing(table: &str, row: &[Cell]) -> Option<&'static str> {
            match table {
                Profile::TABLE => Profile::from_cells(row).err(),
                $($record::TABLE => $record::from_cells(row).err(),)+
                // Names come from the list above.
                _ => None,
            }
        }

        /// Reads again what was written.
        pub(crate) fn refresh_plan(
            connection: &Connection,
            known: &[Table],
            plan: &mut Plan,
            touched: &Touched,
        ) -> Result<(), StoreError> {
            plan.profile = all::<Profile>(connection)?.into_iter().next();
            $(refresh(touched, connection, known, &mut plan.$list)?;)+
            Ok(())
        }
    };
}

tables! {
    neighbourhoods: Neighbourhood, weeks: Week, releases: Release, venues: Venue, rooms: Room, openings: Opening,
    events: Event, sessions: Session, event_partners: EventPartner, event_people: EventPerson,
    status_steps: StatusStep, partners: Partner, people: Person,
    frameworks: Framework, levels: Level, areas: Area, features: Feature, tags: Tag, assessments: Assessment,
    ratings: Rating, meetings: Meeting, papers: Paper, recommendations: Recommendation, paper_options: PaperOption,
    risks: Risk, milestones: Milestone, accepted_problems: AcceptedProblem,
    problem_owners: ProblemOwner,
    import_mappings: ImportMapping, partner_roles: PartnerRole, offers: Offer, interactions: Interaction,
    ties: Tie, opinions: Opinion, criteria: Criterion, evidence: Evidence, cross_links: CrossLink,
    practices: Practice, indicators: Indicator, indicator_targets: IndicatorTarget, readings: Reading, goals: Goal,
    actions: Action, tasks: Task, notes: Note, budget_lines: BudgetLine, agenda_items: AgendaItem,
    decisions: Decision, declarations: Declaration, boards: Board,
    saved_filters: SavedFilter, letter_texts: LetterText, publications: Publication,
    council_templates: CouncilTemplate, house_styles: HouseStyle,
    own_fields: OwnField, own_values: OwnValue,
}

/// Whether it is a field that keeps a row from being a record.
pub(crate) fn fails_at(table: &str, row: &[Cell], field: &str) -> bool {
    failing(table, row) == Some(field)
}

/// Makes a row one that its table takes, with what a cell holds while the log says nothing of it in the place of each
/// value that cannot be read; says whether that could be done.
pub(crate) fn fit(table: &Table, row: &mut [Cell]) -> bool {
    while let Some(field) = failing(table.name, row) {
        let Some(at) = table.position(field).filter(|at| row[*at] != table.defaults[*at]) else { return false };
        row[at] = table.defaults[at].clone();
    }
    true
}

/// What a record without a name of its own is called by: the record that this field names.
const NAMED_BY: &[(&str, &str, &str)] = &[
    ("opening", "venue_id", "venue"),
    ("session", "event_id", "event"),
    ("event_partner", "event_id", "event"),
    ("event_person", "event_id", "event"),
    ("status_step", "event_id", "event"),
    ("tag", "area_id", "area"),
    ("rating", "feature_id", "feature"),
    ("partner_role", "partner_id", "partner"),
    ("tie", "from_partner_id", "partner"),
    ("opinion", "feature_id", "feature"),
    ("criterion", "feature_id", "feature"),
    ("cross_link", "from_area_id", "area"),
    ("indicator_target", "indicator_id", "indicator"),
    ("reading", "indicator_id", "indicator"),
    ("own_value", "own_field_id", "own_field"),
];

/// Fields that can be the name of a record, best first.
const NAMES: &[&str] = &["title", "name", "city", "body", "text", "reason"];

impl Table {
    /// Looks up the defaults and numbers of one table in an open file.
    pub(crate) fn load(
        connection: &Connection,
        name: &'static str,
        fields: &'static [&'static str],
        numbers: &HashMap<String, i64>,
        known: &mut HashMap<String, Cell>,
    ) -> Result<Self, StoreError> {
        let numbers = fields.iter().map(|field| numbers.get(*field).copied().unwrap_or(-1)).collect();
        let mut defaults = Vec::new();
        let mut statement =
            connection.prepare_cached("SELECT name, dflt_value FROM pragma_table_info(?1) ORDER BY cid")?;
        let mut rows = statement.query([name])?;
        let mut columns = Vec::new();
        while let Some(row) = rows.next()? {
            columns.push(row.get::<_, String>(0)?);
            defaults.push(match row.get::<_, Option<String>>(1)? {
                Some(sql) => default_of(connection, sql, known)?,
                None => Cell::Null,
            });
        }
        // No more columns and no fewer.
        if columns != *fields {
            return Err(StoreError::damaged(format!("columns of {name}")));
        }
        let columns = fields.join(", ");
        let marks = vec!["?"; fields.len()].join(", ");
        let sets: Vec<String> = fields[1..].iter().map(|field| format!("{field} = excluded.{field}")).collect();
        Ok(Table {
            name,
            fields,
            numbers,
            defaults,
            select: format!("SELECT {columns} FROM {name} WHERE id = ?1"),
            upsert: format!(
                "INSERT INTO {name} ({columns}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {}",
                sets.join(", ")
            ),
            delete: format!("DELETE FROM {name} WHERE id = ?1"),
        })
    }

    /// The row of an id, in the order of the fields.
    pub(crate) fn row(&self, connection: &Connection, id: &str) -> Result<Option<Vec<Cell>>, StoreError> {
        let mut statement = connection.prepare_cached(&self.select)?;
        let mut rows = statement.query([id])?;
        rows.next()?.map(|row| cells(row, self.fields.len())).transpose()
    }

    /// Writes a row, new or old.
    pub(crate) fn write(&self, connection: &Connection, cells: &[Cell]) -> Result<(), StoreError> {
        let values = cells.iter().map(AsSql);
        connection.prepare_cached(&self.upsert)?.execute(rusqlite::params_from_iter(values))?;
        Ok(())
    }

    /// Removes a row; no row is fine.
    pub(crate) fn remove(&self, connection: &Connection, id: &str) -> Result<bool, StoreError> {
        Ok(connection.prepare_cached(&self.delete)?.execute([id])? > 0)
    }

    /// Position of a field.
    pub(crate) fn position(&self, field: &str) -> Option<usize> {
        self.fields.iter().position(|known| *known == field)
    }
}

/// All tables of an open file.
pub(crate) fn load(connection: &Connection) -> Result<Vec<Table>, StoreError> {
    let mut statement = connection.prepare("SELECT name, fid FROM field")?;
    let numbers: HashMap<String, i64> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let mut known = HashMap::new();
    RECORDS.iter().map(|(name, fields)| Table::load(connection, name, fields, &numbers, &mut known)).collect()
}

/// The value of a column's default, worked out once for each wording.
fn default_of(connection: &Connection, sql: String, known: &mut HashMap<String, Cell>) -> Result<Cell, StoreError> {
    if let Some(default) = known.get(&sql) {
        return Ok(default.clone());
    }
    let default = connection.query_row(&format!("SELECT {sql}"), [], |row| Ok(cell(row.get_ref(0)?)))??;
    known.insert(sql, default.clone());
    Ok(default)
}

/// The table of a name.
pub(crate) fn find<'a>(tables: &'a [Table], name: &str) -> Option<&'a Table> {
    tables.iter().find(|table| table.name == name)
}

/// Brings the list of one table up to date. Lists are in the order of ids, as they are read.
fn refresh<R: Record>(
    touched: &Touched,
    connection: &Connection,
    known: &[Table],
    list: &mut Vec<R>,
) -> Result<(), StoreError> {
    let Some(ids) = touched.ids(R::TABLE) else { return Ok(()) };
    let (Some(ids), Some(table)) = (ids, find(known, R::TABLE)) else {
        *list = all::<R>(connection)?;
        return Ok(());
    };
    for id in ids {
        let record = table.row(connection, id)?.map(|cells| record::<R>(&cells)).transpose()?;
        match (list.binary_search_by(|other| other.id().cmp(id)), record) {
            (Ok(at), Some(record)) => list[at] = record,
            (Ok(at), None) => drop(list.remove(at)),
            (Err(at), Some(record)) => list.insert(at, record),
            (Err(_), None) => {}
        }
    }
    Ok(())
}

/// Every record of a kind, by id.
pub(crate) fn all<R: Record>(connection: &Connection) -> Result<Vec<R>, StoreError> {
    let mut records = Vec::new();
    each_row::<R>(connection, |cells| {
        records.push(record(&cells)?);
        Ok(())
    })?;
    Ok(records)
}

/// Goes through the rows of a kind, by id.
fn each_row<R: Record>(
    connection: &Connection,
    mut f: impl FnMut(Vec<Cell>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = format!("SELECT {} FROM {} ORDER BY id", R::FIELDS.join(", "), R::TABLE);
    let mut statement = connection.prepare_cached(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        f(cells(row, R::FIELDS.len())?)?;
    }
    Ok(())
}

fn unreadable_of<R: Record>(
    connection: &Connection,
    found: &mut Vec<(&'static str, String, &'static str)>,
) -> Result<(), StoreError> {
    let mut statement = connection.prepare(&format!("SELECT {} FROM {}", R::FIELDS.join(", "), R::TABLE))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let cells = cells(row, R::FIELDS.len())?;
        if let Err(field) = R::from_cells(&cells) {
            found.push((R::TABLE, cells[0].plain(), field));
        }
    }
    Ok(())
}

fn check_each<R: Record>(connection: &Connection, found: &mut Vec<OutOfBounds>) -> Result<(), StoreError> {
    each_row::<R>(connection, |cells| {
        record::<R>(&cells)?;
        bounds::of_row::<R>(&cells, found)
    })
}

/// One record.
pub(crate) fn record<R: Record>(cells: &[Cell]) -> Result<R, StoreError> {
    R::from_cells(cells).map_err(|field| StoreError::damaged(format!("{}.{field}", R::TABLE)))
}

/// Finds the cells of a record by its table and id.
pub(crate) type Look<'a> = dyn FnMut(&str, &str) -> Result<Option<Vec<Cell>>, StoreError> + 'a;

/// What people call a record; its cells are found by `look`, which may look into the past.
pub(crate) fn name_of(table: &Table, row: &[Cell], look: &mut Look, tables: &[Table]) -> Result<String, StoreError> {
    let value = |field: &str| table.position(field).and_then(|position| row.get(position)).map(Cell::plain);
    if let Some((_, field, other)) = NAMED_BY.iter().find(|(name, ..)| *name == table.name) {
        let (Some(id), Some(other)) = (value(field), find(tables, other)) else {
            return Ok(String::new());
        };
        return match look(other.name, &id)? {
            Some(row) => name_of(other, &row, look, tables),
            None => Ok(String::new()),
        };
    }
    Ok(NAMES.iter().filter_map(|field| value(field)).find(|name| !name.is_empty()).unwrap_or_default())
}

/// The first `count` values of a row.
pub(crate) fn cells(row: &Row, count: usize) -> Result<Vec<Cell>, StoreError> {
    (0..count).map(|position| cell(row.get_ref(position)?)).collect()
}

/// A value of SQLite as a cell.
pub(crate) fn cell(value: ValueRef) -> Result<Cell, StoreError> {
    match value {
        ValueRef::Null => Ok(Cell::Null),
        ValueRef::Integer(number) => Ok(Cell::Integer(number)),
        ValueRef::Real(number) => Ok(Cell::Real(number)),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cell::Text(text.to_owned())),
            Err(error) => Err(StoreError::damaged(error.to_string())),
        },
        ValueRef::Blob(_) => Err(StoreError::damaged("blob")),
    }
}

/// A cell as a value of SQLite.
pub(crate) struct AsSql<'a>(pub(crate) &'a Cell);

impl ToSql for AsSql<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self.0 {
            Cell::Null => ToSqlOutput::Owned(Value::Null),
            Cell::Integer(number) => ToSqlOutput::Owned(Value::Integer(*number)),
            Cell::Real(number) => ToSqlOutput::Owned(Value::Real(*number)),
            Cell::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
        })
    }
}

#[cfg(test)]
mod tests;
