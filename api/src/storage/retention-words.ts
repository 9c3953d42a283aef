/** What is still told of days whose raw events are removed: docs/decisions/0047. */
export const STAYS = [
  'Who was active on which day, and who did what how often: active, new, returning and dormant people, retention by day, week and month, stickiness, features and events by their names.',
  'Money, subscriptions, surveys, feedback, and everything of delivery.',
];

/** What needs the events themselves. */
export const goesBefore = (day: string): string[] => [
  `Funnels, activation and time to value of who entered or signed up before ${day}, and retention by 24 hours of who began before it.`,
  `Features and retention that ask for a property of an event, in periods that begin before ${day}. Who did an event with a certain property for the first time is told of no period any more, since it may have been before.`,
  `The events themselves: a person’s timeline begins on ${day}, and so do the properties of events. An event of before that is sent from now on is rejected.`,
];
