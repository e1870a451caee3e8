/**
 * Strapi thinks that it has its process for itself: it listens for signals and never stops, and takes
 * every listener away when it ends, jest's and the channel's to jest among them.
 */

/** Takes away, when called, the listeners that came since: they would keep each site in memory. */
export const ownListeners = (): (() => void) => {
  const before = new Set(process.eventNames().flatMap((name) => process.rawListeners(name)));
  return () => {
    for (const name of process.eventNames()) {
      for (const listener of process.rawListeners(name)) {
        if (!before.has(listener)) process.off(name, listener as () => void);
      }
    }
  };
};

/** Does something that takes all listeners away, without them. */
export const leavingOthersListeners = async (act: () => Promise<unknown>): Promise<void> => {
  const { removeAllListeners } = process;
  process.removeAllListeners = () => process;
  try {
    await act();
  } finally {
    process.removeAllListeners = removeAllListeners;
  }
};
