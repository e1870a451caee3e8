/** Papers that the office issues (文书). The approval form, which is signed and comes back, is apart. */
export const documentKinds = [
  'receipt',
  'agenda',
  'sign-in-sheet',
  'vote-sheet',
  'minutes',
  'notice',
  'award-letter',
  'agreement',
  'agreement-amendment',
  'payment-letter',
  'certificate',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Those that get a number (文号) of the register; a receipt has that of its acceptance. */
export const numberedKinds = [
  'minutes',
  'notice',
  'award-letter',
  'agreement',
  'agreement-amendment',
  'payment-letter',
  'certificate',
] as const satisfies readonly DocumentKind[];

/** How kinds are numbered where the office has not said otherwise. */
export const defaultNumberForms: Readonly<Record<(typeof numberedKinds)[number], string>> = {
  minutes: '人才纪要〔{year}〕{number}号',
  notice: '人才公示〔{year}〕{number}号',
  'award-letter': '人才核〔{year}〕{number}号',
  agreement: '人才协〔{year}〕{number}号',
  'agreement-amendment': '人才补〔{year}〕{number}号',
  'payment-letter': '人才拨〔{year}〕{number}号',
  certificate: '人才证〔{year}〕{number}号',
};
