import { Button, Group, Image, Modal, Stack, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCamera } from '@tabler/icons-react'
import { useState } from 'react'
import { client } from '#platform/browser-client.web.ts'
import { useMessages } from '#ui/i18n.tsx'
import { useProblemSentence } from '#ui/problem.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { addPicture, editPicture } from '../release.contract.ts'
import { releaseMessages } from '../release.messages.ts'

interface CaptureProps {
  /** The room's own video; never another's. */
  stream: MediaStream | null
  /** The room's article; null while it has none. */
  releaseId: string | null
}

interface Frame {
  blob: Blob
  url: string
  takenAt: string
}

/** Takes a frame of the room's own video into its article, with the name of who agreed. */
export function CapturePicture({ stream, releaseId }: CaptureProps) {
  const t = useMessages(releaseMessages)
  const [frame, setFrame] = useState<Frame>()
  const why = releaseId === null ? t('capture.no-release') : stream?.getVideoTracks().length ? undefined : t('capture.no-video')
  const take = async () => {
    if (stream) setFrame(await frameOf(stream))
  }
  const close = () => {
    if (frame) URL.revokeObjectURL(frame.url)
    setFrame(undefined)
  }
  return (
    <>
      <ReasonedButton variant="default" leftSection={<IconCamera size={18} aria-hidden />} disabledReason={why} onClick={() => void take()}>
        {t('capture')}
      </ReasonedButton>
      <Modal opened={frame !== undefined} onClose={close} title={t('capture.title')} size="lg">
        {frame && releaseId ? <Keep frame={frame} releaseId={releaseId} onAgain={() => void take()} onKept={close} /> : null}
      </Modal>
    </>
  )
}

function Keep({ frame, releaseId, onAgain, onKept }: { frame: Frame; releaseId: string; onAgain: () => void; onKept: () => void }) {
  const t = useMessages(releaseMessages)
  const sentenceOf = useProblemSentence()
  const [by, setBy] = useState('')
  const [busy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    try {
      const { id } = await client(addPicture, {
        params: { id: releaseId },
        query: { origin: 'frame', takenAt: frame.takenAt },
        file: frame.blob,
        fileName: 'frame.jpg',
      })
      if (by.trim() !== '') await client(editPicture, { params: { id }, body: { consentBy: by } })
      notifications.show({ message: t('capture.done'), color: 'green' })
      onKept()
    } catch (error) {
      notifications.show({ message: sentenceOf(error), color: 'red', autoClose: false })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Stack>
      <Image src={frame.url} alt={t('picture.of-room')} radius="sm" />
      <TextInput label={t('capture.consent')} description={t('picture.consent-hint')} value={by} onChange={(event) => setBy(event.currentTarget.value)} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onAgain}>
          {t('capture.again')}
        </Button>
        <Button loading={busy} onClick={() => void keep()}>
          {t('capture.keep')}
        </Button>
      </Group>
    </Stack>
  )
}

const JPEG_QUALITY = 0.9

/** One frame of a stream as it is seen, as a JPEG. */
async function frameOf(stream: MediaStream): Promise<Frame> {
  const video = document.createElement('video')
  video.muted = true
  video.srcObject = stream
  await video.play()
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')?.drawImage(video, 0, 0)
  video.srcObject = null
  const blob = await new Promise<Blob>((resolve, reject) =>
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('The frame could not be drawn'))), 'image/jpeg', JPEG_QUALITY),
  )
  return { blob, url: URL.createObjectURL(blob), takenAt: new Date().toISOString() }
}
