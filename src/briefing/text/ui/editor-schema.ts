import { type Extensions, type JSONContent, Node } from '@tiptap/core'
import { StarterKit } from '@tiptap/starter-kit'
import { FigureNode, RichText } from '../rich-text.contract.ts'

/** An item holds paragraphs only: official papers have no lists within lists. */
const ListItem = Node.create({
  name: 'listItem',
  content: 'paragraph+',
  defining: true,
  parseHTML: () => [{ tag: 'li' }],
  renderHTML: () => ['li', 0],
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

const figureAttributes = ['code', 'query', 'style', 'value', 'receiptId', 'asOf'] as const
const DATA = 'data-nhipcau-figure'

/** A figure bound to the database: one inline atom. Copied and pasted it stays bound; anything that only looks like one is dropped. */
export const FigureAtom = Node.create({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,
  marks: '',
  addAttributes: () => Object.fromEntries(figureAttributes.map((name) => [name, { default: null, rendered: false }])),
  parseHTML: () => [{ tag: `span[${DATA}]`, getAttrs: (element) => findAttributes(element.getAttribute(DATA)) ?? false }],
  renderHTML: ({ node }) => ['span', { [DATA]: JSON.stringify(node.attrs) }],
})

function findAttributes(text: string | null): FigureNode['attrs'] | undefined {
  try {
    return FigureNode.shape.attrs.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

/** The editor's schema: what `RichText` can hold and nothing else. `figure` is the atom, with or without its looks. */
export function editorExtensions(figure: Node = FigureAtom): Extensions {
  return [
    StarterKit.configure({
      blockquote: false,
      code: false,
      codeBlock: false,
      horizontalRule: false,
      strike: false,
      underline: false,
      link: false,
      listItem: false,
      listKeymap: false,
      trailingNode: false,
      heading: { levels: [1, 2, 3] },
    }),
    ListItem,
    figure,
  ]
}

/** A text as the editor takes it. */
export function toEditor(text: RichText): JSONContent {
  // An editor without a block has nowhere to put the cursor.
  return text.content.length === 0 ? { type: 'doc', content: [{ type: 'paragraph' }] } : (structuredClone(text) as JSONContent)
}

/** What the editor holds as a text. Throws ZodError on what is none. */
export function fromEditor(json: JSONContent): RichText {
  return RichText.parse(plain(json))
}

/** The editor carries defaults that a text leaves out (the kind of a list's numbers, marks without attributes). */
function plain(node: JSONContent): unknown {
  const { type, text, attrs, marks, content } = node
  if (type === 'text') return { type, text, ...(marks && marks.length > 0 ? { marks: marks.map((mark) => ({ type: mark.type })) } : {}) }
  return {
    type,
    ...plainAttributes(type, attrs),
    ...(content ? { content: content.map(plain) } : type === 'doc' ? { content: [] } : {}),
  }
}

function plainAttributes(type: string | undefined, attrs: JSONContent['attrs']): { attrs?: unknown } {
  if (type === 'figure') return { attrs }
  if (type === 'heading') return { attrs: { level: attrs?.['level'] } }
  return type === 'orderedList' ? { attrs: { start: attrs?.['start'] ?? 1 } } : {}
}
