export type { Card, Tone } from './card';
export { Drawing } from './drawing';
