import { Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { useState } from 'react';

import type { AssignmentBody } from '../../../../shared/contracts/versions';
import { usePermission } from '../../api';
import { useText } from '../../translations';

import { EnactDialog } from './enact-dialog';
import type { Enactable } from './enactable';
import type { Stage } from './seat-titles';
import { AssignmentNote } from './assignment-note';

/** A workflow or a rule set as its form has it. */
export interface Draft {
  readonly inForceVersion?: number | null;
  /** Of a workflow. */
  readonly stages?: readonly Stage[];
  /** Of a rule set: its examples. */
  readonly tests?: readonly unknown[];
}

interface Props {
  readonly type: string;
  readonly documentId: string;
  readonly draft: Draft;
  readonly enactable: Enactable;
  /** Reads the entry again: its version in force has changed. */
  refetchEntry(): void;
}

/** Which version is in force, and the button that makes what is saved the next one. */
export const InForce = ({ type, documentId, draft, enactable, refetchEntry }: Props) => {
  const text = useText();
  const mayEnact = usePermission(enactable.permission);
  const unsaved = useForm('InForce', ({ modified }) => modified);
  const [asking, setAsking] = useState(false);
  const [assignment, setAssignment] = useState<AssignmentBody | null>(null);
  const inForce = draft.inForceVersion ?? null;
  return (
    <Flex direction="column" alignItems="stretch" gap={3} width="100%">
      <Flex justifyContent="space-between" gap={2}>
        <Typography textColor="neutral600">{text('inForce.version')}</Typography>
        <Typography textColor="neutral800" fontWeight="semiBold">
          {inForce === null ? text('inForce.none') : text('inForce.number', { number: inForce })}
        </Typography>
      </Flex>
      {assignment && (
        <AssignmentNote
          assignment={assignment}
          stages={draft.stages ?? []}
          short={text('inForce.noSigner')}
        />
      )}
      {mayEnact && unsaved && (
        <Typography textColor="warning700">{text('inForce.unsaved')}</Typography>
      )}
      {mayEnact && (
        <Button fullWidth variant="secondary" disabled={unsaved} onClick={() => setAsking(true)}>
          {text('inForce.enact')}
        </Button>
      )}
      {asking && (
        <EnactDialog
          type={type}
          path={`${enactable.route}/${documentId}/enact`}
          inForce={inForce}
          warning={draft.tests?.length === 0 ? text('ruleTests.noneInForce') : undefined}
          onClose={() => setAsking(false)}
          onDone={(enacted) => {
            setAssignment(enacted.assignment ?? null);
            refetchEntry();
          }}
        />
      )}
    </Flex>
  );
};
