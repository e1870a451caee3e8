import { refuse, type Refusal } from '../../platform';
import type { Asset } from './types';

/** `1234567` fen as `¥12,345.67`, by whole numbers alone; places (名额) as a plain number. */
export const amountText = (asset: Asset, amount: number): string => {
  if (asset === 'place') return String(amount);
  const digits = String(Math.abs(amount)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${amount < 0 ? '-' : ''}¥${whole}.${digits.slice(-2)}`;
};

type AmountRefusal =
  | 'INSUFFICIENT_FUNDS'
  | 'NO_PLACES_LEFT'
  | 'MORE_THAN_HELD'
  | 'SUPPLY_BELOW_USE'
  | 'AMOUNT_BELOW_USE'
  | 'MONEY_MOVED_ON';

/** A refusal whose facts are amounts (fen or places), each also as `<name>Text`. */
export const refuseAmount = (
  code: AmountRefusal,
  asset: Asset,
  amounts: Readonly<Record<string, number>>,
): Refusal => {
  const texts = Object.entries(amounts).map(
    ([name, amount]) => [`${name}Text`, amountText(asset, amount)] as const,
  );
  return refuse(code, { ...amounts, ...Object.fromEntries(texts) });
};

/** Too little available on a line. */
export const notEnough = (asset: Asset, free: number, wanted: number): Refusal =>
  refuseAmount(asset === 'fen' ? 'INSUFFICIENT_FUNDS' : 'NO_PLACES_LEFT', asset, { free, wanted });
