import { Typography } from '@strapi/design-system';

import { usePermission } from '../../api';

import type { Landmarks } from './landmarks';
import { useLatestCase } from './latest-cases';
import { useStateTold } from './use-state-told';

interface Props {
  readonly type: string;
  readonly documentId: string;
  readonly state: string;
  readonly landmarks: Landmarks;
  /** Can there be a case about entries of this type? */
  readonly hasCases: boolean;
}

/** Where the entry of a row stands, by its own state and that of its last case. */
export const EntryState = ({ type, documentId, state, landmarks, hasCases }: Props) => {
  const told = useStateTold();
  const mayRead = usePermission('cases.read');
  const lastCase = useLatestCase(type, documentId, hasCases && mayRead);
  if (lastCase === undefined) return null;
  return <Typography textColor="neutral800">{told({ ...landmarks, state, lastCase })}</Typography>;
};
