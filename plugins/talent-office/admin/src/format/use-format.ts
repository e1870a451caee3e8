import { useIntl } from 'react-intl';

import { useLanguage } from '../translations';

import { dayAsInstant, shanghaiDay } from './dates';
import { yuan } from './money';

/** Money and dates as the reader's language writes them. */
export const useFormat = () => {
  const { formatDate } = useIntl();
  const language = useLanguage();
  const day = (date: string): string =>
    formatDate(dayAsInstant(date), {
      timeZone: 'UTC',
      year: 'numeric',
      month: language === 'zh' ? 'long' : 'short',
      day: 'numeric',
    });
  return {
    money: (fen: number | string): string => yuan(fen, language),
    /** A calendar date `YYYY-MM-DD`. */
    day,
    /** The Shanghai date of an instant. */
    dayOf: (instant: string): string => day(shanghaiDay(instant)),
    /** The Shanghai date and time of an instant. */
    moment: (instant: string): string =>
      `${day(shanghaiDay(instant))} ${formatDate(instant, {
        timeZone: 'Asia/Shanghai',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
        year: undefined,
        month: undefined,
        day: undefined,
      })}`,
  };
};
