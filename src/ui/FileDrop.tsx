import { Loader, Text } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useId, useState, type DragEvent } from 'react'
import styles from './FileDrop.module.css'
import { useMessages } from './i18n.tsx'
import { uiMessages } from './ui.messages.ts'

export interface FileDropProps {
  label: string
  /** Endings with their dot: `['.xlsx', '.xls']`. */
  accept: readonly string[]
  maxBytes: number
  busy?: boolean
  onFile: (file: File) => void
}

const megabyte = 1024 * 1024

/** Takes one file by press, keyboard or drop; refuses wrong kinds and sizes before anything is sent. */
export function FileDrop({ label, accept, maxBytes, busy = false, onFile }: FileDropProps) {
  const t = useMessages(uiMessages)
  const id = useId()
  const [over, setOver] = useState(false)
  const [said, setSaid] = useState<{ error: boolean; text: string }>()
  const types = accept.join(', ')
  const size = Math.floor(maxBytes / megabyte)
  const take = (file: File | undefined) => {
    setOver(false)
    if (!file || busy) return
    const fits = accept.some((ending) => file.name.toLowerCase().endsWith(ending))
    if (!fits) return setSaid({ error: true, text: t('drop.wrong-type', { name: file.name, types }) })
    if (file.size > maxBytes) return setSaid({ error: true, text: t('drop.too-large', { name: file.name, size }) })
    setSaid({ error: false, text: t('drop.chosen', { name: file.name }) })
    onFile(file)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    take(event.dataTransfer.files[0])
  }
  return (
    <div className="no-print">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- dropping is for the mouse; the input inside is for everybody */}
      <label
        className={styles.zone}
        data-over={over || undefined}
        onDrop={onDrop}
        onDragLeave={() => setOver(false)}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
      >
        {busy ? <Loader size={36} /> : <IconFileUpload size={36} stroke={1.4} aria-hidden />}
        <Text fw={600} component="span">
          {label}
        </Text>
        <Text component="span">
          <span className={styles.choose}>{t('drop.choose')}</span> {t('drop.or-drop')}
        </Text>
        <Text size="sm" c="dimmed" component="span" id={`${id}-limit`}>
          {t('drop.limit', { types, size })}
        </Text>
        <input
          className={styles.input}
          type="file"
          accept={types}
          disabled={busy}
          aria-describedby={`${id}-limit ${id}-said`}
          onChange={(event) => {
            take(event.currentTarget.files?.[0])
            // The same file, corrected, must be choosable again.
            event.currentTarget.value = ''
          }}
        />
      </label>
      <Text id={`${id}-said`} role="status" size="sm" mt={4} c={said?.error ? 'var(--mantine-color-error)' : 'dimmed'}>
        {said?.text}
      </Text>
    </div>
  )
}
