import { type Editor, Extension } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { CheckedNumber } from '../figure-value.contract.ts'

/** A typed number that wants a look; its place moves with the text. */
export interface Finding extends CheckedNumber {
  id: string
}

const key = new PluginKey<DecorationSet>('number-marks')
const ATOM = '\uFFFC'

/** The words of a document as one text for checking, and where each of its characters stands in the document. */
export function wordsOf(doc: ProseNode): { text: string; positionOf: (offset: number) => number } {
  const blocks: { offset: number; position: number }[] = []
  let text = ''
  doc.descendants((node, position) => {
    if (!node.isTextblock) return true
    if (blocks.length > 0) text += '\n'
    blocks.push({ offset: text.length, position: position + 1 })
    text += node.textBetween(0, node.content.size, undefined, ATOM)
    return false
  })
  const blockAt = (offset: number) => blocks.findLast((block) => block.offset <= offset) ?? { offset: 0, position: 0 }
  return { text, positionOf: (offset) => offset - blockAt(offset).offset + blockAt(offset).position }
}

/** Underlines findings and keeps them at their words while the text changes; a finding whose words were touched is dropped. */
export const NumberMarks = Extension.create({
  name: 'numberMarks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, old) => (transaction.getMeta(key) as DecorationSet | undefined) ?? old.map(transaction.mapping, transaction.doc),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** Shows these findings and no others. `classOf` gives the looks of a verdict. */
export function markFindings(editor: Editor, findings: readonly Finding[], classOf: (finding: Finding) => string): void {
  const { doc, tr } = editor.state
  const { positionOf } = wordsOf(doc)
  const marks = findings.map((finding) =>
    Decoration.inline(positionOf(finding.from), positionOf(finding.to), { class: classOf(finding), 'data-finding': finding.id }, { id: finding.id }),
  )
  editor.view.dispatch(tr.setMeta(key, DecorationSet.create(doc, marks)).setMeta('addToHistory', false))
}

/** Where the words of a finding stand now; undefined when they are gone. */
export function findPlace(editor: Editor, id: string): { from: number; to: number } | undefined {
  const [mark] = key.getState(editor.state)?.find(undefined, undefined, (spec) => spec['id'] === id) ?? []
  return mark && mark.from < mark.to ? { from: mark.from, to: mark.to } : undefined
}
