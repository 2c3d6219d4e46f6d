import { inLanguages } from '../../core/speech.ts';

export const say = inLanguages(
  {
    noList: 'I have shown you no list in the last 10 minutes.',
    wholeList: 'That was the whole list.',
  },
  {
    de: {
      noList: 'Ich habe dir in den letzten 10 Minuten keine Liste gezeigt.',
      wholeList: 'Das war die ganze Liste.',
    },
  },
);
