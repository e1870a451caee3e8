import { Box, Typography } from '@strapi/design-system';

import { useText } from '../../translations';

import { seatTitle, type Stage } from './seat-titles';

interface Props {
  /** `stage/seat`, `stage/seat#2`. */
  readonly seats: readonly string[];
  readonly stages: readonly Stage[];
}

/** Warns of the seats at which a case would wait for somebody who is not there. */
export const UnsignedSeats = ({ seats, stages }: Props) => {
  const text = useText();
  return (
    <Box
      width="100%"
      role="status"
      background="warning100"
      borderColor="warning200"
      padding={3}
      hasRadius
    >
      <Typography textColor="warning700">{text('inForce.noSigner')}</Typography>
      <ul>
        {seats.map((seat) => {
          const { nth, ...named } = seatTitle(seat, stages);
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
    </Box>
  );
};
