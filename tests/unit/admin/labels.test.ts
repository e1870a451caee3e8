import { readFileSync } from 'node:fs';
import path from 'node:path';

import { contentTypes } from '../../../plugins/talent-office/server/src/content-types';
import { errorCodes } from '../../../plugins/talent-office/shared/error-codes';
import { typeLabels, valueLabels } from '../../../plugins/talent-office/shared/labels';
import { textMessages } from '../../../plugins/talent-office/admin/src/translations/messages';
import {
  labelMessages,
  typeNamed,
} from '../../../plugins/talent-office/admin/src/translations/labels';

const messagesOf = (plugin: string, folder: string): string[] => {
  const root = path.dirname(require.resolve(`@strapi/${plugin}/package.json`));
  const source = readFileSync(path.join(root, folder, 'en.json.js'), 'utf8');
  return [...source.matchAll(/^\s*"?([\w.$-]+)"?: /gm)].flatMap(([, id]) => (id ? [id] : []));
};

describe('the labels', () => {
  it('name no two types alike: the admin looks a type up by its name', () => {
    const names = Object.entries(typeLabels)
      .filter(([name]) => !name.includes('.'))
      .map(([, { name }]) => name.zh);
    expect(new Set(names).size).toBe(names.length);
    expect(typeNamed('人才档案')).toBe('talent-profile');
    expect(typeNamed('Article')).toBeUndefined();
  });

  it('take no message id of Strapi’s own: a value labelled so would rename its buttons', () => {
    const taken = new Set(messagesOf('admin', 'dist/admin/admin/src/translations'));
    expect(taken.has('skipToContent')).toBe(true);
    expect(Object.keys(valueLabels).filter((value) => taken.has(value))).toEqual([]);
  });

  it('are the same messages in both languages, under the ids that the Content Manager asks for', () => {
    const zh = labelMessages('zh');
    const en = labelMessages('en');
    expect(Object.keys(zh)).toEqual(Object.keys(en));
    const tier = 'content-manager.content-types.plugin::talent-office.talent-profile.tier';
    expect([zh[tier], en[tier]]).toEqual(['人才层次', 'Tier']);
    expect(zh['content-manager.components.talent-office.stage.kind']).toBe('方式');
    expect([zh['人才档案'], en['人才档案']]).toEqual(['人才档案', 'Talent profile']);
    expect([zh['own-budget'], en['own-budget']]).toEqual(['本区预算', 'Own budget']);
  });

  it('name every action of the plugin’s own types', () => {
    const actions = Object.values(contentTypes).flatMap(({ schema }) => {
      const options = schema.pluginOptions?.['talent-office'] as { states?: object } | undefined;
      return Object.values(options?.states ?? {}).flatMap((of: object) => Object.keys(of));
    });
    const messages = textMessages('zh');
    expect(actions).toContain('submit');
    expect(actions.filter((name) => !messages[`talent-office.action.${name}`])).toEqual([]);
  });

  it('leave no English in the Chinese of our own pages, names of keys, formats and algorithms besides', () => {
    const english = Object.entries(textMessages('zh')).filter(([, text]) =>
      /[A-Za-z]{2,}/.test(
        text.replaceAll(
          /\{\w+(, plural,)?|\b(other|one)\b|\bEsc(?= 键)|\b(PDF|Word|Excel|HTML|DOCX|XLSX|xlsx|JPG|PNG|(HMAC-)?SHA-256)\b/g,
          '',
        ),
      ),
    );
    expect(english).toEqual([]);
  });

  it('punctuate Chinese as Chinese: a comma or bracket of half a width is a mistake there', () => {
    const half = /[\p{Script=Han}」][,;:?!()]|[,;:?!()][\p{Script=Han}「]/u;
    const told = { ...labelMessages('zh'), ...textMessages('zh') };
    const refusals = Object.entries(errorCodes).map(([code, { zh }]) => [code, zh]);
    const all = [...Object.entries(told), ...refusals];
    expect(all.filter(([, text]) => typeof text === 'string' && half.test(text))).toEqual([]);
  });
});
