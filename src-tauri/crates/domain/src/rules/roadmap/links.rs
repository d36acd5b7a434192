//! What follows what among milestones: rings of them that can never begin, and all that hangs on one.
//!
//! Knows nothing of dates.

use std::collections::{HashMap, HashSet};

use crate::{Id, Milestone};

/// Milestones that wait for each other, each ring in the order of the plan. Takes time in proportion to the links.
pub fn cycles(milestones: &[Milestone]) -> Vec<Vec<Id>> {
    let places: HashMap<&str, usize> = milestones.iter().enumerate().map(|(at, it)| (it.id.as_str(), at)).collect();
    let before: Vec<Vec<usize>> = milestones
        .iter()
        .map(|it| it.after_ids.iter().filter_map(|id| places.get(id.as_str()).copied()).collect())
        .collect();
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); milestones.len()];
    for (at, links) in before.iter().enumerate() {
        for link in links {
            after[*link].push(at);
        }
    }
    // Kosaraju: what is left last going one way is taken first going the other, and takes its ring with it.
    let mut seen = vec![false; milestones.len()];
    let mut left: Vec<usize> = Vec::new();
    for at in 0..milestones.len() {
        left.extend(walk(at, &before, &mut seen));
    }
    let mut seen = vec![false; milestones.len()];
    let mut rings: Vec<Vec<usize>> = Vec::new();
    for at in left.into_iter().rev() {
        let mut ring = walk(at, &after, &mut seen);
        ring.sort_unstable();
        if 1 < ring.len() || ring.first().is_some_and(|only| before[*only].contains(only)) {
            rings.push(ring);
        }
    }
    rings.sort_unstable();
    rings.into_iter().map(|ring| ring.into_iter().map(|at| milestones[at].id.clone()).collect()).collect()
}

/// What can be reached from a place and was not seen, in the order in which it is left.
fn walk(from: usize, links: &[Vec<usize>], seen: &mut [bool]) -> Vec<usize> {
    let mut left = Vec::new();
    if std::mem::replace(&mut seen[from], true) {
        return left;
    }
    // Each place with the number of links already followed; no recursion, so that no chain is too long.
    let mut path = vec![(from, 0)];
    while let Some((at, followed)) = path.last_mut() {
        let next = links[*at].get(*followed).copied();
        *followed += 1;
        match next {
            Some(next) if !std::mem::replace(&mut seen[next], true) => path.push((next, 0)),
            Some(_) => {}
            None => {
                left.push(*at);
                path.pop();
            }
        }
    }
    left
}

/// Milestones by those that they wait for.
pub struct Waiting<'a>(HashMap<&'a str, Vec<&'a Milestone>>);

impl<'a> Waiting<'a> {
    /// Goes once over all milestones.
    pub fn new(milestones: &'a [Milestone]) -> Self {
        let mut waiting: HashMap<&str, Vec<&Milestone>> = HashMap::new();
        for milestone in milestones {
            for before in &milestone.after_ids {
                waiting.entry(before.as_str()).or_default().push(milestone);
            }
        }
        Self(waiting)
    }

    /// All open milestones that must come after one, directly or through others; never the one itself.
    pub fn followers(&self, id: &str) -> Vec<&'a Milestone> {
        let mut seen: HashSet<&str> = HashSet::from([id]);
        let mut found = Vec::new();
        let mut next: Vec<&str> = vec![id];
        while let Some(id) = next.pop() {
            for milestone in self.0.get(id).into_iter().flatten() {
                // What is done has let those behind it go.
                if milestone.done_on.is_none() && seen.insert(&milestone.id) {
                    found.push(*milestone);
                    next.push(&milestone.id);
                }
            }
        }
        found.sort_by_key(|it| (it.due_on, it.id.as_str()));
        found
    }
}
