import { adminApi } from '@strapi/strapi/admin';

/** Which entry is saved: what Strapi caches it by. */
type Key = Readonly<Record<string, unknown>>;

interface Lifecycle {
  dispatch(action: unknown): unknown;
  /** Rejects where the save was refused. */
  readonly queryFulfilled: Promise<unknown>;
}

type OnSave = (save: Key & { readonly data?: object }, lifecycle: Lifecycle) => Promise<void>;

/** What we use of the Content Manager's endpoints, whose types it keeps to itself. */
interface Documents {
  enhanceEndpoints(changes: { endpoints: { updateDocument: { onQueryStarted: OnSave } } }): unknown;
  readonly util: {
    updateQueryData(
      endpoint: 'getDocument',
      key: Key,
      change: (cached: { data?: object }) => void,
    ): unknown;
  };
}

const documents = adminApi as unknown as Documents;

const onSave: OnSave = async ({ data, ...key }, { dispatch, queryFulfilled }) => {
  const saved = await queryFulfilled.then(
    () => true,
    () => false,
  );
  if (!saved) return;
  const cached = documents.util.updateQueryData('getDocument', key, (entry) => {
    if (entry.data) Object.assign(entry.data, data);
  });
  dispatch(cached);
};

/**
 * The edit view shows what is cached of its entry. Strapi writes into the cache what is typed when it is
 * sent, and takes it out again when it is refused: with that the form fell back to what was stored, and
 * all that somebody had typed was gone. Here it is cached when it is saved, and not before.
 */
export const cacheWhatIsSaved = (): void => {
  documents.enhanceEndpoints({ endpoints: { updateDocument: { onQueryStarted: onSave } } });
};
