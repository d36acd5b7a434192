/** Where and when the plan is: what dates, numbers and amounts typed into fields mean there. Set by the frame. */

class Place {
  /** ISO 3166 of the plan's country; empty: not known. */
  country = $state('');
  /** ISO 4217. */
  currency = $state('');
  /** Today in the plan's time zone, stored form. */
  today = $state('');
  /** First day of the chosen week: a date typed without a year is near it. */
  near = $state('');
}

export const place = new Place();
