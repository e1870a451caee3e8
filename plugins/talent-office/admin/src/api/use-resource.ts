import { useFetchClient } from '@strapi/strapi/admin';
import { useCallback, useEffect, useRef, useState } from 'react';

import { failureOf, type Failure } from './failure';

type State<Data> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly failure: Failure }
  | { readonly status: 'ready'; readonly data: Data };

export type Resource<Data> = State<Data> & {
  /** Reads it again; what is shown stays until the answer is there. */
  reload(): Promise<void>;
};

/**
 * Reads one of our admin routes: none while `path` is null, and again when `version` becomes another.
 * Not through Strapi's `adminApi`: what plugins inject there is lost in production builds.
 */
export const useResource = <Data>(path: string | null, version = ''): Resource<Data> => {
  const { get } = useFetchClient();
  const [state, setState] = useState<State<Data>>({ status: 'loading' });
  const latest = useRef(0);

  const reload = useCallback(async (): Promise<void> => {
    if (path === null) return;
    latest.current += 1;
    const mine = latest.current;
    let next: State<Data>;
    try {
      const { data } = await get<{ data: Data }>(path);
      next = { status: 'ready', data: data.data };
    } catch (error) {
      next = { status: 'failed', failure: failureOf(error) };
    }
    // An answer that a later question has overtaken is not shown any more.
    if (mine === latest.current) setState(next);
  }, [get, path]);

  useEffect(() => {
    setState({ status: 'loading' });
    void reload();
    return () => {
      latest.current += 1;
    };
  }, [reload, version]);

  return { ...state, reload };
};
