import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconFileTypeDocx, IconFileTypePdf, IconLock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useQueryOf } from '#ui/data.ts'
import { useFormats, useMessages } from '#ui/i18n.tsx'
import { PrintButton } from '#ui/PrintButton.tsx'
import { StateBadge } from '#ui/StateBadge.tsx'
import { useFileDownload } from '#ui/use-file-download.ts'
import { RichTextView } from '../../text/ui/RichTextView.tsx'
import { downloadPaper, listPapers, type OpenedPaper, type Paper, readPaper, showPaper } from '../paper.contract.ts'
import { paperScreenMessages } from '../paper-screens.messages.ts'
import { FilePages } from './FilePages.tsx'
import styles from './Papers.module.css'
import { fileOf } from './use-paper-page.ts'

/** A version to read. Opening it is noted; a restricted one bears its reader's name. */
export function ReadTab({ paper, number }: { paper: Paper; number: number }) {
  const t = useMessages(paperScreenMessages)
  const formats = useFormats()
  const opened = useQueryOf(readPaper, { params: { id: paper.id, number } })
  useReadNoted(paper, number)
  const { version, watermark } = opened
  return (
    <Stack>
      <Group justify="space-between" className="no-print">
        <Group gap="sm">
          <Text size="sm" c="dimmed">
            {t('version.line', { number, madeBy: version.madeBy || '–', moment: formats.moment(version.madeAt) })}
          </Text>
          {opened.body ? <StateBadge tone={version.frozenAsOf ? 'good' : 'working'}>{t(version.frozenAsOf ? 'state.frozen' : 'state.live')}</StateBadge> : null}
        </Group>
        <Downloads opened={opened} />
      </Group>
      {version.note ? <Alert color="navy">{version.note}</Alert> : null}
      {watermark ? (
        <Alert color="amber" icon={<IconLock size={18} aria-hidden />}>
          {t('restricted.line', { name: watermark.name, moment: formats.moment(watermark.moment) })}
        </Alert>
      ) : null}
      {opened.body ? (
        <div className={styles.sheet}>
          <RichTextView text={opened.body} values={opened.values} language="vi" />
          {watermark ? <Watermark words={`${watermark.name} · ${formats.moment(watermark.moment)}`} /> : null}
        </div>
      ) : (
        <FileView opened={opened} />
      )}
    </Stack>
  )
}

/** The list and the head of the page say "read" as soon as it was opened. */
function useReadNoted({ readNumber }: Paper, number: number) {
  const queries = useQueryClient()
  useEffect(() => {
    if (readNumber !== null && readNumber >= number) return
    for (const { path } of [showPaper, listPapers]) void queries.invalidateQueries({ queryKey: [path] })
  }, [queries, readNumber, number])
}

/** The reader's name over and over, as a picture: a cut-out still names its reader, and nobody has to hear it sixty times. */
function Watermark({ words }: { words: string }) {
  const tile = `<svg xmlns="http://www.w3.org/2000/svg" width="560" height="190"><text x="280" y="105" transform="rotate(-24 280 95)" text-anchor="middle" font-family="sans-serif" font-size="16" fill="#445">${escaped(words)}</text></svg>`
  return <div className={styles.watermark} style={{ backgroundImage: `url("data:image/svg+xml,${encodeURIComponent(tile)}")` }} aria-hidden />
}

const escaped = (words: string) => words.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`)

function Downloads({ opened: { paper, version, watermark } }: { opened: OpenedPaper }) {
  const t = useMessages(paperScreenMessages)
  const download = useFileDownload()
  const params = { id: paper.id, number: version.number }
  const take = (form: 'original' | 'docx' | 'pdf') => () => void download(client(downloadPaper, { params, query: { form } }))
  if (version.file)
    return (
      <Button variant="default" leftSection={<IconDownload size={18} aria-hidden />} onClick={take('original')}>
        {t('download.file', { size: sizeOf(version.file.size) })}
      </Button>
    )
  return (
    <Group gap="xs">
      {watermark ? null : (
        <Button variant="default" leftSection={<IconFileTypeDocx size={18} aria-hidden />} onClick={take('docx')}>
          {t('download.docx')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconFileTypePdf size={18} aria-hidden />} onClick={take('pdf')}>
        {t('download.pdf')}
      </Button>
      <PrintButton />
    </Group>
  )
}

const sizeOf = (bytes: number) => (bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`)

/** What can be drawn is read here; other files are for the applications of the reader's computer. */
function FileView({ opened }: { opened: OpenedPaper }) {
  const t = useMessages(paperScreenMessages)
  const file = fileOf(opened)
  if (!file) return <Alert color="navy">{t('file.download-note')}</Alert>
  return <FilePages file={file} title={opened.paper.title} key={file.version} />
}
