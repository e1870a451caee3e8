import { Box, Typography } from '@strapi/design-system';

import type { AssignmentBody } from '../../../../shared/contracts/versions';
import { useText, useWord } from '../../translations';

import { seatTitle, type Stage } from './seat-titles';

interface Props {
  readonly assignment: AssignmentBody;
  readonly stages: readonly Stage[];
  /** What is said of the seats that nobody can sign. */
  readonly short: string;
}

const Short = ({ assignment, stages, short }: Props) => {
  const text = useText();
  const word = useWord();
  return (
    <>
      <Typography textColor="warning700">{short}</Typography>
      <ul>
        {assignment.short.map((seat) => {
          const { nth, stage, seat: one } = seatTitle(seat, stages);
          // A committee's stage has no seat with a title.
          const named = { stage, seat: word(one, 'value') };
          const told =
            nth > 1 ? text('inForce.seatAgain', { ...named, nth }) : text('inForce.seat', named);
          return (
            <li key={seat}>
              <Typography fontWeight="semiBold" textColor="warning700">
                {told}
              </Typography>
            </li>
          );
        })}
      </ul>
    </>
  );
};

/** How many people a workflow needs, by position; a warning where today's do not suffice. */
export const AssignmentNote = (props: Props) => {
  const text = useText();
  const word = useWord();
  const { least, found, positions, short } = props.assignment;
  const tone = short.length > 0 ? 'warning' : 'success';
  return (
    <Box
      width="100%"
      role="status"
      background={`${tone}100`}
      borderColor={`${tone}200`}
      padding={3}
      hasRadius
    >
      <Typography textColor={`${tone}700`}>{text('inForce.least', { least, found })}</Typography>
      <ul>
        {positions.map(({ role, unit, unitName, needed, held }) => (
          <li key={`${role}/${unit ?? ''}`}>
            <Typography variant="pi" textColor={`${tone}700`}>
              {text('inForce.position', {
                role: word(role, 'value'),
                unit: unit === null ? '' : text('inForce.unit', { name: unitName ?? unit }),
                needed,
                held,
              })}
            </Typography>
          </li>
        ))}
      </ul>
      {short.length > 0 && <Short {...props} />}
    </Box>
  );
};
