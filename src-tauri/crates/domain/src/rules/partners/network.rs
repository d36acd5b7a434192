//! The network of partners: who is tied to whom, how dense it is, who stands alone, and who joins others.
//!
//! Ties have a direction when they are noted, because each side sees its own; here a pair of partners is one link.
//! Former partners are left out. Who stands between others is counted on the shortest ways (Brandes 2001), without
//! weights: how strong a tie is says nothing certain about how news travels along it.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Id, Partner, PartnerStatus, Plan, Sector, Tie};

/// The partners that take part and the links between them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Network {
    /// Everyone counted: committed and active partners, and others that have a link. In the plan's order.
    pub nodes: Vec<NetworkNode>,
    /// One for each pair.
    pub links: Vec<NetworkLink>,
    /// Links of all that could be, from 0 to 1; `None` with fewer than two partners.
    pub density: Option<f64>,
    /// Ids of partners without any link.
    pub isolated: Vec<Id>,
    /// Ids of the partners on most of the ways between others, at most [`BROKERS`], the first of them first.
    pub brokers: Vec<Id>,
}

/// How many brokers are named.
pub const BROKERS: usize = 3;

/// A partner in the network.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct NetworkNode {
    /// The partner.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its sector.
    pub sector: Sector,
    /// How many others it is linked to.
    pub degree: usize,
    /// Share of the shortest ways between others that lead through it, from 0 to 1.
    pub betweenness: f64,
    /// Live events that it organises or co-hosts, and offers of which something came.
    pub contribution: usize,
}

/// Two partners and what is known of their ties.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct NetworkLink {
    /// The partner whose id comes first.
    pub from_id: Id,
    /// The other one.
    pub to_id: Id,
    /// The strongest that either side says, 1 to 4.
    #[ts(type = "number | null")]
    pub strength: Option<i64>,
    /// Mean of what both sides say, 1 to 4.
    pub trust: Option<f64>,
    /// Mean of what both sides say, 1 to 4.
    pub value: Option<f64>,
}

/// Mean of reliability, openness and shared aims, of those that were answered.
pub fn trust(tie: &Tie) -> Option<f64> {
    mean([tie.reliability, tie.openness, tie.shared_aims].into_iter().flatten().map(|answer| answer as f64))
}

/// Mean of influence, resources and commitment, of those that were answered.
pub fn value(tie: &Tie) -> Option<f64> {
    mean([tie.influence, tie.resources, tie.commitment].into_iter().flatten().map(|answer| answer as f64))
}

/// The ties that hold: of each direction and kind the one noted last.
pub fn latest_ties(plan: &Plan) -> Vec<&Tie> {
    let mut latest: BTreeMap<(&str, &str, &str), &Tie> = BTreeMap::new();
    for tie in plan.ties.iter().filter(|tie| tie.from_partner_id != tie.to_partner_id) {
        let kept = latest.entry((&tie.from_partner_id, &tie.to_partner_id, tie.kind.word())).or_insert(tie);
        if (kept.captured_on, &kept.id) < (tie.captured_on, &tie.id) {
            *kept = tie;
        }
    }
    latest.into_values().collect()
}

/// The network of a plan.
pub fn network(plan: &Plan) -> Network {
    let partners: HashMap<&str, &Partner> = plan
        .partners
        .iter()
        .filter(|partner| partner.status != PartnerStatus::Former)
        .map(|partner| (partner.id.as_str(), partner))
        .collect();
    let links = links(plan, &partners);
    let linked: HashSet<&str> = links.iter().flat_map(|link| [link.from_id.as_str(), link.to_id.as_str()]).collect();
    let counted: Vec<&Partner> = plan
        .partners
        .iter()
        .filter(|partner| partner.status.is_committed() || linked.contains(partner.id.as_str()))
        .collect();
    let at: HashMap<&str, usize> = counted.iter().enumerate().map(|(at, partner)| (partner.id.as_str(), at)).collect();
    let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); counted.len()];
    for link in &links {
        let (from, to) = (at[link.from_id.as_str()], at[link.to_id.as_str()]);
        neighbours[from].push(to);
        neighbours[to].push(from);
    }
    let shares = betweenness(&neighbours);
    let contributions = contributions(plan);
    let nodes: Vec<NetworkNode> = counted
        .iter()
        .enumerate()
        .map(|(at, partner)| NetworkNode {
            id: partner.id.clone(),
            name: partner.name.clone(),
            sector: partner.sector,
            degree: neighbours[at].len(),
            betweenness: shares[at],
            contribution: contributions.get(partner.id.as_str()).copied().unwrap_or(0),
        })
        .collect();
    let possible = nodes.len() * nodes.len().saturating_sub(1) / 2;
    Network {
        density: (0 < possible).then(|| links.len() as f64 / possible as f64),
        isolated: nodes.iter().filter(|node| node.degree == 0).map(|node| node.id.clone()).collect(),
        brokers: brokers(&nodes),
        nodes,
        links,
    }
}

