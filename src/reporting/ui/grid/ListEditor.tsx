import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { searchKey } from '#platform/text/search-key.ts'
import { choicesOf, matching } from './choices.model.ts'
import { startingText, type SheetEditorProps } from './TextEditor.tsx'
import styles from './Sheet.module.css'

const MOST_SHOWN = 60

/** Picks from a list by typing without accents; for shares, one takes all, and more are set out in a dialog. */
export function ListEditor(props: SheetEditorProps) {
  const { onValueChange, stopEditing, context, sheetColumn, eventKey, data } = props
  const { t, lists, locale } = context
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const [text, setText] = useState(() => startingText(props))
  const [touched, setTouched] = useState(eventKey?.length === 1)
  const choices = useMemo(() => choicesOf(sheetColumn, lists, locale), [sheetColumn, lists, locale])
  const shown = useMemo(() => (touched && text !== '' ? matching(choices, searchKey(text)) : choices).slice(0, MOST_SHOWN), [choices, touched, text])
  const [active, setActive] = useState(() => (touched ? 0 : choices.findIndex(({ label }) => label === text)))
  useEffect(() => {
    input.current?.focus()
    if (touched) propose(text)
    else input.current?.select()
    // The grid makes the popup a dialog and leaves it without a name.
    input.current?.closest('[role=dialog]')?.setAttribute('aria-label', sheetColumn.label[locale])
    // Once, when editing starts.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [active, shown])

  const propose = (typed: string) => onValueChange(typed === '' ? '' : (matching(choices, searchKey(typed))[0]?.code ?? typed))
  const type = (next: string) => {
    setText(next)
    setTouched(true)
    setActive(next === '' ? -1 : 0)
    propose(next)
  }
  const go = (to: number) => {
    const at = Math.max(0, Math.min(shown.length - 1, to))
    setActive(at)
    const choice = shown[at]
    if (choice) onValueChange(choice.code)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') go(active + 1)
    else if (event.key === 'ArrowUp') go(active - 1)
    else return
    event.preventDefault()
  }
  const pick = (code: string) => {
    onValueChange(code)
    // The grid takes the value with its next turn.
    setTimeout(() => stopEditing(true), 0)
  }
  return (
    <div className={styles.popup} style={{ minWidth: Math.max(260, props.column.getActualWidth()) }}>
      <input
        ref={input}
        className={styles.popupInput}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
        aria-label={sheetColumn.label[locale]}
        placeholder={t('editor.search')}
        value={text}
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={sheetColumn.label[locale]} className={styles.options}>
        {shown.map((choice, index) => (
          // The keyboard works in the field above: the list follows it by aria-activedescendant.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <li
            key={choice.code}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            data-child={choice.indented || undefined}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => pick(choice.code)}
          >
            {choice.label}
          </li>
        ))}
      </ul>
      {shown.length === 0 ? (
        <p className={styles.nothing} role="status">
          {t(sheetColumn.type === 'agency' ? 'editor.free-text' : 'editor.nothing')}
        </p>
      ) : null}
      {sheetColumn.type.endsWith('-shares') ? (
        <button
          type="button"
          className={styles.sharesButton}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            stopEditing(true)
            context.openShares(data, sheetColumn)
          }}
        >
          {t('editor.several')} <kbd>F4</kbd>
        </button>
      ) : null}
    </div>
  )
}
