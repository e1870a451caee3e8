import { keepForm } from '../../../plugins/talent-office/admin/src/content-manager/refused-save/form';

const rejected = 'adminApi/executeMutation/rejected';
const saving = { arg: { endpointName: 'updateDocument' } };

describe('a save that is refused', () => {
  it.each(['ForbiddenError', 'ApplicationError', 'TypeError', undefined])(
    'leaves the form as it is, also for a %s: Strapi leaves it for a ValidationError alone',
    (name) => {
      const payload = { ...(name && { name }), message: '连接不到服务器', details: { ok: false } };
      keepForm({ type: rejected, meta: saving, payload });
      expect(payload).toEqual({ name: 'ValidationError', message: '连接不到服务器' });
    },
  );

  it('by its fields, tells them still', () => {
    const payload = { name: 'ValidationError', details: { errors: [{ path: ['title'] }] } };
    const before = structuredClone(payload);
    keepForm({ type: rejected, meta: saving, payload });
    expect(payload).toEqual(before);
  });

  it.each([
    { type: rejected, meta: { arg: { endpointName: 'deleteDocument' } } },
    { type: 'adminApi/executeQuery/rejected', meta: saving },
    { type: 'adminApi/executeMutation/fulfilled', meta: saving },
  ])('is not looked for in %j', (action) => {
    const payload = { name: 'ForbiddenError', details: {} };
    keepForm({ ...action, payload });
    expect(payload).toEqual({ name: 'ForbiddenError', details: {} });
    expect(() => keepForm(action)).not.toThrow();
  });
});
