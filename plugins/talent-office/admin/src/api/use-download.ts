import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useRef, useState } from 'react';

import { failureIn, failureOf, type Failure } from './failure';

/** A browser that asks where to save reads the content when it was answered: by then it would be gone. */
const keptMs = 60_000;

/** Hands a content to the browser under this name, as a link to it would. */
const save = (content: Blob, name: string): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), keptMs);
};

/** Hands a page to the printer, in a frame of its own that nobody sees; scripts do not run in it. */
const print = async (content: Blob): Promise<void> => {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-same-origin allow-modals');
  frame.setAttribute('aria-hidden', 'true');
  frame.style.cssText = 'position: fixed; width: 0; height: 0; border: 0;';
  frame.srcdoc = await content.text();
  frame.onload = () => frame.contentWindow?.print();
  document.body.append(frame);
  setTimeout(() => frame.remove(), keptMs);
};

/** What a refusal says in its body; nothing where it is none of ours. */
const bodyOf = async (content: Blob): Promise<Parameters<typeof failureIn>[1]> => {
  try {
    return JSON.parse(await content.text()) as Parameters<typeof failureIn>[1];
  } catch {
    return undefined;
  }
};

type Params = Readonly<Record<string, string>>;

interface Download {
  readonly busy: boolean;
  readonly failure: Failure | null;
  /** A second call while one runs does nothing. */
  start(path: string, params?: Params, name?: string): Promise<void>;
}

const useContent = (deliver: (content: Blob, name: string) => void | Promise<void>): Download => {
  const { get } = useFetchClient();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const running = useRef(false);

  const start = useCallback<Download['start']>(
    async (path, params = {}, name = '') => {
      if (running.current) return;
      running.current = true;
      setBusy(true);
      setFailure(null);
      try {
        // Strapi drops the body of an answer of another kind than JSON; an expired token stays its own.
        const validateStatus = (status: number): boolean => status !== 401;
        const options = { params, responseType: 'blob', validateStatus } as const;
        const { data, status = 0 } = await get(path, options);
        if (status === 200) await deliver(data, name);
        else setFailure(failureIn(status, await bodyOf(data)));
      } catch (error) {
        setFailure(failureOf(error));
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [get, deliver],
  );

  return { busy, failure, start };
};

/** Saves what an admin route sends: with the reader's token, which no link and no picture carries. */
export const useDownload = (): Download => useContent(save);

/** Prints a page that an admin route sends, with the reader's token. */
export const usePrint = (): Download => useContent(print);
