import { Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { queryOf, useAction } from '#ui/data.ts'
import { useMessages } from '#ui/i18n.tsx'
import { ReasonedButton } from '#ui/ReasonedButton.tsx'
import { draftRelease, listReleases } from '../../releases/release.contract.ts'
import { CapturePicture } from '../../releases/ui/CapturePicture.tsx'
import { roomScreenMessages } from '../room-screens.messages.ts'
import { useFacts, useParts, useSeat } from './RoomProvider.tsx'
import { useOwnPicture } from './Video.tsx'

/** The room's article, where whoever is signed in may write it; null: not this person's, or no article can be begun yet. */
export function useOwnRelease(): { releaseId: string | null } | null {
  const { signedIn } = useParts()
  const { pointId } = useSeat()
  const { briefing } = useFacts()
  const list = useQuery({ ...queryOf(listReleases, { params: { id: briefing.id } }), enabled: signedIn && pointId !== null, retry: false }).data
  const row = list?.rows.find((one) => one.pointId === pointId)
  return row?.own && (row.id !== null || list?.open) ? { releaseId: row.id } : null
}

/** Takes a picture of the room's own video into its article, by consent. */
export function PictureDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useMessages(roomScreenMessages)
  const { pointId } = useSeat()
  const release = useOwnRelease()
  const own = useOwnPicture()
  const draft = useAction(draftRelease, { invalidates: [listReleases] })
  return (
    <Modal opened={opened} onClose={onClose} title={t('picture')}>
      <Stack>
        <Text size="sm">{t('picture.consent')}</Text>
        {release && release.releaseId === null ? (
          <ReasonedButton variant="default" loading={draft.isPending} onClick={() => draft.mutate({ params: { id: pointId ?? '' } })}>
            {t('picture.draft')}
          </ReasonedButton>
        ) : null}
        <CapturePicture stream={own} releaseId={release?.releaseId ?? null} />
      </Stack>
    </Modal>
  )
}
