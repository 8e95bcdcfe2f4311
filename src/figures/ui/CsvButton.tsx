import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { csvOf, type CsvCell } from './csv.model.ts'
import { figuresPageMessages } from './figures-page.messages.ts'

/** Saves a table of the page as a file that Excel opens. */
export function CsvButton({ fileName, rows }: { fileName: string; rows: readonly (readonly CsvCell[])[] }) {
  const t = useMessages(figuresPageMessages)
  const { locale } = useLocale()
  const save = () => {
    const url = URL.createObjectURL(new Blob([csvOf(rows, locale)], { type: 'text/csv;charset=utf-8' }))
    Object.assign(document.createElement('a'), { href: url, download: `${fileName}.csv` }).click()
    URL.revokeObjectURL(url)
  }
  return (
    <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      {t('export.csv')}
    </Button>
  )
}
