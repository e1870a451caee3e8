import type { Core } from '@strapi/strapi';

import { getService, settingsOf } from '../../../platform';
import type { Person } from '../../organisation';

import type { Channel, Letter } from './channel';
import { gatewayUrl, GatewayFault, postJson } from './gateway';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What a body may name in braces. `text` is the whole message, for gateways without templates. */
const placeholders = [
  ...['phone', 'template', 'id', 'text'],
  ...['type', 'number', 'stage', 'dueOn', 'days'],
] as const;

const parseSetting = (setting: string, value: string): Json => {
  try {
    return JSON.parse(value) as Json;
  } catch {
    throw new Error(`${setting} is no JSON`);
  }
};

const isObject = (value: Json): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A setting that is a JSON object of texts, numbers or truth values. */
const objectSetting = (setting: string, value: string): Readonly<Record<string, Json>> => {
  const parsed = parseSetting(setting, value || '{}');
  if (!isObject(parsed)) throw new Error(`${setting} must be a JSON object`);
  return parsed;
};

/** Fills in texts only, after parsing: what is filled in can never become structure. */
const fill = (part: Json, values: Readonly<Record<string, string>>): Json => {
  if (typeof part === 'string') {
    return part.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');
  }
  if (Array.isArray(part)) return part.map((one: Json) => fill(one, values));
  if (!isObject(part)) return part;
  return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, fill(one, values)]));
};

const bodySetting = (value: string): Json => {
  if (value === '') throw new Error('SMS_BODY is not set');
  const body = parseSetting('SMS_BODY', value);
  const named = [...value.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
  const unknown = named.find((name) => !(placeholders as readonly string[]).includes(name));
  if (unknown !== undefined) {
    throw new Error(`SMS_BODY names {${unknown}}; possible: ${placeholders.join(', ')}`);
  }
  if (!named.includes('phone')) throw new Error('SMS_BODY does not name {phone}');
  return body;
};

/** A phone that the person has given, opened for this one letter: neither stored nor logged. */
const phoneOf = async (strapi: Core.Strapi, person: Person): Promise<string | null> => {
  const privacy = getService(strapi, 'privacy');
  for (const { type, prefix } of getService(strapi, 'organisation').personSources()) {
    const own = person.keys.filter((key) => key.startsWith(`${prefix}:`));
    for (const documentId of own.map((key) => key.slice(prefix.length + 1))) {
      const [phone] = await privacy.openForDelivery(type, documentId, 'phone');
      if (phone !== undefined) return phone;
    }
  }
  return null;
};

const refuseUnlike = (answer: unknown, accepted: Readonly<Record<string, Json>>): void => {
  for (const [key, wanted] of Object.entries(accepted)) {
    const got = (answer as Record<string, unknown> | null)?.[key];
    if (got === wanted) continue;
    const code = String(got);
    throw new GatewayFault(/^[\w.:-]{1,40}$/.test(code) ? `REFUSED_${code}` : 'REFUSED');
  }
};

/** Text messages by a gateway that takes JSON over HTTP. */
export const smsChannel = (strapi: Core.Strapi): Channel => ({
  key: 'sms',
  title: { zh: '短信', en: 'Text message' },
  audience: 'person',
  open: () => {
    const { timeoutSeconds, sms } = settingsOf(strapi).channels;
    const url = gatewayUrl('SMS_URL', sms.url);
    const template = bodySetting(sms.body);
    const headers = Object.fromEntries(
      Object.entries(objectSetting('SMS_HEADERS', sms.headers)).map(([name, value]) => [
        name,
        String(value),
      ]),
    );
    const accepted = objectSetting('SMS_ACCEPTED', sms.accepted);
    return async ({ id, recipient, facts, text, template: chosen }: Letter) => {
      const phone = await phoneOf(strapi, recipient);
      if (phone === null) return 'no-address';
      const values = { ...facts, id, phone, text: text.zh, template: chosen ?? '' };
      const answer = await postJson(url, fill(template, values), {
        headers: { ...headers, 'idempotency-key': id },
        timeoutMs: timeoutSeconds * 1000,
      });
      refuseUnlike(answer, accepted);
      return 'sent';
    };
  },
});
