import type { Editor } from '@tiptap/react'
import { useEffect, useRef, useState } from 'react'
import { client } from '#platform/browser-client.web.ts'
import type { Locale } from '#platform/format.ts'
import { checkNumbers } from '../figure-value.contract.ts'
import { type Finding, findPlace, markFindings, wordsOf } from './number-marks.ts'
import styles from './RichText.module.css'

export interface CheckScope {
  year: number
  place: string | null
  asOf: string | null
  language: Locale
  enabled: boolean
}

export interface NumberCheck {
  state: 'off' | 'running' | 'done' | 'failed'
  findings: Finding[]
  /** Keeps what was typed: it is not marked again while the page is open. */
  ignore: (finding: Finding) => void
  replace: (finding: Finding) => void
  goTo: (finding: Finding) => void
}

const PAUSE_MS = 900
const looks = { contradicts: styles.contradicts ?? '', rounding: styles.rounding ?? '', agrees: '', unknown: '' }

/** Compares the numbers typed in an editor with the database whenever its writer pauses, and marks those that differ. */
export function useNumberCheck(editor: Editor | null, { year, place, asOf, language, enabled }: CheckScope): NumberCheck {
  const [state, setState] = useState<NumberCheck['state']>(enabled ? 'running' : 'off')
  const [found, setFound] = useState<Finding[]>([])
  const ignored = useRef(new Set<string>())
  useEffect(() => {
    if (!editor || !enabled) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    let round = 0
    const check = async () => {
      const own = ++round
      const { text } = wordsOf(editor.state.doc)
      if (!/\d/.test(text)) return show(editor, [])
      try {
        const { numbers } = await client(checkNumbers, { body: { text, year, place, asOf, language } })
        // The text went on meanwhile: its own check follows.
        if (own !== round || editor.isDestroyed || wordsOf(editor.state.doc).text !== text) return
        const wanted = numbers.filter(({ verdict, typed }) => (verdict === 'contradicts' || verdict === 'rounding') && !ignored.current.has(typed))
        show(
          editor,
          wanted.map((number) => ({ ...number, id: `${number.from}-${number.to}` })),
        )
      } catch {
        if (own === round) setState('failed')
      }
    }
    const show = (shown: Editor, findings: Finding[]) => {
      markFindings(shown, findings, ({ verdict }) => looks[verdict])
      setFound(findings)
      setState('done')
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(() => void check(), PAUSE_MS)
    }
    later()
    editor.on('update', later)
    return () => {
      round++
      clearTimeout(timer)
      editor.off('update', later)
    }
  }, [editor, year, place, asOf, language, enabled])
  const drop = (finding: Finding) => {
    const rest = found.filter(({ id }) => id !== finding.id)
    setFound(rest)
    return rest
  }
  return {
    state,
    findings: found,
    ignore: (finding) => {
      ignored.current.add(finding.typed)
      drop(finding)
      if (editor && findPlace(editor, finding.id)) editor.view.dom.querySelector(`[data-finding="${finding.id}"]`)?.removeAttribute('class')
    },
    replace: (finding) => {
      if (editor) replaceByFigure(editor, finding)
      drop(finding)
    },
    goTo: (finding) => {
      const words = editor && findPlace(editor, finding.id)
      if (editor && words) editor.chain().focus().setTextSelection(words).scrollIntoView().run()
    },
  }
}

function replaceByFigure(editor: Editor, { id, candidate, typed }: Finding): void {
  const words = findPlace(editor, id)
  if (!words || !candidate) return
  const { code, query } = candidate
  const style = /triệu|tỷ|tỉ|million|billion/iu.test(typed) || /^\d+%$/.test(typed) ? 'millions' : 'exact'
  const attrs = { code, query, style, value: null, receiptId: null, asOf: null }
  editor.chain().focus().insertContentAt(words, { type: 'figure', attrs }).run()
}
