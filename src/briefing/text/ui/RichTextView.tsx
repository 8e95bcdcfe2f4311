import { Fragment, type ReactNode } from 'react'
import { FigureLink } from '#ui/FigureLink.tsx'
import type { Locale } from '#platform/format.ts'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import type { FigureValue } from '../figure-value.contract.ts'
import { writeNode } from '../figure-text.model.ts'
import type { Block, FigureNode, Inline, RichText } from '../rich-text.contract.ts'
import { isFrozen } from '../rich-text.model.ts'
import { textMessages } from '../text-screens.messages.ts'
import styles from './RichText.module.css'
import { FigureValuesContext, useFigureValue, useFigureValues } from './use-figure-values.ts'
import { useFigureSentence } from './use-figure-words.ts'

export interface RichTextViewProps {
  text: RichText
  /** The moment that live figures stand for; null: now. */
  asOf?: string | null
  /** Values that came with the text; else they are asked for. */
  values?: readonly FigureValue[]
  /** The language that figures are written in: that of the text. The reader's unless said otherwise. */
  language?: Locale
  /** Figures as plain words: for places where a link leads nowhere (the room, the public). */
  plain?: boolean
  className?: string
}

/** A text to read: every figure opens its receipt. */
export function RichTextView({ text, asOf = null, values, language, plain = false, className }: RichTextViewProps) {
  const found = useFigureValues(text, asOf, values)
  return (
    <FigureValuesContext value={found}>
      <div className={className ?? styles.text} lang={language}>
        <Blocks blocks={text.content} language={language} plain={plain} />
      </div>
    </FigureValuesContext>
  )
}

interface Looks {
  language: Locale | undefined
  plain: boolean
}

/** The highest level that a text uses: it begins one below the title of the page, whatever level its writer began with. */
const topOf = (blocks: readonly Block[]) => Math.min(3, ...blocks.flatMap((block) => (block.type === 'heading' ? [block.attrs.level] : [])))

/** Blocks of a text, for those who lay them out by themselves (pages of a screen). Needs `FigureValuesContext` above. */
export function Blocks({ blocks, ...looks }: Looks & { blocks: readonly Block[] }) {
  const top = topOf(blocks)
  return blocks.map((block, index) => <BlockView key={index} block={block} top={top} {...looks} />)
}

function BlockView({ block, top, ...looks }: Looks & { block: Block; top: number }) {
  if (block.type === 'paragraph') return <p>{inlinesOf(block.content, looks)}</p>
  if (block.type === 'heading') {
    const Heading = `h${block.attrs.level - top + 2}` as 'h2'
    return <Heading>{inlinesOf(block.content, looks)}</Heading>
  }
  const items = block.content.map((item, index) => (
    <li key={index}>
      {item.content.map((leaf, at) => (
        <Fragment key={at}>
          {at > 0 ? <br /> : null}
          {inlinesOf(leaf.content, looks)}
        </Fragment>
      ))}
    </li>
  ))
  return block.type === 'bulletList' ? <ul>{items}</ul> : <ol start={block.attrs?.start ?? 1}>{items}</ol>
}

function inlinesOf(content: readonly Inline[] = [], looks: Looks): ReactNode {
  return content.map((node, index) => <InlineView key={index} node={node} {...looks} />)
}

function InlineView({ node, ...looks }: Looks & { node: Inline }) {
  if (node.type === 'hardBreak') return <br />
  if (node.type === 'figure') return <FigureView node={node} {...looks} />
  const marks = new Set(node.marks?.map(({ type }) => type))
  const italic = marks.has('italic') ? <em>{node.text}</em> : node.text
  return marks.has('bold') ? <strong>{italic}</strong> : italic
}

function FigureView({ node, language, plain }: Looks & { node: FigureNode }) {
  const t = useMessages(textMessages)
  const { locale } = useLocale()
  const found = useFigureValue(node.attrs)
  const sentence = useFigureSentence(node.attrs)
  const written = !isFrozen(node) && !found ? t('figure.loading') : writeNode(node, language ?? locale, found)
  const receiptId = node.attrs.receiptId ?? found?.receiptId
  if (plain || !receiptId) return <strong>{written}</strong>
  return (
    <FigureLink to="/receipts/$receiptId" params={{ receiptId }} hint={sentence}>
      {written}
    </FigureLink>
  )
}
