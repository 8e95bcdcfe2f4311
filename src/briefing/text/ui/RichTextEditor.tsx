import '@mantine/tiptap/styles.layer.css'
import { Box } from '@mantine/core'
import { RichTextEditor as Frame } from '@mantine/tiptap'
import { IconDatabasePlus } from '@tabler/icons-react'
import { type Editor, ReactNodeViewRenderer, useEditor } from '@tiptap/react'
import { useEffect, useId, useMemo, useRef, useState, type CSSProperties } from 'react'
import type { Locale } from '#platform/format.ts'
import { useMessages } from '#ui/i18n.tsx'
import type { FigureNode, RichText } from '../rich-text.contract.ts'
import { wordCount } from '../rich-text.model.ts'
import { textMessages } from '../text-screens.messages.ts'
import { editorExtensions, FigureAtom, fromEditor, toEditor } from './editor-schema.ts'
import { EditingContext } from './editing-context.ts'
import { FigureChip } from './FigureChip.tsx'
import { FigurePicker } from './FigurePicker.tsx'
import { FindingHover } from './FindingHover.tsx'
import { NumberFindings } from './NumberFindings.tsx'
import { NumberMarks } from './number-marks.ts'
import styles from './RichText.module.css'
import { FigureValuesContext, useFigureValues } from './use-figure-values.ts'
import { useNumberCheck } from './use-number-check.ts'

export interface RichTextEditorProps {
  /** What the text is, for those who do not see it. */
  label: string
  /** The text at first; later ones are taken when their `key` on this component changes, or through `replacement`. */
  initial: RichText
  onChange: (text: RichText) => void
  /** The report year and place that figures and checks begin with. */
  year: number
  place?: string | null
  /** The moment that live figures stand for: a briefing's lock, or null for now. */
  asOf?: string | null
  /** The language of the text; Vietnamese unless said otherwise. */
  language?: Locale
  /** Compares typed numbers with the database; on unless the text has none to compare. */
  checks?: boolean
  /** CSS length of the writing ground. */
  height?: string
  /** Takes the place of the whole text, as one step that can be undone; a new object is a new act. */
  replacement?: RichText | undefined
}

const LiveFigure = FigureAtom.extend({ addNodeView: () => ReactNodeViewRenderer(FigureChip, { as: 'span' }) })

/** The product's text editor: headings, lists, bold, italic, and figures bound to the database. */
export function RichTextEditor(props: RichTextEditorProps) {
  const { initial, onChange, year, place = null, asOf = null, language = 'vi', checks = true, replacement } = props
  const [text, setText] = useState(initial)
  const [picked, setPicked] = useState<{ at: { from: number; to: number }; figure: FigureNode | null }>()
  const openPicker = useRef<() => void>(() => {})
  const editor = useTextEditor(
    props,
    (next) => {
      setText(next)
      onChange(next)
    },
    openPicker,
  )
  const check = useNumberCheck(editor, { year, place, asOf, language, enabled: checks })
  const editing = useMemo(() => ({ edit: (at: number, figure: FigureNode) => setPicked({ at: { from: at, to: at + 1 }, figure }), language }), [language])
  useEffect(() => {
    openPicker.current = () => editor && setPicked({ at: { from: editor.state.selection.from, to: editor.state.selection.to }, figure: null })
  }, [editor])
  useEffect(() => {
    if (editor && replacement) editor.chain().setContent(toEditor(replacement), { emitUpdate: true }).run()
  }, [editor, replacement])
  const put = (figure: FigureNode) => {
    if (editor && picked) editor.chain().focus().insertContentAt(picked.at, figure).run()
    setPicked(undefined)
  }
  return (
    <FigureValuesContext value={useFigureValues(text, asOf)}>
      <EditingContext value={editing}>
        <Ground editor={editor} text={text} height={props.height} onFigure={() => openPicker.current()}>
          <FindingHover check={check} />
        </Ground>
        <Box mt="sm">
          <NumberFindings check={check} />
        </Box>
        <FigurePicker
          opened={picked !== undefined}
          onClose={() => setPicked(undefined)}
          figure={picked?.figure ?? null}
          year={year}
          place={place}
          asOf={asOf}
          language={language}
          onPick={put}
        />
      </EditingContext>
    </FigureValuesContext>
  )
}

function useTextEditor({ initial, label, language = 'vi' }: RichTextEditorProps, onText: (text: RichText) => void, openPicker: { current: () => void }) {
  const t = useMessages(textMessages)
  const latest = useRef(onText)
  useEffect(() => void (latest.current = onText))
  return useEditor(
    {
      extensions: [...editorExtensions(LiveFigure), NumberMarks],
      content: toEditor(initial),
      editorProps: {
        attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label, lang: language, title: '', 'aria-description': t('editor.help') },
        handleKeyDown: (_view, event) => {
          if (!(event.ctrlKey || event.metaKey) || !event.shiftKey || event.key.toLowerCase() !== 'f') return false
          event.preventDefault()
          openPicker.current()
          return true
        },
      },
      onUpdate: ({ editor }) => latest.current(fromEditor(editor.getJSON())),
    },
    [],
  )
}

interface GroundProps {
  editor: Editor | null
  text: RichText
  height: string | undefined
  onFigure: () => void
  children: React.ReactNode
}

function Ground({ editor, text, height, onFigure, children }: GroundProps) {
  const t = useMessages(textMessages)
  const id = useId()
  const toTools = (event: React.KeyboardEvent) => {
    if (event.altKey && event.key === 'F10') document.getElementById(id)?.querySelector('button')?.focus()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- a way from the text to its tools for the keyboard; both are controls themselves
    <div onKeyDown={toTools}>
      <Frame editor={editor} className={styles.editor} labels={useLabels()} style={(height ? { '--editor-height': height } : {}) as CSSProperties}>
        <Frame.Toolbar id={id} role="toolbar" aria-label={t('tools')} sticky stickyOffset="var(--shell-height, 3.5rem)">
          <Frame.ControlsGroup>
            <Frame.Bold />
            <Frame.Italic />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.H1 />
            <Frame.H2 />
            <Frame.H3 />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.BulletList />
            <Frame.OrderedList />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.Undo />
            <Frame.Redo />
          </Frame.ControlsGroup>
          <Frame.ControlsGroup>
            <Frame.Control onClick={onFigure} aria-label={t('tool.figure')} title={t('tool.figure')} px={8} w="auto">
              <IconDatabasePlus size={18} stroke={1.6} aria-hidden />
              <Box component="span" ms={6} fz="sm" visibleFrom="xs">
                {t('tool.figure')}
              </Box>
            </Frame.Control>
          </Frame.ControlsGroup>
        </Frame.Toolbar>
        <div style={{ position: 'relative' }}>
          <Frame.Content />
          {children}
        </div>
        <div className={styles.foot}>
          <span>{t('editor.help')}</span>
          <span>{t('words', { count: wordCount(text) })}</span>
        </div>
      </Frame>
    </div>
  )
}

function useLabels() {
  const t = useMessages(textMessages)
  return {
    boldControlLabel: t('tool.bold'),
    italicControlLabel: t('tool.italic'),
    h1ControlLabel: t('tool.h1'),
    h2ControlLabel: t('tool.h2'),
    h3ControlLabel: t('tool.h3'),
    bulletListControlLabel: t('tool.bullet'),
    orderedListControlLabel: t('tool.ordered'),
    undoControlLabel: t('tool.undo'),
    redoControlLabel: t('tool.redo'),
  }
}
