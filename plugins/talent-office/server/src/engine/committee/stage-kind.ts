import { committeeKind, fewestMembers, type StageKind } from '../approval';
import { refuse } from '../../platform';

import { releaseCase } from './records';

/**
 * The stage that a committee decides (上会): its one seat asks the committee's position, and waits for a
 * meeting, or a circulation, to bring a resolution.
 */
export const committeeStage: StageKind = {
  kind: committeeKind,
  open: async (_tx, { stage, dueAfter }) => {
    const { committee, workingDays } = stage;
    if (!committee) throw refuse('STAGE_WITHOUT_SEAT', { stage: stage.title });
    return [
      {
        seat: committeeKind,
        role: committee.role,
        unit: committee.unit ?? null,
        required: fewestMembers,
        dueOn: workingDays === undefined ? null : await dueAfter(workingDays),
      },
    ];
  },
  abandon: (tx, one) => releaseCase(tx, one.publicId),
};
