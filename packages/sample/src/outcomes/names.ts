import type { Random } from '../random.js';

const FIRST = ['Amber', 'Alder', 'Birch', 'Bright', 'Cedar', 'Clear', 'Copper', 'Coral', 'East', 'Elm', 'Fair', 'Fern', 'First', 'Green', 'Harbour', 'Hazel', 'High', 'Ivory', 'Juniper', 'Lake', 'Linden', 'Little', 'Maple', 'Marble', 'Meadow', 'North', 'Oak', 'Open', 'Pine', 'Quiet', 'River', 'Round', 'Silver', 'South', 'Stone', 'Sunny', 'Upper', 'West', 'White', 'Willow'];
const SECOND = ['Bay', 'Bench', 'Bridge', 'Court', 'Crossing', 'Dale', 'Field', 'Gate', 'Grove', 'Hall', 'Hill', 'House', 'Lane', 'Market', 'Mill', 'Path', 'Point', 'Quay', 'Row', 'Square', 'Street', 'Terrace', 'Wharf', 'Yard'];
const TRADE = ['Bikes', 'Books', 'Candles', 'Ceramics', 'Coffee', 'Fabrics', 'Flowers', 'Furniture', 'Games', 'Garden', 'Gifts', 'Kitchen', 'Lamps', 'Leather', 'Music', 'Optics', 'Outdoor', 'Paper', 'Prints', 'Shoes', 'Sports', 'Stationery', 'Tea', 'Tools', 'Toys', 'Wine'];

/** The name of a shop that exists nowhere else: three words of 24,960 triples. */
export function shopName(random: Random): string {
  return `${random.pick(FIRST)} ${random.pick(SECOND)} ${random.pick(TRADE)}`;
}

export const COUNTRIES = [['DE', 38], ['FR', 16], ['NL', 12], ['ES', 11], ['PL', 9], ['US', 14]] as const;
export const INDUSTRIES = [['Fashion', 24], ['Home and garden', 19], ['Food and drink', 16], ['Sports', 13], ['Books and media', 11], ['Electronics', 10], ['Health', 7]] as const;
export const CHANNELS = [['search', 34], ['referral', 22], ['partner', 14], ['campaign', 18], ['direct', 12]] as const;
export const DEVICES = [['desktop', 68], ['mobile', 24], ['tablet', 8]] as const;

/** A size class that fits the number of people who signed up. */
export function sizeOf(people: number, random: Random): string {
  const seats = people * random.between(1, 9);
  return seats < 10 ? '1-9' : seats < 50 ? '10-49' : seats < 200 ? '50-199' : '200+';
}
