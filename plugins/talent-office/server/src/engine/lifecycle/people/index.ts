export { employerUnits } from './employers';
export { createOnPaper, type OnPaper } from './on-paper';
export { allParties, partiesTo } from './parties';
export { partyTo } from './party-to';
export { partyNames } from './party-names';
export { createWho, type Doer, type Who } from './who';
