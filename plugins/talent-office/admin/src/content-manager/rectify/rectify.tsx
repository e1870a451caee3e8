import { Flex } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';

import type { Rectifications } from '../../../../shared/contracts/rectifications';
import { usePermission } from '../../api';
import { useEntry } from '../use-entry';

import { RequestButton } from './request-button';
import { Requests } from './requests';

interface Props {
  readonly shown: Parameters<typeof useEntry>[0];
  readonly found: Rectifications;
  /** Reads the requests again. */
  reload(): Promise<void>;
}

/** What was asked to be put right of the entry, and the way to ask for it. */
export const Rectify = ({ shown, found, reload }: Props) => {
  const mayRequest = usePermission('rectifications.request');
  const unsaved = useForm('Rectify', ({ modified }) => modified);
  const { refetch } = useEntry(shown);
  const { possible, requests } = found;
  const isPending = requests.some(({ state }) => state === 'requested');
  const refresh = async (): Promise<void> => {
    await reload();
    refetch();
  };
  const common = { type: shown.model, unsaved, onDone: refresh };
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      {mayRequest && possible.length > 0 && !isPending && (
        <RequestButton documentId={shown.documentId} possible={possible} {...common} />
      )}
      {requests.length > 0 && <Requests requests={requests} {...common} />}
    </Flex>
  );
};
