import type { Site } from '../setup';

/** A real picture of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Uploads a picture as an editor does, to the media library; gives its id and its public address. */
export const uploadPicture = async (
  site: Site,
  token: string,
  alternativeText: string,
): Promise<{ id: number; url: string }> => {
  const { body } = await site.http
    .post('/upload')
    .set('Authorization', `Bearer ${token}`)
    .field('fileInfo', JSON.stringify({ alternativeText, caption: 'of no concern to the public' }))
    .attach('files', pixel, 'picture.png')
    .expect(201);
  const [{ id, url }] = body as [{ id: number; url: string }];
  return { id, url };
};
