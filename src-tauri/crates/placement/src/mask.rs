//! Sets of time slots of one day as bits of a few machine words.
//!
//! `W` words hold 64 slots each: two are enough for a grid of 15 minutes, and then nothing here costs more than a few
//! instructions.

/// A set of slots.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mask<const W: usize>([u64; W]);

impl<const W: usize> Mask<W> {
    /// No slot.
    pub const EMPTY: Self = Self([0; W]);

    /// The slots from `first` up to `end`, `end` excluded; what lies outside the day is left out.
    pub fn range(first: i64, end: i64) -> Self {
        let bits = 64 * W as i64;
        let (first, end) = (first.clamp(0, bits), end.clamp(0, bits));
        let mut mask = Self::EMPTY;
        for slot in first..end {
            mask.0[slot as usize / 64] |= 1 << (slot % 64);
        }
        mask
    }

    /// As [`Mask::range`], for short stretches inside the day, without a loop over slots.
    #[inline]
    pub fn stretch(first: usize, length: usize) -> Self {
        let mut mask = Self::EMPTY;
        let end = first + length;
        for (word, bits) in mask.0.iter_mut().enumerate() {
            let (low, high) = (first.max(64 * word), end.min(64 * word + 64));
            if low < high {
                *bits = (u64::MAX >> (64 - (high - low))) << (low - 64 * word);
            }
        }
        mask
    }

    /// Whether the slot is in the set.
    #[inline]
    pub fn has(&self, slot: usize) -> bool {
        self.0[slot / 64] >> (slot % 64) & 1 == 1
    }

    /// Whether nothing is in the set.
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// How many slots.
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Slots in both.
    #[inline]
    pub fn and(mut self, other: &Self) -> Self {
        for (word, bits) in self.0.iter_mut().zip(&other.0) {
            *word &= bits;
        }
        self
    }

    /// Slots in either.
    #[inline]
    pub fn or(mut self, other: &Self) -> Self {
        for (word, bits) in self.0.iter_mut().zip(&other.0) {
            *word |= bits;
        }
        self
    }

    /// Slots of this set that are not in the other.
    #[inline]
    pub fn without(mut self, other: &Self) -> Self {
        for (word, bits) in self.0.iter_mut().zip(&other.0) {
            *word &= !bits;
        }
        self
    }

    /// Whether a slot is in both.
    #[inline]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).any(|(word, bits)| word & bits != 0)
    }

    /// Every slot `by` earlier.
    #[inline]
    fn earlier(self, by: usize) -> Self {
        let (words, bits) = (by / 64, by % 64);
        let mut mask = Self::EMPTY;
        for word in 0..W.saturating_sub(words) {
            mask.0[word] = self.0[word + words] >> bits;
            if bits > 0 && word + words + 1 < W {
                mask.0[word] |= self.0[word + words + 1] << (64 - bits);
            }
        }
        mask
    }

    /// The starts from which a session of `length` slots would run into a slot of this set.
    #[inline]
    pub fn blocked(self, length: usize) -> Self {
        let (mut mask, mut covered) = (self, 1);
        while covered < length {
            let step = covered.min(length - covered);
            mask = mask.or(&mask.earlier(step));
            covered += step;
        }
        mask
    }

    /// The slots, ascending.
    #[inline]
    pub fn slots(self) -> impl Iterator<Item = usize> {
        self.0.into_iter().enumerate().flat_map(|(number, mut word)| {
            std::iter::from_fn(move || {
                if word == 0 {
                    return None;
                }
                let slot = 64 * number + word.trailing_zeros() as usize;
                word &= word - 1;
                Some(slot)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slots<const W: usize>(mask: Mask<W>) -> Vec<usize> {
        mask.slots().collect()
    }

    #[test]
    fn ranges_reach_over_words_and_stay_inside_the_day() {
        assert_eq!(slots(Mask::<2>::range(62, 67)), [62, 63, 64, 65, 66]);
        assert_eq!(slots(Mask::<2>::range(-5, 2)), [0, 1]);
        assert_eq!(slots(Mask::<2>::range(126, 900)), [126, 127]);
        assert!(Mask::<2>::range(9, 3).is_empty());
        for first in 0..128 {
            for length in 0..=(128 - first) {
                let slow = Mask::<2>::range(first as i64, (first + length) as i64);
                assert_eq!(Mask::<2>::stretch(first, length), slow, "{first} and {length} more");
            }
        }
    }

    #[test]
    fn blocked_starts_are_those_whose_session_meets_the_set() {
        let taken = Mask::<3>::range(70, 72).or(&Mask::range(130, 131));
        for length in 1..80 {
            let blocked = taken.blocked(length);
            for start in 0..192 {
                let meets = (start..start + length).any(|slot| slot < 192 && taken.has(slot));
                assert_eq!(blocked.has(start), meets, "{length} slots from {start}");
            }
        }
    }
}
