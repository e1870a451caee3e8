export { deriveSlugs } from './derive';
export { proposeSlugs } from './propose';
