import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useRef, useState } from 'react';

import { failureOf, type Failure } from './failure';

/** 128 random bits. `crypto.randomUUID` is missing where an intranet serves the panel without TLS. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');

/** Of a form with a file, what tells one file from another. */
const told = (body: object): unknown =>
  body instanceof FormData
    ? [...body.entries()].map(([name, value]) =>
        value instanceof File ? [name, value.name, value.size, value.lastModified] : [name, value],
      )
    : body;

interface Answer<Data> {
  readonly data: Data;
}

export interface Submission {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** `more` are headers. Resolves to the answer, `null` when it was not done. A second call while one runs does nothing. */
  send<Data>(
    path: string,
    body: object,
    more?: Readonly<Record<string, string>>,
  ): Promise<Answer<Data> | null>;
  forget(): void;
}

/**
 * Sends a state change once: the same content sent again, after an answer that got lost or a second
 * click, carries the same Idempotency-Key, so that the server does it a single time.
 */
export const useSubmission = (): Submission => {
  const { post } = useFetchClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);
  const last = useRef<{ readonly content: string; readonly key: string } | null>(null);

  const send = useCallback(
    async <Data>(
      path: string,
      body: object,
      more: Readonly<Record<string, string>> = {},
    ): Promise<Answer<Data> | null> => {
      if (running.current) return null;
      running.current = true;
      setBusy(true);
      setFailure(null);
      const content = `${path} ${JSON.stringify(told(body))}`;
      const { key } = last.current?.content === content ? last.current : { key: newKey() };
      last.current = { content, key };
      try {
        const headers = { ...more, 'Idempotency-Key': key };
        const { data: answer } = await post<Answer<Data>>(path, body, { headers });
        last.current = null;
        return answer;
      } catch (error) {
        setFailure(failureOf(error));
        return null;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [post],
  );

  return { busy, failure, send, forget: useCallback(() => setFailure(null), []) };
};
