export { createDelivery, topicOf } from './deliver';
export { isForStaff, linkTo } from './letter';
export { chosenChannels, post } from './post';
export { deliveriesIn, type DeliveryPage, type DeliveryRecord } from './records';
export { resend, type ResendRequest } from './resend';
