export { employer } from './content-types/employer';
export { talentProfile } from './content-types/talent-profile';
export { tier } from './content-types/tier';
export { registerIdentified } from './identified';
export { registerTalents } from './persons';
export { registerRentShare } from './rent-share';
export { ownProfile, type OwnProfile } from './own-profile';
export { talentRoutes } from './routes';
export { deriveTalentValues } from './writes';
