import pdfmake from 'pdfmake';

/** The one family that a PDF is written in. */
export const family = 'Noto Serif SC';
// Under the SIL Open Font License: it may be embedded, and is, with the characters that are used alone.
const fontFile =
  require.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf');

/** The library with its font, and without a way to anything else. */
export const pdfMaker = (): typeof pdfmake => {
  pdfmake.setFonts({ [family]: { normal: fontFile, bold: fontFile } });
  // A paper reads its font, and nothing that somebody typed: no address, no other file.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path === fontFile);
  return pdfmake;
};
