/**
 * An official paper as data, in the words of NĐ 30/2020/NĐ-CP, Phụ lục I. Say what the paper says; how it looks is settled
 * once, in `lay-out.model.ts`, for Word (`to-docx.ts`) and PDF (`to-pdf.ts`) alike. All text is in NFC. Secrecy stamps have no
 * place in this model and never get one.
 */
export interface OfficialDocument {
  /** Null for a news article, which carries no state head. */
  head: DocumentHead | null
  /** "GIẤY MỜI", "BÁO CÁO", "BIÊN BẢN"… (`documentTypes`); null for a công văn, whose subject stands under its number. */
  typeName: string | null
  /** Trích yếu, without "V/v"; the headline of an article. Empty when there is none. */
  subject: string
  addressees: Addressees | null
  /** "Căn cứ …" without the mark at the end: `;` and `.` are put by the layout. */
  legalBases: readonly string[]
  blocks: readonly Block[]
  /** None, one (right half), or two side by side (left, right: thư ký | chủ trì). */
  signatures: readonly Signature[]
  distribution: Distribution | null
  appendices: readonly Appendix[]
  /** Stamps "DỰ THẢO" behind the text. */
  draft: boolean
  /** Puts the line "Dữ liệu trình diễn" on top of every page. */
  demo: boolean
}

export interface DocumentHead {
  /** Cơ quan chủ quản, printed in capitals. */
  parentBody: string | null
  /** Printed in bold capitals. */
  issuingBody: string
  /** Given by the registry clerk at the moment of issue; null leaves it blank. */
  number: number | null
  /** What follows the number: "GM-UBCT" (`symbolOf`), for a công văn the bodies alone: "UBCT-VP". */
  symbol: string
  /** "Hà Nội"; null leaves the line of place and date out, as on minutes. */
  place: string | null
  /** YYYY-MM-DD; null leaves day and month blank, as on a draft. */
  date: string | null
  urgency: Urgency | null
  circulation: Circulation | null
}

/** HỎA TỐC, THƯỢNG KHẨN, KHẨN. */
export type Urgency = 'flash' | 'most-urgent' | 'urgent'
/** LƯU HÀNH NỘI BỘ, XEM XONG TRẢ LẠI. */
export type Circulation = 'internal' | 'return-after-reading'

export interface Addressees {
  label: 'Kính gửi' | 'Kính mời'
  /** One stands on the label's line, several as a list. Without a mark at the end. */
  names: readonly string[]
}

/** Text as it runs; `figure` binds a number to its receipt. */
export interface Run {
  text: string
  bold?: boolean
  italic?: boolean
  figure?: FigureReference
}

/** Where the receipt of a number is shown: an absolute URL, put behind the text as a link that print does not show. */
export interface FigureReference {
  figureId: string
  receiptUrl: string
}

/** Plain text, or runs where some of it is bold, italic or a figure. */
export type Text = string | readonly Run[]

export type Block = Paragraph | Part | List | Table | Picture | PageBreak

export interface Paragraph {
  type: 'paragraph'
  text: Text
  /** `body` by default: justified with an indented first line. `lead`: bold, of articles. `note`: small and italic. `byline`: right, italic. */
  style?: 'body' | 'lead' | 'note' | 'byline'
}

/**
 * A numbered part; its number comes from its place among its neighbours of the same level ("Điều" runs through the whole paper).
 * Without a heading the number stands before the first paragraph within.
 */
export interface Part {
  type: 'part'
  level: PartLevel
  heading: string | null
  blocks: readonly Block[]
}

/** `part` Phần I · `chapter` Chương I · `roman` I. · `section` Mục 1 · `article` Điều 1. · `clause` 1. · `point` a) */
export type PartLevel = 'part' | 'chapter' | 'roman' | 'section' | 'article' | 'clause' | 'point'

/** Items with a dash. */
export interface List {
  type: 'list'
  items: readonly Text[]
}

export interface Table {
  type: 'table'
  /** "Bảng 1. …", above the table. */
  caption: string | null
  /** "triệu USD": makes the line "Đơn vị tính: triệu USD". */
  unit: string | null
  columns: readonly TableColumn[]
  rows: readonly TableRow[]
}

export interface TableColumn {
  header: string
  align: 'left' | 'centre' | 'right'
  /** Relative to the other columns. */
  width: number
  /** What stands above this and its neighbours of the same group, in a first header row. */
  group?: string
}

export interface TableRow {
  /** As many as there are columns; a `band` row has one. `\n` breaks the line. */
  cells: readonly Text[]
  /** `total` is bold; `band` runs across all columns, bold. */
  role?: 'data' | 'total' | 'band'
}

export interface Picture {
  type: 'picture'
  format: 'png' | 'jpeg'
  bytes: Uint8Array
  /** What a reader who cannot see it is told. */
  alternative: string
  caption: string | null
  /** Printed width in millimetres; the height follows. Cut down to the page. */
  width: number
  /** In pixels, for the shape. */
  pixels: { width: number; height: number }
}

export interface PageBreak {
  type: 'page-break'
}

export interface Signature {
  /** Lines such as "TM. ỦY BAN" and "KT. CHỦ NHIỆM" (`signingFor`), printed in capitals. */
  authority: readonly string[]
  /** "Phó Chủ nhiệm", "Thư ký"; printed in capitals. */
  position: string
  /** Full name without academic title; null while nobody is named. */
  name: string | null
}

/** "Nơi nhận". Names are without a mark at the end. */
export interface Distribution {
  names: readonly string[]
  /** Completes "Lưu: VT, …": the unit that drafted, and the number of copies kept. */
  archive: { unit: string; copies: number | null }
}

export interface Appendix {
  /** Printed in capitals. */
  name: string
  orientation: 'portrait' | 'landscape'
  blocks: readonly Block[]
}

/** The name and the abbreviation of the types of paper (NĐ 30/2020/NĐ-CP, Phụ lục III). A công văn has neither. */
export const documentTypes = {
  invitation: { name: 'GIẤY MỜI', abbreviation: 'GM' },
  report: { name: 'BÁO CÁO', abbreviation: 'BC' },
  minutes: { name: 'BIÊN BẢN', abbreviation: 'BB' },
  notice: { name: 'THÔNG BÁO', abbreviation: 'TB' },
  plan: { name: 'KẾ HOẠCH', abbreviation: 'KH' },
  programme: { name: 'CHƯƠNG TRÌNH', abbreviation: 'CTr' },
  proposal: { name: 'TỜ TRÌNH', abbreviation: 'TTr' },
} as const
export type DocumentType = keyof typeof documentTypes

/** The runs of a text. */
export function runsOf(text: Text): readonly Run[] {
  return typeof text === 'string' ? [{ text }] : text
}

/** The words of a text alone. */
export function wordsOf(text: Text): string {
  return typeof text === 'string' ? text : text.map((run) => run.text).join('')
}

/** A paper with nothing in it but what is given: the parts that most papers do without are empty. */
export function officialDocument(given: Pick<OfficialDocument, 'head' | 'typeName' | 'subject' | 'blocks'> & Partial<OfficialDocument>): OfficialDocument {
  return { addressees: null, legalBases: [], signatures: [], distribution: null, appendices: [], draft: false, demo: false, ...given }
}
