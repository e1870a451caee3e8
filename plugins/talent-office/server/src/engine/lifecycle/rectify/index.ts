export { createRectify, type Proposal, type Rectification, type RightValues } from './rectify';
