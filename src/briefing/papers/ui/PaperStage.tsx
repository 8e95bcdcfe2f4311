import { useMemo } from 'react'
import { useMessages } from '#ui/i18n.tsx'
import type { FigureValue } from '../../text/figure-value.contract.ts'
import type { RichText } from '../../text/rich-text.contract.ts'
import { Blocks } from '../../text/ui/RichTextView.tsx'
import { FigureValuesContext } from '../../text/ui/use-figure-values.ts'
import { pagesOf } from '../paper-pages.model.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'
import { FilePage } from './FilePage.tsx'
import styles from './Papers.module.css'
import type { FileVersion } from './use-paper-page.ts'

export interface PaperStageProps {
  title: string
  /** Null for a file. */
  body: RichText | null
  /** The file in place of a text; null for a text, and for a file without pages. */
  file: FileVersion | null
  values: readonly FigureValue[]
  /** From 1; beyond the last page the last is shown. */
  page: number
}

/** One page of a paper for a hall: it fills what it stands in. */
export function PaperStage(props: PaperStageProps) {
  const { title, file, page } = props
  if (!file) return <TextStage {...props} />
  return (
    <div className={styles.fileStage}>
      <FilePage file={file} page={Math.min(page, file.pages)} title={title} />
    </div>
  )
}

/** The figures of a text are the largest on its page. */
function TextStage({ title, body, values, page }: PaperStageProps) {
  const t = useMessages(paperScreenMessages)
  const pages = useMemo(() => (body ? pagesOf(body) : []), [body])
  const known = useMemo(() => new Map(values.map((value) => [value.key, value])), [values])
  const at = Math.min(Math.max(1, page), Math.max(1, pages.length))
  return (
    <div className={styles.screen}>
      <article className={styles.stage} aria-label={title} lang="vi">
        <div className={styles.stageBody}>
          <FigureValuesContext value={known}>
            {body ? <Blocks blocks={pages[at - 1] ?? []} language="vi" plain /> : <p>{t('stage.file')}</p>}
          </FigureValuesContext>
        </div>
        <footer className={styles.stageFoot}>
          <span>{title}</span>
          {pages.length > 1 ? <span>{t('stage.page', { page: at, of: pages.length })}</span> : null}
        </footer>
      </article>
    </div>
  )
}
