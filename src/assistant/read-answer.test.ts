import { describe, expect, it } from '@jest/globals';
import { isAnswerSign, isRefusal, isYesOrNo, readAnswer } from './read-answer.ts';

const confirmation = { answers: [], approves: [] };

describe('S1 answers in every language that is read', () => {
  it.each([
    ['en', 'yes please', 'no thanks', 'never mind'],
    ['de', 'ja gerne', 'Nein danke', 'abbrechen'],
    ['fr', "d'accord", 'non merci', 'laisse tomber'],
    ['es', 'Sí', 'no gracias', 'olvídalo'],
    ['it', 'sì grazie', 'meglio di no', 'lascia stare'],
    ['nl', 'ja graag', 'nee bedankt', 'laat maar'],
    ['pt', 'sim', 'não', 'deixa pra lá'],
    ['pl', 'tak', 'nie', 'nieważne'],
    ['sv', 'ja tack', 'nej', 'glöm det'],
    ['da', 'ja tak', 'nej tak', 'glem det'],
    ['nb', 'gjerne', 'nei', 'glem det'],
    ['fi', 'kyllä', 'ei kiitos', 'peruuta'],
    ['cs', 'ano', 'ne', 'zruš'],
    ['tr', 'evet', 'hayır', 'vazgeç'],
  ])('%s: %s, %s, %s', (language, yes, no, cancel) => {
    expect(readAnswer(yes, confirmation, language)).toEqual({ kind: 'yes' });
    expect(readAnswer(`${yes.toUpperCase()}!`, confirmation, language)).toEqual({ kind: 'yes' });
    expect(readAnswer(no, confirmation, language)).toEqual({ kind: 'no' });
    expect(readAnswer(cancel, confirmation, language)).toEqual({ kind: 'no' });
    expect(isYesOrNo(no, language)).toBe(true);
    expect(isRefusal(cancel, language)).toBe(true);
  });

  it('takes “tak” for a yes only from who writes Polish: elsewhere it is a thank-you', () => {
    expect(readAnswer('tak', confirmation, 'pl')).toEqual({ kind: 'yes' });
    expect(readAnswer('tak', confirmation, 'da')).toBeUndefined();
    expect(readAnswer('tak', confirmation)).toBeUndefined();
  });

  it('takes the words of a choice for that choice, whatever else they mean', () => {
    const question = { answers: ['done "#1"', 'done "#2"'], labels: ['Stop', 'Nein'] };
    expect(readAnswer('nein', question)).toEqual({ kind: 'choice', index: 1, sentence: 'done "#2"' });
    expect(readAnswer('ja', question)).toEqual({ kind: 'choice', index: 0, sentence: 'done "#1"' });
    expect(readAnswer('abbrechen', question)).toEqual({ kind: 'no' });
    expect(readAnswer('etwas anderes', question)).toEqual({ kind: 'else' });
  });

  it('Q1 takes a no for the answer that a question names for it', () => {
    const question = { answers: ['verify match', 'verify differ'], labels: ['Same', 'Other'], noMeans: 1 };
    const differ = { kind: 'choice', index: 1, sentence: 'verify differ' };
    for (const no of ['no', '❌', 'Nein.']) expect(readAnswer(no, question)).toEqual(differ);
    expect(readAnswer('yes', question)).toMatchObject({ sentence: 'verify match' });
    expect(readAnswer('never mind', question)).toEqual({ kind: 'no' });
  });

  it.each(['1️⃣', '✅', '❌', '✏️', '👍'])('knows the sign %s', (sign) => {
    expect(isAnswerSign(sign)).toBe(true);
  });

  it.each(['1', 'ja', '🎉', '↩️'])('does not take %s for a sign that answers', (sign) => {
    expect(isAnswerSign(sign)).toBe(false);
  });
});
