import { mostPlaces, type SelectionBody } from '../../../../shared/contracts/selections';

export type Act = 'commit' | 'name' | 'close' | 'draw' | 'apply';

const wholeNumber = /^[1-9]\d*$/;

/** The request of an act; `null` while what was typed is not right. */
export const requestOf = (
  act: Act,
  { seedKind }: Pick<SelectionBody, 'seedKind'>,
  typed: string,
): object | null => {
  const value = typed.trim();
  if (act === 'name') return value.length < 4 ? null : { source: value };
  if (act === 'close') {
    const places = wholeNumber.test(value) ? Number(value) : 0;
    return places > 0 && places <= mostPlaces ? { places } : null;
  }
  if (act === 'draw' && seedKind === 'public-event') {
    return value === '' ? null : { result: value };
  }
  return {};
};
