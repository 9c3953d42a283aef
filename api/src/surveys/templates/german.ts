import type { LanguageWords } from './words.js';

export const german: LanguageWords = {
  alike: {
    placeholder: 'In Ihren eigenen Worten', thanks: 'Vielen Dank. Das hilft uns zu entscheiden, was wir als Nächstes tun.', next: 'Weiter', send: 'Senden', skip: 'Überspringen', close: 'Schließen',
    button: 'Feedback', idea: 'Idee', problem: 'Problem', praise: 'Lob',
  },
  NPS: {
    question: 'Wie wahrscheinlich ist es, dass Sie uns weiterempfehlen?', low: 'Sehr unwahrscheinlich', high: 'Sehr wahrscheinlich',
    followUpLow: 'Was hat Sie am meisten enttäuscht?', followUpMiddle: 'Was würde es für Sie besser machen?', followUpHigh: 'Was gefällt Ihnen am besten?',
  },
  CSAT: {
    question: 'Wie zufrieden sind Sie mit dem, was Sie gerade hier getan haben?', low: 'Sehr unzufrieden', high: 'Sehr zufrieden',
    followUpLow: 'Was ist schiefgegangen?', followUpMiddle: 'Was hätte es besser gemacht?', followUpHigh: 'Was hat Ihnen daran gefallen?',
  },
  CES: {
    question: 'Es war einfach zu tun, was ich tun wollte.', low: 'Stimme gar nicht zu', high: 'Stimme voll zu',
    followUpLow: 'Was war schwierig?', followUpMiddle: 'Was hätte einfacher sein können?', followUpHigh: '',
  },
  FEEDBACK: { question: 'Was möchten Sie uns sagen?' },
};
