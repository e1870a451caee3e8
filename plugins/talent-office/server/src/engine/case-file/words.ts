/** What stands on the file itself: an archive is Chinese. */
export const words = {
  catalogue: '卷内目录',
  cover: '案卷',
  separate: '本件为独立文件，随案卷压缩包保存',
  // Why a piece is not bound into the book
  pdf: 'PDF 文件，不能并入本卷',
  made: '由模板制成的文书（DOCX），不能并入本卷',
  unsound: '图片已损坏、过大或格式特殊，不能并入本卷',
  full: '本卷并入的图片已达上限',
  gone: '文件读取失败，请联系管理员',
} as const;

/** Characters that no folder of a common system takes. */
const forbidden = /[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu;

const longest = 80;

/** `003 附件：合同.pdf` as the name of a file: the order of the catalogue is the order of the folder. */
export const pathOf = (position: number, title: string, extension: string): string => {
  const plain = [...title.normalize('NFC').replace(forbidden, '').trim()]
    .slice(0, longest)
    .join('');
  const stem = plain.toLowerCase().endsWith(extension) ? plain.slice(0, -extension.length) : plain;
  return `${String(position).padStart(3, '0')} ${stem || '文件'}${extension}`;
};
