import type { HouseCap, MonthlyCap } from '../../core/settings.ts';
import { literal } from '../../core/reply.ts';
import { plain, type ReadValue, value } from './read-value.ts';
import { say } from './sentences.ts';

const NUMBER = String.raw`(?<number>\d{1,3}(?:[., ]\d{3}){1,5}|\d{1,15}(?:[.,]\d{1,2})?)`;
const TOKENS = new RegExp(`^${NUMBER} ?(?<many>k|m|thousand|million|tausend|millionen)? ?(?:tokens?)?$`);
const SIGNS = '[€$£¥]|[a-z]{3,9}';
const MONEY = new RegExp(
  `^(?:(?<before>[€$£¥]) ?${NUMBER}|${NUMBER.replace('number', 'amount')} ?(?<behind>${SIGNS}))$`,
);

const MANY: Readonly<Record<string, number>> = {
  k: 1_000,
  thousand: 1_000,
  tausend: 1_000,
  m: 1_000_000,
  million: 1_000_000,
  millionen: 1_000_000,
};

/** `200000 tokens`, `2m`, `5 EUR`; less than the house allows. */
export function readCap(words: string, house: HouseCap, language: string): ReadValue {
  const sentences = say(language);
  const said = plain(words);
  const cap = readTokens(said) ?? readMoney(said);
  if (!cap) return unclear(sentences.noCap(words));
  if ('tokens' in cap)
    return cap.tokens > house.tokensPerMonth
      ? unclear(sentences.aboveTheHouse(sentences.tokens(house.tokensPerMonth)))
      : value({ tokens: cap.tokens });
  if (!house.hasPrices) return unclear(sentences.noPrices);
  const { moneyPerMonth: most } = house;
  return most !== undefined && cap.money > most
    ? unclear(sentences.aboveTheHouse(literal(`${most} ${cap.currency}`)))
    : value({ money: cap.money, currency: cap.currency });
}

function readTokens(said: string): Extract<MonthlyCap, { tokens: number }> | undefined {
  const { number, many } = TOKENS.exec(said)?.groups ?? {};
  if (number === undefined) return undefined;
  const tokens = Math.round(numberIn(number) * (MANY[many ?? ''] ?? 1));
  return Number.isSafeInteger(tokens) ? { tokens } : undefined;
}

function readMoney(said: string): Extract<MonthlyCap, { money: number }> | undefined {
  const { before, number, amount, behind } = MONEY.exec(said)?.groups ?? {};
  const money = number ?? amount;
  const currency = before ?? behind;
  return money === undefined || currency === undefined
    ? undefined
    : { money: numberIn(money), currency: currency.toUpperCase() };
}

/** Three digits behind a sign are thousands, fewer are a part of one. */
const numberIn = (text: string): number =>
  Number(text.replace(/[., ](?=\d{3}(?:\D|$))/g, '').replace(',', '.'));

const unclear = (question: string): ReadValue => ({ kind: 'unclear', question, choices: [] });
