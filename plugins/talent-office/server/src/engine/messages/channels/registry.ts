import type { Core } from '@strapi/strapi';

import type { Bilingual } from '../../../../../shared/error-codes';
import { settingsOf } from '../../../platform';

import type { Channel, Send } from './channel';

/** A channel that this site has switched on. */
export interface OpenChannel {
  readonly key: string;
  readonly audience: Channel['audience'];
  readonly send: Send;
}

export interface ChannelState {
  readonly key: string;
  readonly title: Bilingual;
  readonly isOn: boolean;
}

const keyForm = /^[a-z][a-z0-9-]{1,19}$/;

const titled = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The channels that there are, and those that are switched on (TALENT_OFFICE_CHANNELS). */
export const createChannels = (strapi: Core.Strapi, own: readonly Channel[]) => {
  const known = new Map<string, Channel>();
  const opened = new Map<string, OpenChannel>();

  const register = (channel: Channel): void => {
    const { key } = channel;
    if (!keyForm.test(key)) throw new Error(`"${key}" is no key of a message channel`);
    if (known.has(key)) throw new Error(`the message channel "${key}" is registered already`);
    known.set(key, channel);
  };
  own.forEach(register);

  return {
    register,
    /** @throws Error naming the channel, and the setting that it lacks */
    open: (): readonly OpenChannel[] =>
      settingsOf(strapi).channels.on.map((key) => {
        const channel = known.get(key);
        if (!channel) {
          const possible = [...known.keys()].join(', ');
          throw new Error(`TALENT_OFFICE_CHANNELS names "${key}"; possible: ${possible}`);
        }
        try {
          const open = { key, audience: channel.audience, send: channel.open() };
          opened.set(key, open);
          return open;
        } catch (error) {
          throw new Error(`the message channel "${key}" is switched on: ${titled(error)}`);
        }
      }),
    opened: (): readonly OpenChannel[] => [...opened.values()],
    list: (): ChannelState[] =>
      [...known.values()].map(({ key, title }) => ({ key, title, isOn: opened.has(key) })),
  };
};

export type Channels = ReturnType<typeof createChannels>;
