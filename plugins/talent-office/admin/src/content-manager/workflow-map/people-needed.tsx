import { Box, Typography } from '@strapi/design-system';

import type { WorkflowCheckBody } from '../../../../shared/contracts/workflows';
import { useText } from '../../translations';
import { AssignmentNote } from '../in-force';

import type { StageDraft } from './draft';

interface Props {
  readonly check: WorkflowCheckBody | null;
  readonly stages: readonly StageDraft[];
  /** What is wrong with the workflow as a whole, not with one stage. */
  readonly wrong: readonly string[];
}

/** What the server says of the drawing: whom it needs, and what is wrong with it as a whole. */
export const PeopleNeeded = ({ check, stages, wrong }: Props) => {
  const text = useText();
  return (
    <>
      {wrong.length > 0 && (
        <Box
          role="alert"
          background="danger100"
          borderColor="danger200"
          padding={3}
          hasRadius
          width="100%"
        >
          {wrong.map((problem) => (
            <Typography key={problem} tag="p" textColor="danger700">
              {problem}
            </Typography>
          ))}
        </Box>
      )}
      {check?.assignment && stages.length > 0 && (
        <AssignmentNote
          assignment={check.assignment}
          stages={stages.map(({ key, title, seats }) => ({
            ...(key ? { key } : {}),
            ...(title ? { title } : {}),
            seats: (seats ?? []).map((seat) => ({
              ...(seat.key ? { key: seat.key } : {}),
              ...(seat.title ? { title: seat.title } : {}),
            })),
          }))}
          short={text('map.short')}
        />
      )}
    </>
  );
};
