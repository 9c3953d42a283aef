import type { LanguageWords } from './words.js';

export const english: LanguageWords = {
  alike: {
    placeholder: 'In your own words', thanks: 'Thank you. It helps us decide what to do next.', next: 'Next', send: 'Send', skip: 'Skip', close: 'Close',
    button: 'Feedback', idea: 'Idea', problem: 'Problem', praise: 'Praise',
  },
  NPS: {
    question: 'How likely are you to recommend us to a friend or colleague?', low: 'Not at all likely', high: 'Extremely likely',
    followUpLow: 'What disappointed you most?', followUpMiddle: 'What would make it better for you?', followUpHigh: 'What do you like most?',
  },
  CSAT: {
    question: 'How satisfied are you with what you just did here?', low: 'Very dissatisfied', high: 'Very satisfied',
    followUpLow: 'What went wrong?', followUpMiddle: 'What would have made it better?', followUpHigh: 'What did you like about it?',
  },
  CES: {
    question: 'It was easy to do what I wanted to do.', low: 'Strongly disagree', high: 'Strongly agree',
    followUpLow: 'What made it hard?', followUpMiddle: 'What could have been easier?', followUpHigh: '',
  },
  FEEDBACK: { question: 'What would you like to tell us?' },
};
