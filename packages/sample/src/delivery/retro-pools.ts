/** What teams say in retrospectives. Each pool is longer than the retrospectives that take from it, so that no team says a thing twice. */
export const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  atlas: ['Mia', 'Jon', 'Aylin', 'Piotr'],
  boreas: ['Sofia', 'Tom', 'Ines', 'Kofi'],
};

export const NOTES = {
  WENT_WELL: [
    'Pairing on the payment adapter: no review waited longer than a day', 'The demo ran on real orders, and support was in the room', 'Nobody had to stay late for the release',
    'Contract tests caught the price change before the shop did', 'Planning took 40 minutes instead of two hours', 'New colleague shipped on the third day',
    'We said no to two late wishes, and nobody minded', 'Fewer hot-fixes than in any sprint this year', 'The design was ready before planning', 'Writing the tax cases down first saved us a week',
    'Defects were looked at on the day they came in', 'The board was true every morning', 'Two of us can now deploy the refund job',
  ],
  TO_IMPROVE: [
    'Reviews piled up on Thursday again', 'Three stories were started in the last two days', 'The test shop was down for a day and we noticed at noon', 'Estimates of anything with taxes are too low',
    'We learn of campaigns from the traffic', 'Half of the sprint waited for one answer from the bank', 'Too many threads about the same defect', 'Acceptance came late, all on the last day',
    'The build takes 25 minutes', 'Unestimated items slipped into the sprint', 'On-call took one person away for four days', 'We carried the same story again and did not talk about it',
  ],
  TO_TRY: [
    'Start nothing new after the second Wednesday', 'A reviewer of the day', 'Split everything above 5 points', 'Ten minutes a day for the oldest item on the board', 'Ask the bank before planning, not after',
    'Show work to support as soon as it runs', 'One shared list of what marketing plans', 'Write the acceptance test with the story', 'Rotate on-call by day', 'A limit of three items in review',
  ],
} as const;

export const ACTIONS = [
  'Name a reviewer for each day in the team calendar', 'Alert when the test shop is down for five minutes', 'Agree with marketing on a weekly note about campaigns', 'Split the tax story before planning',
  'Bring the build under 15 minutes', 'Set a limit of three for items in review', 'Ask the bank for a named contact', 'Write down who decides about late wishes', 'Plan on-call by day instead of by week',
  'Invite support to every second demo', 'Estimate all open defects on Monday', 'Clear the backlog of items older than six months', 'Document how the refund job is deployed', 'Move acceptance to the day a story is done', 'Try pairing on every story above 5 points',
] as const;

export const REASONS = {
  CARRY_OVER: ['Larger than thought', 'Waited for others', 'Started late', 'Something urgent came first', 'Waited three days for an answer from the bank'],
  ADDED: ['Urgent defect', 'Promised meanwhile', 'Forgotten in planning', 'There was room'],
  REMOVED: ['No longer needed', 'Not ready', 'Made room for something urgent', 'Better in a later sprint'],
} as const;

export const SENTENCES = {
  MET: ['All of it is live, and support has been shown how it works.', 'Shown to three shops on Friday; they use it.', 'Live since Thursday, without a single call.'],
  PARTLY: ['It works for the main case; the rest comes next sprint.', 'Live for guests, not yet for business customers.', 'The first half is live, the second waits for the bank.'],
  MISSED: ['We found out too late how much of the old flow depends on it.', 'Defects of the release took the second week.'],
} as const;
