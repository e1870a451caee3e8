import { checkPhone } from '../../../../shared/chinese-data';

/** Shown where nothing may be: no part of the value, not even its length. */
export const hidden = '******';

const keepEnds = (value: string, first: number, last: number): string =>
  value.length < first + last + 2
    ? hidden
    : value.slice(0, first) + '*'.repeat(value.length - first - last) + value.slice(-last);

/** The last 4; of a passport's few characters the last 2. */
export const maskIdentity = (value: string): string =>
  keepEnds(value, 0, value.length < 12 ? 2 : 4);

/** 138****1234 */
export const maskPhone = (value: string): string => keepEnds(value, 3, 4);

/** Of a phone number as of any; of an address or an e-mail nothing. */
export const maskContact = (value: string): string =>
  checkPhone(value).ok ? maskPhone(value) : hidden;

export const maskBankAccount = (value: string): string => keepEnds(value, 0, 4);

/** 王小明 is 王**. */
export const maskName = (value: string): string => {
  const [first = '', ...rest] = [...value];
  return rest.length > 0 ? first + '*'.repeat(rest.length) : hidden;
};

/** To the town or street office: 黑龙江省哈尔滨市呼兰区康金街道****. */
export const maskAddress = (value: string): string => {
  const toTown = /^.*?(?:街道|镇|乡)/.exec(value) ?? /^.*?[区县]/.exec(value);
  return toTown && toTown[0].length < value.length ? `${toTown[0]}****` : hidden;
};
