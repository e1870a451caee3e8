import type { Actor, CalendarDate } from '../../platform';
import type { CaseView } from '../approval';
import type { DocumentRecord } from '../documents';
import type { Block } from '../documents';
import type { FileRecord } from '../files';

/** What a piece of the file is: a sheet of our records, a file as it came in, or a paper that was issued. */
export type PieceContent =
  | { readonly kind: 'sheet'; readonly blocks: readonly Block[] }
  | { readonly kind: 'file'; readonly file: FileRecord }
  | { readonly kind: 'document'; readonly document: DocumentRecord };

/** One line of the catalogue (卷内目录), and what lies behind it. */
export interface Piece {
  /** 文件编号 */
  readonly number: string | null;
  /** 责任者 */
  readonly responsible: string | null;
  /** 题名 */
  readonly title: string;
  readonly date: CalendarDate | null;
  readonly remark: string | null;
  readonly content: PieceContent;
}

export interface PieceContext {
  readonly view: CaseView;
  readonly actor: Actor;
}

/** What one room adds to the file of a case, in the order in which it happened. */
export interface PieceSource {
  readonly key: string;
  load(context: PieceContext): Promise<readonly Piece[]>;
}
