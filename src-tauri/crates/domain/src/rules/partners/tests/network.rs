//! The network of partners, against pictures small enough to count by hand, and against a slow twin.

use proptest::prelude::*;

use crate::rules::network::{betweenness, network, trust, value};
use crate::rules::testing::*;
use crate::*;

/// `a-b c-d`, each pair one tie noted by the first; `alone` names a partner without any.
fn net(pairs: &str) -> Plan {
    let mut plan = Plan::default();
    for (at, pair) in pairs.split_whitespace().enumerate() {
        let (from, to) = pair.split_once('-').unwrap_or((pair, ""));
        for id in [from, to].into_iter().filter(|id| !id.is_empty()) {
            if !plan.partners.iter().any(|known| known.id == id) {
                plan.partners.push(partner(id, PartnerStatus::Active));
            }
        }
        if !to.is_empty() {
            plan.ties.push(tie(&at.to_string(), from, to));
        }
    }
    plan
}

fn tie(id: &str, from: &str, to: &str) -> Tie {
    Tie { id: id.to_owned(), from_partner_id: from.to_owned(), to_partner_id: to.to_owned(), ..Tie::default() }
}

/// Expected: density in percent, those alone, the brokers with their share in percent.
#[track_caller]
fn check(pairs: &str, density: i64, isolated: &str, brokers: &str) {
    let found = network(&net(pairs));
    assert_eq!(found.density.map(|share| (share * 100.0).round() as i64), Some(density), "density of {pairs}");
    assert_eq!(found.isolated.join(" "), isolated, "alone in {pairs}");
    let share = |id: &str| found.nodes.iter().find(|node| node.id == id).map_or(0.0, |node| node.betweenness);
    let named: Vec<String> = found.brokers.iter().map(|id| format!("{id} {:.0}", share(id) * 100.0)).collect();
    assert_eq!(named.join(", "), brokers, "brokers of {pairs}");
}

#[test]
fn density_loners_and_brokers() {
    check("a-b b-c", 67, "", "b 100");
    check("a-b b-c c-a", 100, "", "");
    check("hub-a hub-b hub-c hub-d", 40, "", "hub 100");
    // A path of five: the middle lies on 4 of 6 ways, its neighbours on 3.
    check("a-b b-c c-d d-e", 40, "", "c 67, b 50, d 50");
    // A square: each pair of opposite corners has two ways, of which each other corner has one half.
    check("a-b b-c c-d d-a", 67, "", "a 17, b 17, c 17");
    check("a-b c alone", 17, "c alone", "");
}

#[test]
fn both_sides_of_a_pair_are_one_link_and_the_latest_note_counts() {
    let mut plan = net("a-b");
    plan.ties[0].strength = Some(4);
    plan.ties[0].reliability = Some(1);
    let later = Tie { captured_on: monday(), strength: Some(2), reliability: Some(4), ..tie("later", "a", "b") };
    let other_side = Tie { strength: Some(3), reliability: Some(1), openness: Some(3), ..tie("other", "b", "a") };
    plan.ties.extend([later, other_side, tie("self", "a", "a")]);
    let found = network(&plan);
    assert_eq!(found.links.len(), 1);
    assert_eq!((found.links[0].strength, found.links[0].trust, found.links[0].value), (Some(3), Some(3.0), None));
}

#[test]
fn former_partners_and_prospects_without_ties_are_not_counted() {
    let mut plan = net("a-b b-c");
    plan.partners[2].status = PartnerStatus::Former;
    plan.partners.push(partner("new", PartnerStatus::Prospect));
    plan.partners[0].status = PartnerStatus::Interested;
    let found = network(&plan);
    let names: Vec<&str> = found.nodes.iter().map(|node| node.id.as_str()).collect();
    assert_eq!(names, ["a", "b"], "an interested partner with a tie counts, a prospect without one does not");
    assert_eq!(found.density, Some(1.0));
    assert_eq!(network(&Plan::default()).density, None);
}

#[test]
fn trust_and_value_leave_out_what_nobody_answered() {
    let mut plan = net("a-b");
    let tie = &mut plan.ties[0];
    assert_eq!((trust(tie), value(tie)), (None, None));
    (tie.reliability, tie.shared_aims, tie.influence) = (Some(2), Some(3), Some(4));
    assert_eq!((trust(tie), value(tie)), (Some(2.5), Some(4.0)));
}

#[test]
fn contributions_are_hosted_events_and_offers_that_came() {
    let mut plan = plan("Hall 10-11 by=a, Hall 12-13 by=a status=declined, Hall 14-15 by=b");
    let offer = |id: &str, received_on| Offer {
        id: id.to_owned(),
        partner_id: "a".to_owned(),
        received_on,
        ..Offer::default()
    };
    plan.offers = vec![offer("came", Some(monday())), offer("awaited", None)];
    let counts = crate::rules::network::contributions(&plan);
    assert_eq!((counts.get("a"), counts.get("b")), (Some(&2), Some(&1)));
}

/// The same shares from the definition: every pair, every shortest way written out.
fn slow(neighbours: &[Vec<usize>]) -> Vec<f64> {
    let count = neighbours.len();
    let mut shares = vec![0.0; count];
    for from in 0..count {
        for to in from + 1..count {
            let ways = shortest_ways(neighbours, from, to);
            for way in &ways {
                for node in &way[1..way.len() - 1] {
                    shares[*node] += 1.0 / ways.len() as f64;
                }
            }
        }
    }
    let pairs = (count.saturating_sub(1) * count.saturating_sub(2)) as f64 / 2.0;
    shares.into_iter().map(|share| if 0.0 < pairs { share / pairs } else { 0.0 }).collect()
}

fn shortest_ways(neighbours: &[Vec<usize>], from: usize, to: usize) -> Vec<Vec<usize>> {
    let mut ways = vec![vec![from]];
    for _ in 0..neighbours.len() {
        let arrived: Vec<Vec<usize>> = ways.iter().filter(|way| way.last() == Some(&to)).cloned().collect();
        if !arrived.is_empty() {
            return arrived;
        }
        ways = ways
            .iter()
            .flat_map(|way| {
                let next = neighbours[way[way.len() - 1]].iter().filter(|node| !way.contains(node));
                next.map(|node| way.iter().copied().chain([*node]).collect()).collect::<Vec<Vec<usize>>>()
            })
            .collect();
    }
    Vec::new()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn betweenness_is_that_of_the_slow_twin(count in 1usize..8, chosen in prop::collection::vec(any::<bool>(), 28)) {
        let mut neighbours: Vec<Vec<usize>> = vec![Vec::new(); count];
        let pairs = (0..count).flat_map(|from| (from + 1..count).map(move |to| (from, to)));
        for ((from, to), _) in pairs.zip(&chosen).filter(|(_, is_tied)| **is_tied) {
            neighbours[from].push(to);
            neighbours[to].push(from);
        }
        for (fast, slow) in betweenness(&neighbours).into_iter().zip(slow(&neighbours)) {
            prop_assert!((fast - slow).abs() < 1e-9, "{fast} is not {slow} in {neighbours:?}");
        }
    }
}
