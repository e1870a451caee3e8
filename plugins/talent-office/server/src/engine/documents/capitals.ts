import Nzh from 'nzh';

import type { Fen } from '../../platform';

const digits = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/**
 * An amount as vouchers write it (大写金额): `壹仟肆佰零玖元伍角整`. From whole fen: of a text in yuan the
 * library leaves out 整. By 支付结算办法, annex 1: 整 after 元 and after 角, none after 分; 零 between
 * 元 and 分 where there is no 角.
 */
export const inCapitals = (amount: Fen): string => {
  if (amount < 0) return `负${inCapitals(-amount as Fen)}`;
  const yuan = Math.floor(amount / 100);
  const jiao = Math.floor(amount / 10) % 10;
  const fen = amount % 10;
  const whole = yuan > 0 || amount === 0 ? `${Nzh.cn.encodeB(yuan)}元` : '';
  if (jiao === 0 && fen === 0) return `${whole}整`;
  const tenth = jiao > 0 ? `${digits[jiao]}角` : whole && '零';
  return `${whole}${tenth}${fen > 0 ? `${digits[fen]}分` : '整'}`;
};
