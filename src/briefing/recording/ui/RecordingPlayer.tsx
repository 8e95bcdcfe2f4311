import { Alert, Anchor, Box, Group, Paper, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { IconDownload, IconInfoCircle, IconVideo } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useQueryOf } from '#ui/data.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useFormats, useLocale, useMessages } from '#ui/i18n.tsx'
import { useViewer } from '../../ui/use-viewer.ts'
import { chapterTitle, clock } from '../chapters.model.ts'
import { listRecordings, type Recording, type RecordingChapter, recordingFileUrl } from '../recording.contract.ts'
import { recordingScreenMessages } from '../recording-screens.messages.ts'
import { PublicationForm } from './PublicationForm.tsx'
import styles from './Recording.module.css'

/** The recordings of a briefing that the reader may see, each with its chapters. */
export function RecordingPlayer({ briefingId }: { briefingId: string }) {
  const t = useMessages(recordingScreenMessages)
  const { recordings, recorder } = useQueryOf(listRecordings, { params: { id: briefingId } })
  const { isSecretariat } = useViewer()
  return (
    <Stack>
      {isSecretariat && recorder !== 'ready' ? (
        <Alert color="yellow" icon={<IconInfoCircle aria-hidden />}>
          {t(`recording.${recorder}`)}
        </Alert>
      ) : null}
      {recordings.length === 0 ? <EmptyState icon={IconVideo} title={t('recording.none')} description={t('recording.none.body')} level={3} /> : null}
      {recordings.map((recording) => (
        <OneRecording key={recording.id} recording={recording} mayPublish={isSecretariat} />
      ))}
    </Stack>
  )
}

function OneRecording({ recording, mayPublish }: { recording: Recording; mayPublish: boolean }) {
  const t = useMessages(recordingScreenMessages)
  const formats = useFormats()
  return (
    <Paper withBorder p="md" component="section">
      <Group justify="space-between" mb="sm">
        <Title order={3}>{t(recording.kind === 'official' ? 'recording.title' : 'recording.rehearsal')}</Title>
        <Text c="dimmed">{formats.moment(recording.startedAt)}</Text>
      </Group>
      {recording.state === 'ready' ? <Film recording={recording} /> : <Text>{t(recording.state === 'empty' ? 'recording.lost' : 'recording.going')}</Text>}
      {mayPublish && recording.state === 'ready' ? <PublicationForm recording={recording} /> : null}
    </Paper>
  )
}

function Film({ recording: { id, startedAt, bytes, chapters, hasCaptions } }: { recording: Recording }) {
  const t = useMessages(recordingScreenMessages)
  const formats = useFormats()
  const { locale } = useLocale()
  const video = useRef<HTMLVideoElement>(null)
  const [at, setAt] = useState(0)
  const jump = (seconds: number) => {
    if (!video.current) return
    video.current.currentTime = seconds
    void video.current.play().catch(() => undefined)
    video.current.focus()
  }
  return (
    <div className={styles.film}>
      <Stack gap="xs">
        {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- captions are there where somebody typed them */}
        <video
          ref={video}
          className={styles.video}
          controls
          preload="metadata"
          src={recordingFileUrl(id)}
          aria-label={t('recording.video', { moment: formats.moment(startedAt) })}
          onTimeUpdate={(event) => setAt(event.currentTarget.currentTime)}
        >
          <track kind="chapters" src={`/api/recordings/${id}/chapters.vtt?lang=${locale}`} srcLang={locale} />
          {hasCaptions ? <track kind="captions" default src={`/api/recordings/${id}/captions.vtt`} srcLang="vi" label={t('recording.captions')} /> : null}
        </video>
        <Anchor href={recordingFileUrl(id)} download>
          <Group gap={6}>
            <IconDownload size={18} aria-hidden />
            {t('recording.download', { size: formats.count(Math.max(1, Math.round((bytes ?? 0) / 1_000_000))) })}
          </Group>
        </Anchor>
      </Stack>
      <Box component="nav" aria-label={t('recording.chapters')}>
        <Text fw={600} mb={4}>
          {t('recording.chapters')}
        </Text>
        {chapters.length === 0 ? <Text c="dimmed">{t('recording.chapters.none')}</Text> : null}
        <ol className={styles.chapters}>
          {chapters.map((chapter) => (
            <li key={`${chapter.id} ${chapter.start}`}>
              <ChapterButton chapter={chapter} isNow={at >= chapter.start && at < chapter.end} onJump={() => jump(chapter.start)} />
            </li>
          ))}
        </ol>
      </Box>
    </div>
  )
}

function ChapterButton({ chapter, isNow, onJump }: { chapter: RecordingChapter; isNow: boolean; onJump: () => void }) {
  const t = useMessages(recordingScreenMessages)
  const { locale } = useLocale()
  const title = chapterTitle(chapter, locale)
  const time = clock(chapter.start).slice(0, 8)
  return (
    <UnstyledButton
      className={styles.chapter}
      data-kind={chapter.kind}
      data-now={isNow || undefined}
      aria-current={isNow ? 'true' : undefined}
      aria-label={t('recording.jump', { time, title })}
      onClick={onJump}
    >
      <span className={styles.time}>{time}</span>
      <span>{title}</span>
    </UnstyledButton>
  )
}
