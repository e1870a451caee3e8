export { employerUnits } from './employers';
export { allParties, partiesTo } from './parties';
export { partyNames } from './party-names';
export { createWho, type Doer, type Who } from './who';
