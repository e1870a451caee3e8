import type { CodeTexts } from './texts';

/** Refusals of numbers: money in fen, places, days, years. */
export const numberCodes = {
  NUMBER_FORM: {
    status: 422,
    zh: '「{attribute}」须填写整数，例如 1200；不能有空格、正号、小数点或前导零。',
    en: '"{attribute}" must be a whole number such as 1200: no spaces, plus sign, decimals or leading zeros.',
  },
  INSTALMENTS_NOT_WHOLE: {
    status: 422,
    zh: '分年拨付比例合计须为 100（%），且最多 {most} 期，例如 40/30/30。',
    en: 'The instalments must add up to 100 (per cent), in {most} parts at most, such as 40/30/30.',
  },
  NUMBER_RANGE: {
    status: 422,
    zh: '「{attribute}」须在 {min} 至 {max} 之间。',
    en: '"{attribute}" must be between {min} and {max}.',
  },
  RESULT_OUT_OF_RANGE: {
    status: 422,
    zh: '「{name}」的测算结果为 {value}，须在 {min} 至 {max} 之间。请人才办核对计算公式。',
    en: '"{name}" works out to {value}, which is not between {min} and {max}. The office must look at its expression.',
  },
} as const satisfies CodeTexts;