fn links(plan: &Plan, partners: &HashMap<&str, &Partner>) -> Vec<NetworkLink> {
    let mut pairs: BTreeMap<(&str, &str), Vec<&Tie>> = BTreeMap::new();
    for tie in latest_ties(plan) {
        let (from, to) = (tie.from_partner_id.as_str(), tie.to_partner_id.as_str());
        if partners.contains_key(from) && partners.contains_key(to) {
            pairs.entry((from.min(to), from.max(to))).or_default().push(tie);
        }
    }
    let link = |((from, to), ties): ((&str, &str), Vec<&Tie>)| NetworkLink {
        from_id: from.to_owned(),
        to_id: to.to_owned(),
        strength: ties.iter().filter_map(|tie| tie.strength).max(),
        trust: mean(ties.iter().filter_map(|tie| trust(tie))),
        value: mean(ties.iter().filter_map(|tie| value(tie))),
    };
    pairs.into_iter().map(link).collect()
}

/// Those with the largest share, as long as it is one at all.
fn brokers(nodes: &[NetworkNode]) -> Vec<Id> {
    let mut ranked: Vec<&NetworkNode> = nodes.iter().filter(|node| 1e-9 < node.betweenness).collect();
    ranked.sort_by(|a, b| b.betweenness.total_cmp(&a.betweenness).then_with(|| a.name.cmp(&b.name)));
    ranked.into_iter().take(BROKERS).map(|node| node.id.clone()).collect()
}

/// Live events that a partner organises or co-hosts, and offers of which something came, by partner.
pub fn contributions(plan: &Plan) -> HashMap<&str, usize> {
    let live: HashSet<&str> =
        plan.events.iter().filter(|event| event.status.is_live()).map(|event| event.id.as_str()).collect();
    let mut seen: HashSet<(&str, &str)> = HashSet::new();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for link in &plan.event_partners {
        if link.role.is_host()
            && live.contains(link.event_id.as_str())
            && seen.insert((&link.partner_id, &link.event_id))
        {
            *counts.entry(&link.partner_id).or_default() += 1;
        }
    }
    for offer in plan.offers.iter().filter(|offer| super::offers::has_come(offer)) {
        *counts.entry(&offer.partner_id).or_default() += 1;
    }
    counts
}

/// For each node the share of the shortest ways between two others that lead through it (Brandes' algorithm).
pub fn betweenness(neighbours: &[Vec<usize>]) -> Vec<f64> {
    let count = neighbours.len();
    let mut scores = vec![0.0; count];
    for source in 0..count {
        let mut order = Vec::with_capacity(count);
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); count];
        let mut ways = vec![0.0_f64; count];
        let mut distance = vec![usize::MAX; count];
        (ways[source], distance[source]) = (1.0, 0);
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            order.push(node);
            for &next in &neighbours[node] {
                if distance[next] == usize::MAX {
                    distance[next] = distance[node] + 1;
                    queue.push_back(next);
                }
                if distance[next] == distance[node] + 1 {
                    ways[next] += ways[node];
                    before[next].push(node);
                }
            }
        }
        let mut share = vec![0.0; count];
        for &node in order.iter().rev() {
            for &earlier in &before[node] {
                share[earlier] += ways[earlier] / ways[node] * (1.0 + share[node]);
            }
            if node != source {
                scores[node] += share[node];
            }
        }
    }
    // Every pair was counted from both of its ends.
    let pairs = (count.saturating_sub(1) * count.saturating_sub(2)) as f64;
    scores.into_iter().map(|score| if 0.0 < pairs { score / pairs } else { 0.0 }).collect()
}

fn mean(numbers: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = numbers.fold((0.0, 0), |(sum, count), number| (sum + number, count + 1));
    (0 < count).then(|| sum / f64::from(count))
}
