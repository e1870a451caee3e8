import type { Core } from '@strapi/strapi';

import { maskIdentity, maskPhone } from './masks';

/** Neither within a longer number or word: an order's number or a hash is no citizen's. */
const identityNumber = /(?<![\w])[1-9]\d{16}[\dXx](?![\w])/g;
const mobileNumber = /(?<![\w])1[3-9]\d{9}(?![\w])/g;

/** The text with every citizen's number and mobile number masked. */
export const redact = (text: string): string =>
  text.replace(identityNumber, maskIdentity).replace(mobileNumber, maskPhone);

/** winston keeps the finished line here. */
const finishedLine = Symbol.for('message');

interface LogEntry {
  message?: unknown;
  [finishedLine]?: unknown;
}

interface Format {
  transform(entry: LogEntry, options?: unknown): LogEntry | boolean;
  options?: unknown;
}

/**
 * Masks numbers of people in every log line, whoever writes it: a query string in the request log, the
 * values in a database error.
 */
export const redactLogs = (strapi: Core.Strapi): void => {
  const log = strapi.log as unknown as { format: Format };
  const inner = log.format;
  log.format = {
    options: inner.options,
    transform: (entry, options) => {
      const finished = inner.transform(entry, options);
      if (typeof finished === 'boolean') return finished;
      for (const key of ['message', finishedLine] as const) {
        const text = finished[key];
        if (typeof text === 'string') finished[key] = redact(text);
      }
      return finished;
    },
  };
};
