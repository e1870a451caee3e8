export { OwnVote } from './own-vote';
export { MeetingsPage } from './meetings-page';
