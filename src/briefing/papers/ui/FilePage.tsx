import { useMessages } from '#ui/i18n.tsx'
import { paperScreenMessages } from '../paper-screens.messages.ts'
import styles from './Papers.module.css'
import { type FileVersion, usePaperPage } from './use-paper-page.ts'

/** One page of a file as a picture. */
export function FilePage({ file, page, title }: { file: FileVersion; page: number; title: string }) {
  const t = useMessages(paperScreenMessages)
  const { data, isError } = usePaperPage(file, page)
  if (data) return <img className={styles.picture} src={data} alt={t('file.page-of', { title, page, of: file.pages })} />
  return (
    <p className={styles.waiting} role="status">
      {t(isError ? 'file.page-failed' : 'file.page-loading')}
    </p>
  )
}
