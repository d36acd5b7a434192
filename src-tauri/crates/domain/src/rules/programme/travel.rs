//! How long people are on their way from one venue to another: on foot, straight across, and never longer than a ride.
//!
//! A venue that nobody has put on the map is no distance away, nor is one online: not known is not far.

use super::limits::{MAX_TRAVEL_MINUTES, METRES_A_DEGREE, WALKING_METRES_PER_MINUTE};
use crate::Venue;

/// Minutes from one venue to another; `None`: the same house, or nobody knows where they are.
pub fn travel_minutes(from: Option<&Venue>, to: Option<&Venue>) -> Option<i64> {
    let (from, to) = (from?, to?);
    if from.id == to.id || from.is_online || to.is_online {
        return None;
    }
    let metres = metres((from.latitude?, from.longitude?), (to.latitude?, to.longitude?));
    let minutes = (metres / WALKING_METRES_PER_MINUTE as f64).ceil() as i64;
    Some(minutes.clamp(0, MAX_TRAVEL_MINUTES))
}

/// Metres from one venue to another, straight; `None`: one of them is not on the map, or is online.
pub fn metres_between(one: &Venue, other: &Venue) -> Option<f64> {
    if one.is_online || other.is_online {
        return None;
    }
    Some(metres((one.latitude?, one.longitude?), (other.latitude?, other.longitude?)))
}

/// Metres between two points in degrees, near enough within a city.
fn metres(one: (f64, f64), other: (f64, f64)) -> f64 {
    let squeeze = f64::midpoint(one.0, other.0).to_radians().cos();
    let around = (one.1 - other.1).abs();
    // The short way around the globe.
    let across = around.min((360.0 - around).abs()) * squeeze;
    (one.0 - other.0).hypot(across) * METRES_A_DEGREE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::venue;

    #[test]
    fn ways_are_walked_up_to_a_ride() {
        let at = |id: &str, latitude, longitude| Venue { latitude, longitude, ..venue(id) };
        let here = at("a", Some(53.35), Some(-6.26));
        let minutes = |to: &Venue| travel_minutes(Some(&here), Some(to));
        // A hundredth of a degree northward is 1,112 metres; eastward, at this latitude, 664.
        assert_eq!(minutes(&at("b", Some(53.36), Some(-6.26))), Some(15));
        assert_eq!(minutes(&at("b", Some(53.35), Some(-6.25))), Some(9));
        assert_eq!(minutes(&at("b", Some(54.35), Some(-6.26))), Some(MAX_TRAVEL_MINUTES));
        assert_eq!(minutes(&at("b", Some(53.35), Some(-6.26))), Some(0), "two names of one house");
        assert_eq!(minutes(&at("a", Some(54.35), Some(-6.26))), None, "the same venue");
        assert_eq!(minutes(&at("b", None, Some(-6.26))), None);
        assert_eq!(minutes(&Venue { is_online: true, ..at("b", Some(54.35), Some(-6.26)) }), None);
        assert_eq!(travel_minutes(Some(&here), None), None);
        let metres = |one: &Venue, other: &Venue| metres_between(one, other).map(|metres| metres.round() as i64);
        let there = at("b", Some(53.36), Some(-6.26));
        let online = Venue { is_online: true, ..there.clone() };
        assert_eq!((metres(&here, &there), metres(&there, &here)), (Some(1112), Some(1112)));
        assert_eq!((metres(&here, &online), metres(&online, &here)), (None, None), "what is online is nowhere");
        assert_eq!(metres(&here, &at("b", None, Some(-6.26))), None);
        let (east, west) = (at("e", Some(0.0), Some(179.999)), at("w", Some(0.0), Some(-179.999)));
        assert_eq!(travel_minutes(Some(&east), Some(&west)), Some(3), "across the line of the date");
        let far = at("n", Some(f64::NAN), Some(f64::INFINITY));
        assert!(travel_minutes(Some(&here), Some(&far)).is_some(), "whatever stands there");
    }
}
