export type { Channel, Letter, Send } from './channel';
export { GatewayFault } from './gateway';
export { mailChannel, sendMail } from './mail';
export { createChannels, type Channels, type ChannelState, type OpenChannel } from './registry';
export { smsChannel } from './sms';
export { wecomChannel } from './wecom';
