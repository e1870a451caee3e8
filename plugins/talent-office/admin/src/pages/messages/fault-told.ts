import type { TextKey } from '../../translations';

const told = ['NO_ADDRESS', 'READ', 'STALE', 'TIMEOUT', 'UNREACHABLE', 'REFUSED'] as const;

const codes: Readonly<Record<string, (typeof told)[number]>> = {
  ECONNREFUSED: 'UNREACHABLE',
  ENOTFOUND: 'UNREACHABLE',
  ECONNECTION: 'UNREACHABLE',
  ESOCKET: 'UNREACHABLE',
  ETIMEDOUT: 'TIMEOUT',
};

/**
 * What a fault of a delivery says to the office, and the code that whoever runs the gateway asks for
 * where the words do not say it all.
 */
export const faultTold = (fault: string): { text: TextKey; code: string | null } => {
  const code = fault.split(' ').at(-1) ?? fault;
  const [base = ''] = code.split(/_(?=\d|OK$)/);
  const known =
    codes[code] ?? codes[base] ?? told.find((one) => one === code || code.startsWith(`${one}_`));
  return {
    text: known ? `deliveries.fault.${known}` : 'deliveries.fault.other',
    code: known === code ? null : code,
  };
};
