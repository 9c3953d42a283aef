import type { LanguageWords } from './words.js';

export const french: LanguageWords = {
  alike: {
    placeholder: 'Avec vos propres mots', thanks: 'Merci. Cela nous aide à décider de la suite.', next: 'Suivant', send: 'Envoyer', skip: 'Passer', close: 'Fermer',
    button: 'Votre avis', idea: 'Idée', problem: 'Problème', praise: 'Compliment',
  },
  NPS: {
    question: 'Quelle est la probabilité que vous nous recommandiez à un proche ou à un collègue ?', low: 'Pas du tout probable', high: 'Très probable',
    followUpLow: 'Qu’est-ce qui vous a le plus déçu ?', followUpMiddle: 'Que pourrions-nous améliorer pour vous ?', followUpHigh: 'Qu’appréciez-vous le plus ?',
  },
  CSAT: {
    question: 'Êtes-vous satisfait de ce que vous venez de faire ici ?', low: 'Très insatisfait', high: 'Très satisfait',
    followUpLow: 'Qu’est-ce qui n’a pas marché ?', followUpMiddle: 'Qu’est-ce qui aurait été mieux ?', followUpHigh: 'Qu’avez-vous apprécié ?',
  },
  CES: {
    question: 'Il m’a été facile de faire ce que je voulais.', low: 'Pas du tout d’accord', high: 'Tout à fait d’accord',
    followUpLow: 'Qu’est-ce qui a été difficile ?', followUpMiddle: 'Qu’est-ce qui aurait pu être plus simple ?', followUpHigh: '',
  },
  FEEDBACK: { question: 'Que souhaitez-vous nous dire ?' },
};
