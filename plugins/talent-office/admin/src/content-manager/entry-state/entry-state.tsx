import { Typography } from '@strapi/design-system';

import { usePermission } from '../../api';

import { useOpenCase } from './open-cases';
import { useStateTold } from './use-state-told';

interface Props {
  readonly type: string;
  readonly documentId: string;
  readonly state: string;
  readonly initial: string;
  /** Can a case be open about entries of this type? */
  readonly hasCases: boolean;
}

/** Where the entry of a row stands, by its own state and that of its open case. */
export const EntryState = ({ type, documentId, state, initial, hasCases }: Props) => {
  const told = useStateTold();
  const mayRead = usePermission('cases.read');
  const caseState = useOpenCase(type, documentId, hasCases && mayRead);
  if (caseState === undefined) return null;
  return <Typography textColor="neutral800">{told({ state, initial, caseState })}</Typography>;
};
