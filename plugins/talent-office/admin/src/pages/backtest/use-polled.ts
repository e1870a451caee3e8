import { useEffect } from 'react';

/** Asked again so often while something is under way. */
const intervalMs = 3000;

export const usePolled = (active: boolean, reload: () => Promise<void>): void => {
  useEffect(() => {
    if (!active) return undefined;
    const timer = setInterval(() => void reload(), intervalMs);
    return () => clearInterval(timer);
  }, [active, reload]);
};
