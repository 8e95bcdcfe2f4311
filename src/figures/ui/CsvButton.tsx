import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useLocale, useMessages } from '#ui/i18n.tsx'
import { saveFile } from '#ui/save-file.ts'
import { csvOf, type CsvCell } from './csv.model.ts'
import { figuresPageMessages } from './figures-page.messages.ts'

/** Saves a table of the page as a file that Excel opens. */
export function CsvButton({ fileName, rows }: { fileName: string; rows: readonly (readonly CsvCell[])[] }) {
  const t = useMessages(figuresPageMessages)
  const { locale } = useLocale()
  const save = () => saveFile(new Blob([csvOf(rows, locale)], { type: 'text/csv;charset=utf-8' }), `${fileName}.csv`)
  return (
    <Button variant="default" size="xs" leftSection={<IconDownload size={16} aria-hidden />} onClick={save}>
      {t('export.csv')}
    </Button>
  )
}
