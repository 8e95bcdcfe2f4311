import { Button, Group, MultiSelect, Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useAction, useQueryOf } from '#ui/data.ts'
import { useMessages, useNamed } from '#ui/i18n.tsx'
import { listPoints } from '../../point.contract.ts'
import { type Audience, listRecordings, publishRecording, type Recording, unpublishRecording } from '../recording.contract.ts'
import { recordingScreenMessages } from '../recording-screens.messages.ts'
import { useParams } from '@tanstack/react-router'

/** Who may see a recording, for the secretariat. */
export function PublicationForm({ recording }: { recording: Recording }) {
  const t = useMessages(recordingScreenMessages)
  const [audience, setAudience] = useState<Audience>(recording.audience)
  const [agencyIds, setAgencyIds] = useState<string[]>(recording.agencyIds)
  const agencies = useAgencies()
  const publish = useAction(publishRecording, { invalidates: [listRecordings], success: t('recording.published') })
  const unpublish = useAction(unpublishRecording, { invalidates: [listRecordings], success: t('recording.taken-back') })
  const params = { id: recording.id }
  const standing = !recording.publishedAt ? 'recording.unpublished' : (`recording.published.${recording.audience}` as const)
  return (
    <Stack mt="md" gap="sm">
      <Text fw={600}>{t(standing, { count: recording.agencyIds.length })}</Text>
      <Radio.Group label={t('recording.audience')} value={audience} onChange={(value) => setAudience(value === 'agencies' ? 'agencies' : 'participants')}>
        <Group mt={6}>
          <Radio value="participants" label={t('recording.audience.participants')} />
          <Radio value="agencies" label={t('recording.audience.agencies')} />
        </Group>
      </Radio.Group>
      {audience === 'agencies' ? (
        <MultiSelect searchable hidePickedOptions label={t('recording.agencies')} data={agencies} value={agencyIds} onChange={setAgencyIds} />
      ) : null}
      <Group>
        <Button loading={publish.isPending} onClick={() => publish.mutate({ params, body: { audience, agencyIds } })}>
          {t('recording.publish')}
        </Button>
        {recording.publishedAt ? (
          <Button variant="default" loading={unpublish.isPending} onClick={() => unpublish.mutate({ params })}>
            {t('recording.unpublish')}
          </Button>
        ) : null}
      </Group>
    </Stack>
  )
}

/** Agencies whose rooms take part, by the name of their room. */
function useAgencies() {
  const named = useNamed()
  const { briefingId = '' } = useParams({ strict: false })
  const { points } = useQueryOf(listPoints, { params: { id: briefingId } })
  const own = points.filter(({ parentId }) => parentId === null)
  return [...new Map(own.map((point) => [point.agencyId, { value: point.agencyId, label: named(point) }])).values()]
}
