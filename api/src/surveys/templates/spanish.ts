import type { LanguageWords } from './words.js';

export const spanish: LanguageWords = {
  alike: {
    placeholder: 'Con sus propias palabras', thanks: 'Gracias. Nos ayuda a decidir qué hacer a continuación.', next: 'Siguiente', send: 'Enviar', skip: 'Omitir', close: 'Cerrar',
    button: 'Comentarios', idea: 'Idea', problem: 'Problema', praise: 'Elogio',
  },
  NPS: {
    question: '¿Qué probabilidad hay de que nos recomiende a un amigo o colega?', low: 'Nada probable', high: 'Muy probable',
    followUpLow: '¿Qué es lo que más le ha decepcionado?', followUpMiddle: '¿Qué lo haría mejor para usted?', followUpHigh: '¿Qué es lo que más le gusta?',
  },
  CSAT: {
    question: '¿Está satisfecho con lo que acaba de hacer aquí?', low: 'Muy insatisfecho', high: 'Muy satisfecho',
    followUpLow: '¿Qué ha salido mal?', followUpMiddle: '¿Qué lo habría mejorado?', followUpHigh: '¿Qué le ha gustado?',
  },
  CES: {
    question: 'Ha sido fácil hacer lo que quería hacer.', low: 'Totalmente en desacuerdo', high: 'Totalmente de acuerdo',
    followUpLow: '¿Qué ha sido difícil?', followUpMiddle: '¿Qué podría haber sido más fácil?', followUpHigh: '',
  },
  FEEDBACK: { question: '¿Qué le gustaría decirnos?' },
};
